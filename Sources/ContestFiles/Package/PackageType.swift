/// What sort of problem a package says it is.
struct PackageType {
    var isScoring = false
    var isInteractive = false
    var isMultiPass = false
    /// The outputs are handed in, not a program.
    var takesAnswers = false
    /// Whether a program of the package judges outputs; nil: it does if there is one.
    var hasOwnValidator: Bool?

    init(_ root: Section, _ format: PackageFormat) {
        switch format {
        case .legacy:
            isScoring = root.value("type", Form<LegacyType>.choice()) == .scoring
            readValidation(root)
        case .of2025: readTypes(root)
        }
    }

    /// Whether the validator decides what a program reads.
    var isConversation: Bool { isInteractive || isMultiPass }

    /// `validation: custom interactive score`; `multipass` is DOMjudge's word.
    private mutating func readValidation(_ root: Section) {
        let words = (root.value("validation", .line) ?? "default").split(separator: " ")
        switch words.first {
        case "default"? where words.count == 1: hasOwnValidator = false
        case "custom"?: readCustom(words.dropFirst(), root)
        case .some, nil: wrongValidation(root)
        }
    }

    private mutating func readCustom(_ words: ArraySlice<Substring>, _ root: Section) {
        hasOwnValidator = true
        for word in words {
            switch word {
            case "interactive": isInteractive = true
            case "multipass": isMultiPass = true
            // A scoring problem's validator may leave a score in any case.
            case "score":
                if !isScoring {
                    root.complain(
                        "validation",
                        "says score in a pass-fail problem",
                        fix: "leave the word out, or write `type: scoring`"
                    )
                }
            default: wrongValidation(root)
            }
        }
    }

    private func wrongValidation(_ root: Section) {
        root.complain(
            "validation",
            "is none of the format's",
            fix: "write default, or custom and any of score, interactive, multipass after it"
        )
    }

    private mutating func readTypes(_ root: Section) {
        let types = root.list("type", Form<Type2025>.choice(), allowsOne: true) ?? [.passFail]
        if types.isEmpty { root.complain("type", "is empty", fix: "name one, or leave the key out for pass-fail") }
        for (one, other) in Type2025.incompatible where types.contains(one) && types.contains(other) {
            root.complain(
                "type",
                "\(one.rawValue) does not go with \(other.rawValue)",
                fix: "keep one of them"
            )
        }
        isScoring = types.contains(.scoring)
        isInteractive = types.contains(.interactive)
        isMultiPass = types.contains(.multiPass)
        takesAnswers = types.contains(.submitAnswer)
    }
}

private enum LegacyType: String, CaseIterable {
    case passFail = "pass-fail"
    case scoring
}

private enum Type2025: String, CaseIterable {
    case passFail = "pass-fail"
    case scoring
    case multiPass = "multi-pass"
    case interactive
    case submitAnswer = "submit-answer"

    static let incompatible: [(Type2025, Type2025)] = [
        (.passFail, .scoring), (.multiPass, .submitAnswer), (.interactive, .submitAnswer),
    ]
}
