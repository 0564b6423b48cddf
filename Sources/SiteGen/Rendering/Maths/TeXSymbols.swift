/// What TeX's commands stand for, as far as statements of problems use them.
enum TeXSymbols {
    static let identifiers: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η",
        "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
        "pi": "π",
        "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
        "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
        "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "infty": "∞", "emptyset": "∅",
        "varnothing": "∅",
        "partial": "∂", "nabla": "∇", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "top": "⊤", "bot": "⊥",
    ]

    static let operators: [String: String] = [
        "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠", "neq": "≠",
        "lt": "<",
        "gt": ">", "ll": "≪", "gg": "≫", "equiv": "≡", "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅",
        "propto": "∝",
        "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "cup": "∪",
        "cap": "∩", "setminus": "∖", "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗",
        "star": "⋆",
        "circ": "∘", "bullet": "∙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "wedge": "∧", "land": "∧", "vee": "∨",
        "lor": "∨", "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃", "nexists": "∄", "to": "→", "rightarrow": "→",
        "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "implies": "⟹", "Leftarrow": "⇐",
        "Leftrightarrow": "⇔", "iff": "⟺", "mapsto": "↦", "longrightarrow": "⟶", "uparrow": "↑", "downarrow": "↓",
        "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯", "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱", "mid": "∣",
        "nmid": "∤", "parallel": "∥", "perp": "⊥", "angle": "∠", "prec": "≺", "succ": "≻", "colon": ":",
        "triangle": "△",
        "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩", "vert": "|",
        "lvert": "|",
        "rvert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "{": "{", "}": "}", "lbrace": "{", "rbrace": "}",
        "|": "‖",
        "%": "%", "#": "#", "&": "&", "$": "$", "_": "_", "lbrack": "[", "rbrack": "]", "backslash": "\\", "prime": "′",
    ]

    /// With limits below and above where the formula stands by itself.
    static let largeOperators: [String: String] = [
        "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigvee": "⋁",
        "bigwedge": "⋀",
    ]

    /// Limits stand beside them.
    static let integrals: [String: String] = ["int": "∫", "iint": "∬", "oint": "∮"]

    static let functions: Set<String> = [
        "sin", "cos", "tan", "cot", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg", "exp",
        "deg",
        "dim", "ker", "arg", "hom",
    ]

    /// Those that have limits below them.
    static let limits: Set<String> = ["min", "max", "lim", "inf", "sup", "gcd", "det", "Pr", "argmin", "argmax"]

    /// Widths in em.
    static let spaces: [String: String] = [
        ",": "0.1667em", ":": "0.2222em", ">": "0.2222em", ";": "0.2778em", "!": "-0.1667em", " ": "0.25em",
        "quad": "1em",
        "qquad": "2em", "enspace": "0.5em", "thinspace": "0.1667em",
    ]

    static let accents: [String: String] = [
        "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "vec": "→", "tilde": "~", "widetilde": "~", "dot": "˙",
        "ddot": "¨", "overrightarrow": "→",
    ]

    static let doubleStruck: [Character: String] = [
        "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "R": "ℝ", "C": "ℂ", "P": "ℙ", "H": "ℍ", "E": "𝔼", "F": "𝔽",
    ]

    /// Fonts of which only the letters' shape is lost.
    static let fonts: Set<String> = ["mathcal", "mathscr", "mathfrak", "mathsf", "mathit", "boldsymbol", "bm"]

    /// Sizes of brackets, which fit by themselves.
    static let sizes: Set<String> = [
        "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm",
        "Bigm",
    ]
}
