import Testing

@testable import Requirements

/// What becomes of each line.
@Suite struct RequirementsReviewTests {
    private func outcomes(_ text: String) -> [String] {
        RequirementsReview(Array(text.utf8), RequirementsPolicy()).lines.map { line in
            let place = line.number.map(String.init) ?? "file"
            switch line.outcome {
            case .accepted(let text): return "\(place) accepted \(text)"
            case .dropped(let why): return "\(place) dropped \(why)"
            case .rejected(let fault): return "\(place) rejected \(fault.rule.rawValue)"
            }
        }
    }

    @Test func saysWhatBecomesOfEachLine() {
        let file = """
            # models
            NumPy == 1.26.4
            -i https://pypi.org/simple
            pandas ; python_version<'3.12'
            numpy==1.26.4
            -e .
            joblib==1
            joblib==2
            """
        let expected = [
            "2 accepted numpy==1.26.4", "3 dropped that index is used in any case",
            "4 accepted pandas ; python_version < \"3.12\"", "5 dropped line 2 says the same", "6 rejected freeze",
            "7 accepted joblib==1", "8 rejected conflict",
        ]
        #expect(outcomes(file) == expected)
    }

    @Test func saysWhatIsWrongWithTheFileAlone() {
        #expect(outcomes("numpy\n\0\n") == ["2 rejected control-character"])
        #expect(outcomes(String(repeating: "\n", count: RequirementsText.maxBytes + 1)) == ["file rejected size"])
        #expect(outcomes("") == [])
    }

    /// Whatever a marker holds, nothing in the line that pip reads begins an option, names a place, or leaves the line.
    @Test func markersCannotReachPip() {
        let parts = [
            "python_version", "os_name", "'3'", "\"--no-binary\"", "'-e'", "'$HOME'", "'a b'", "'a\\b'", "<", ">=",
            "==", "in", "not in",
            "and", "or", "(", ")", "--no-binary", "-e", "@", "#", "'", "\"", " ", "\t", "https://x", "\\\n", "\r",
            "\u{2028}", ";", "extra",
        ]
        var generator = SystemRandomNumberGenerator()
        var taken = 0
        for _ in 0..<20_000 {
            let sound = "python_version \(["<", ">="].randomElement(using: &generator) ?? "<") '3'"
            let noise = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }
            let file = "numpy ; \(sound) \(noise.joined(separator: " "))\n"
            guard let text = try? RequirementsFile.judge(Array(file.utf8), RequirementsPolicy()).get().text else {
                continue
            }
            taken += 1
            let plain = #/(numpy ; [a-z_ ()<>=]*("[A-Za-z0-9._+*\-]+"[a-z_ ()<>=]*)+\n)?/#
            #expect(text.wholeMatch(of: plain) != nil && !text.contains(" -"), "\(file) became \(text)")
        }
        #expect(taken > 1000, "so many were understood")
    }
}
