import ContestModel
import Foundation

/// The teams beside `contest.yaml`: `teams.yaml`, `teams.json` or `teams.csv`.
enum TeamsFile {
    private static let names = ["teams.yaml", "teams.json", "teams.csv"]

    static func load(in folder: String) throws(ConfigurationError) -> [Team] {
        let found = names.filter { FileKind("\(folder)/\($0)") != .missing }
        guard let name = found.first else {
            throw ConfigurationError([
                Finding(
                    file: "teams.yaml",
                    what: "there is no such file",
                    fix: "write a list of {id, name} beside contest.yaml"
                )
            ])
        }
        guard found.count == 1 else {
            throw ConfigurationError([Finding(file: name, what: "\(found[1]) lies beside it", fix: "keep one of them")])
        }
        return try read(TextFile.read("\(folder)/\(name)", name: name), name: name)
    }

    /// `name` decides the syntax.
    static func read(_ text: String, name: String) throws(ConfigurationError) -> [Team] {
        let report = Report(file: name, toleratesBlanks: name == "teams.csv")
        let root: Datum
        switch name {
        case "teams.json": root = try JSONText.read(text, file: name)
        case "teams.csv": root = try CSVText.read(text, file: name)
        default: root = try YAMLText.read(text, file: name)
        }
        guard case .list(let items) = root.content else {
            report.complain(
                line: root.line,
                "is \(root.kind), not a list of teams",
                fix: "write `- {id: t1, name: One}` lines"
            )
            throw report.error
        }
        let sections = items.map { Section($0, in: report) }
        let teams = teams(sections, derivesIDs: name != "teams.yaml")
        guard report.findings.isEmpty else { throw report.error }
        return teams
    }

    private static func teams(_ sections: [Section], derivesIDs: Bool) -> [Team] {
        let ids = ids(sections, derives: derivesIDs)
        return zip(sections, ids).compactMap { section, id in team(section, id) }
    }

    private static func team(_ section: Section, _ id: TeamID?) -> Team? {
        let name = section.required("name", .line)
        let organization = section.value("organization", .line)
        let members = section.list("members", .line, allowsOne: true) ?? []
        let leader = section.value("leader_email", .line)
        let email = section.value("email", .line) ?? leader
        let kind = section.value("kind", .choice(), default: Team.Kind.team)
        let isHidden = section.value("hidden", .flag, default: false)
        let keys = section.list("keys", .publicKey, allowsOne: true) ?? []
        section.finish()
        guard let id, let name else { return nil }
        return Team(
            id: id,
            name: name,
            organization: organization,
            members: members,
            email: email,
            kind: kind,
            isHidden: isHidden,
            keys: keys
        )
    }

    /// Those that are written, each once, and then those made of names around them.
    private static func ids(_ sections: [Section], derives: Bool) -> [TeamID?] {
        var taken: [String: Int] = [:]
        var ids = sections.map { section -> TeamID? in
            let id: TeamID? = derives ? section.value("id", .id()) : section.required("id", .id())
            // Upper and lower case are the same to some file systems.
            guard let id, let line = taken.updateValue(section.line, forKey: id.text.lowercased()) else { return id }
            section.complain("id", "'\(id)' is taken by the team of line \(line)", fix: "choose another")
            return id
        }
        guard derives else { return ids }
        for (position, section) in sections.enumerated() where section.raw("id") == nil {
            guard let name = section.value("name", .line) else { continue }
            let slug = Slug.unique(name, among: Set(taken.keys))
            taken[slug] = section.line
            ids[position] = try? TeamID(slug)
        }
        return ids
    }
}

/// An id made of a name: `Grüne Äpfel!` becomes `grune-apfel`.
enum Slug {
    static func unique(_ name: String, among taken: Set<String>) -> String {
        let plain = name.decomposedStringWithCompatibilityMapping.lowercased().utf8
            .split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) && $0 < 0x80 }
            .map { String(decoding: $0.filter { $0 < 0x80 }, as: UTF8.self) }
            .filter { !$0.isEmpty }
            .joined(separator: "-")
            .prefix(30)
        let base = plain.isEmpty ? "team" : String(plain)
        guard taken.contains(base) else { return base }
        var number = 2
        while taken.contains("\(base)-\(number)") { number += 1 }
        return "\(base)-\(number)"
    }
}
