import ContestModel

/// The `problems` of `contest.yaml`.
struct ProblemList {
    let root: Section

    func problems() -> [ContestProblem] {
        guard root.raw("problems") != nil else {
            root.complain("problems", "is missing", fix: "write a list such as `- {id: hello, label: A}`")
            return []
        }
        let items = root.sections("problems") ?? []
        let read = items.enumerated().compactMap { problem($0.element, position: $0.offset) }
        refuseRepeated(read.map { ($0.problem.id.text, $0.section) }, key: "id")
        refuseRepeated(read.map { ($0.problem.label, $0.section) }, key: "label")
        return read.map(\.problem)
    }

    private func problem(_ section: Section, position: Int) -> (problem: ContestProblem, section: Section)? {
        let id: ProblemID? = section.required("id", .problemID)
        let label = section.value("label", .label, default: Self.label(position))
        let rgb = section.optional("rgb", .colour)
        let weight = section.value("weight", .number, default: 1)
        section.finish()
        return id.map { (ContestProblem(id: $0, label: label, rgb: rgb, weight: weight), section) }
    }

    /// `A`…`Z`, `AA`…
    private static func label(_ position: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let last = String(letters[position % 26])
        return position < 26 ? last : label(position / 26 - 1) + last
    }

    private func refuseRepeated(_ values: [(text: String, section: Section)], key: String) {
        var seen: [String: Int] = [:]
        for (text, section) in values {
            // Upper and lower case are the same to some file systems and to people who name their zips.
            if let line = seen[text.lowercased()] {
                section.complain(key, "'\(text)' is taken by the problem of line \(line)", fix: "choose another")
            }
            seen[text.lowercased()] = section.line
        }
    }
}

extension Form<ProblemID> {
    fileprivate static var problemID: Self {
        let usual: Self = .id()
        return Form("\(usual.expected), and not starting with smoke-") { text in
            text.hasPrefix("smoke-") ? nil : usual.read(text)
        }
    }
}

extension Form<String> {
    fileprivate static var label: Self {
        Form("1 to 8 letters or digits") { text in
            (1...8).contains(text.count) && text.allSatisfy { $0.isLetter || $0.isNumber } ? text : nil
        }
    }

    fileprivate static var colour: Self {
        Form("a colour such as \"#2266cc\"") { text in
            let digits = text.dropFirst().utf8.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || isHex($0) }
            return text.hasPrefix("#") && text.utf8.count == 7 && digits == 6 ? text.lowercased() : nil
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "F") ~= byte
    }
}
