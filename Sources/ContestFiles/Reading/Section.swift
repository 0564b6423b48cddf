import ContestModel

/// What is found while a file is read.
final class Report {
    /// As messages call it.
    let file: String
    /// Whether a key without a value is the same as none, as authors of problem packages are used to.
    let toleratesBlanks: Bool
    private(set) var findings: [Finding] = []
    private(set) var settings: [Setting] = []
    /// Keys at the top that nothing here reads, where that is no mistake.
    private(set) var foreignKeys: [String] = []

    init(file: String, toleratesBlanks: Bool = false) {
        self.file = file
        self.toleratesBlanks = toleratesBlanks
    }

    /// Notes a finding once; nobody reads more than the first hundred.
    func complain(line: Int?, key: String = "", _ what: String, fix: String) {
        let finding = Finding(file: file, line: line, key: key, what: what, fix: fix)
        guard findings.count < 100, !findings.contains(finding) else { return }
        findings.append(finding)
    }

    func note(_ key: String, _ value: String, line: Int?) {
        settings.append(Setting(key: key, value: value, source: line.map { "\(file):\($0)" } ?? "default"))
    }

    func pass(over key: String) { foreignKeys.append(key) }

    /// Notes what is wrong with another file and goes on without it.
    func collect<Value>(_ read: () throws(ConfigurationError) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            findings += error.findings
            return nil
        }
    }

    func throwFindings() throws(ConfigurationError) {
        guard findings.isEmpty else { throw error }
    }

    /// Everything that was found: in this file by line, then in others.
    var error: ConfigurationError {
        let own = findings.filter { $0.file == file }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        return ConfigurationError(own + findings.filter { $0.file != file })
    }
}

/// One mapping of a file, asked key by key; what nobody asked for is an unknown key.
///
/// A wrong value is noted in the report and read as absent, so that one look at a file finds everything.
final class Section {
    let report: Report
    /// The keys that lead here, such as `intake.per_team`; empty at the top.
    let path: String
    let line: Int
    private let members: [Datum.Member]
    private var asked: [String] = []

    /// In the order of the file.
    var keys: [String] { members.map(\.key) }

    init(_ datum: Datum, path: String = "", in report: Report) {
        self.report = report
        self.path = path
        line = datum.line
        switch datum.content {
        case .map(let members): self.members = members
        case .blank, .null: members = []
        case .text, .list:
            members = []
            report.complain(
                line: datum.line,
                key: path,
                "is \(datum.kind), not a mapping",
                fix: "write `key: value` lines\(path.isEmpty ? "" : " below it")"
            )
        }
    }

    /// The value of a key that may be absent.
    func value<Value>(_ key: String, _ form: Form<Value>) -> Value? {
        find(key).flatMap { read($0.value, key, form) }
    }

    func value<Value>(_ key: String, _ form: Form<Value>, default usual: Value) -> Value {
        let found = value(key, form)
        report.note(name(key), form.write(found ?? usual), line: found == nil ? nil : lineOf(key))
        return found ?? usual
    }

    /// The value of a key that may be absent, shown as `none` then.
    func optional<Value>(_ key: String, _ form: Form<Value>, none: String = "none") -> Value? {
        let found = value(key, form)
        report.note(name(key), found.map(form.write) ?? none, line: found == nil ? nil : lineOf(key))
        return found
    }

    /// Nil only after a complaint.
    func required<Value>(_ key: String, _ form: Form<Value>) -> Value? {
        guard let member = find(key) else {
            missing(key, form.expected)
            return nil
        }
        let found = read(member.value, key, form)
        if let found { report.note(name(key), form.write(found), line: member.line) }
        return found
    }

    /// A list of values; nil: absent. One value alone counts as a list of one where `allowsOne` says so.
    func list<Value>(_ key: String, _ form: Form<Value>, allowsOne: Bool = false) -> [Value]? {
        guard let member = find(key) else { return nil }
        switch member.value.content {
        case .list(let items):
            return items.enumerated().compactMap { read($0.element, "\(key)[\($0.offset)]", form) }
        case .text where allowsOne: return read(member.value, key, form).map { [$0] }
        case .blank, .null, .text, .map:
            wrong(member.value, key, "a list: [one, two]")
            return nil
        }
    }

    /// The mapping below a key; an empty one where the key is absent.
    func section(_ key: String) -> Section {
        Section(find(key)?.value ?? Datum(line: line, content: .blank), path: name(key), in: report)
    }

    /// The mappings of a list; nil: the key is absent or not a list.
    func sections(_ key: String) -> [Section]? {
        guard let member = find(key) else { return nil }
        guard case .list(let items) = member.value.content else {
            wrong(member.value, key, "a list, each item starting with `- `")
            return nil
        }
        return items.enumerated().map { Section($0.element, path: name("\(key)[\($0.offset)]"), in: report) }
    }

    /// Whatever a key holds; nil: absent.
    func raw(_ key: String) -> Datum? { find(key)?.value }

    /// The values of all keys that were not asked for, which counts as asking.
    func rest<Value>(_ form: Form<Value>) -> [String: Value] {
        let others = members.filter { !asked.contains($0.key) }
        asked += others.map(\.key)
        return others.reduce(into: [:]) { $0[$1.key] = read($1.value, $1.key, form) }
    }

    /// The same as texts; of a list, its items with commas between them.
    func restJoined() -> [String: String] {
        let others = members.filter { !asked.contains($0.key) }
        asked += others.map(\.key)
        return others.reduce(into: [:]) { options, member in
            guard case .list(let items) = member.value.content else {
                options[member.key] = read(member.value, member.key, .line)
                return
            }
            let words = items.enumerated().compactMap { read($0.element, "\(member.key)[\($0.offset)]", .word) }
            options[member.key] = words.joined(separator: ",")
        }
    }

    /// The line of a key, or of the section where it is absent.
    func lineOf(_ key: String) -> Int { members.first { $0.key == key }?.line ?? line }

    func complain(_ key: String, _ what: String, fix: String) {
        report.complain(line: lineOf(key), key: name(key), what, fix: fix)
    }

    /// Reports every key that was not asked for.
    func finish() {
        for member in members where !asked.contains(member.key) {
            let near = Nearest.word(to: member.key, among: asked)
            report.complain(
                line: member.line,
                key: name(member.key),
                "is not a key of \(path.isEmpty ? "this file" : path)",
                fix: near.map { "did you mean '\($0)'?" } ?? "known are \(asked.joined(separator: ", "))"
            )
        }
    }

    /// Reports every key that is nearly one that was asked for; the others are passed over, and noted.
    func finishLeniently() {
        for member in members where !asked.contains(member.key) {
            guard let near = Nearest.misspelled(member.key, among: asked) else {
                report.pass(over: name(member.key))
                continue
            }
            complain(member.key, "is not a key of this file", fix: "did you mean '\(near)'?")
        }
    }

    private func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func find(_ key: String) -> Datum.Member? {
        if !asked.contains(key) { asked.append(key) }
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        switch member.value.content {
        case .null: return nil
        case .blank where report.toleratesBlanks: return nil
        case .blank, .text, .list, .map: return member
        }
    }

    private func read<Value>(_ datum: Datum, _ key: String, _ form: Form<Value>) -> Value? {
        switch datum.content {
        case .text(let text):
            if !text.isEmpty || form.takesEmpty, let value = form.read(text) { return value }
        case .blank, .null, .list, .map: break
        }
        wrong(datum, key, form.expected)
        return nil
    }

    private func wrong(_ datum: Datum, _ key: String, _ expected: String) {
        // `rgb: #2266cc` is a comment to YAML.
        let hint =
            if case .blank = datum.content { ", or leave the key out (a value that starts with # needs quotes)" } else {
                ""
            }
        report.complain(line: datum.line, key: name(key), "is \(datum.kind)", fix: "write \(expected)\(hint)")
    }

    private func missing(_ key: String, _ expected: String) {
        report.complain(line: line, key: name(key), "is missing", fix: "write \(expected)")
    }
}
