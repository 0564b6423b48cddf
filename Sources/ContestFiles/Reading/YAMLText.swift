import Yams

/// Reads YAML into a `Datum`: one document, no anchors, no tags, every key a plain word and only once.
enum YAMLText {
    static func read(_ text: String, file: String) throws(ConfigurationError) -> Datum {
        try refuseManyAliases(text, file: file)
        do {
            // The basic resolver leaves every scalar as it is written; what it means, the reader of the key knows.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            // Nodes hold their anchors weakly: they are there as long as the parser is.
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else { return Datum(line: 1, content: .blank) }
                return try datum(root, file: file)
            }
        } catch let error as YamlError {
            throw ConfigurationError([finding(error, text, file: file)])
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError([Finding(file: file, what: "cannot be read: \(error)", fix: "check its YAML")])
        }
    }

    private static func datum(_ node: Node, file: String) throws -> Datum {
        let line = node.mark?.line ?? 1
        switch node {
        case .scalar(let scalar):
            try check(scalar.anchor, scalar.tag, line, file)
            return Datum(line: line, content: content(scalar))
        case .sequence(let sequence):
            try check(sequence.anchor, sequence.tag, line, file)
            return Datum(line: line, content: .list(try sequence.map { try datum($0, file: file) }))
        case .mapping(let mapping):
            try check(mapping.anchor, mapping.tag, line, file)
            return Datum(line: line, content: .map(try mapping.map { try member($0.key, $0.value, file: file) }))
        case .alias:
            throw anchors(line, file)
        }
    }

    private static func content(_ scalar: Node.Scalar) -> Datum.Content {
        guard scalar.style == .plain else { return .text(scalar.string) }
        return switch scalar.string {
        case "": .blank
        case "null", "~": .null
        default: .text(scalar.string)
        }
    }

    private static func member(_ key: Node, _ value: Node, file: String) throws -> Datum.Member {
        let name = try datum(key, file: file)
        guard case .text(let word) = name.content else {
            throw ConfigurationError([
                Finding(file: file, line: name.line, what: "a key is \(name.kind)", fix: "write `key: value`")
            ])
        }
        return Datum.Member(key: word, line: name.line, value: try datum(value, file: file))
    }

    private static func check(_ anchor: Anchor?, _ tag: Tag, _ line: Int, _ file: String) throws {
        if anchor != nil { throw anchors(line, file) }
        // Quoted scalars, and keys that were compared with others, carry one of these without having been given it.
        let plain: [Tag.Name] = [.implicit, .nonSpecific, .str, .seq, .map]
        let name = tag.rawValue
        guard plain.contains(where: { $0.rawValue == name }) else {
            throw ConfigurationError([
                Finding(file: file, line: line, what: "YAML tags such as '\(name)' are not read", fix: "leave it out")
            ])
        }
    }

    private static func anchors(_ line: Int?, _ file: String) -> ConfigurationError {
        ConfigurationError([
            Finding(
                file: file,
                line: line,
                what: "YAML anchors and aliases are not read",
                fix: "write the value out, or put words that start with & or * in quotes"
            )
        ])
    }

    /// Aliases used as keys are compared while parsing, before anything here could refuse them, and each may stand for
    /// many others. Without anchors there are none; twenty of them cannot grow into much.
    private static func refuseManyAliases(_ text: String, file: String) throws(ConfigurationError) {
        var aliases = 0
        var hasAnchor = false
        var previous = UInt8(ascii: "\n")
        for byte in text.utf8 {
            if " \t\r\n[]{},:?-".utf8.contains(previous) {
                aliases += byte == UInt8(ascii: "*") ? 1 : 0
                hasAnchor = hasAnchor || byte == UInt8(ascii: "&")
            }
            previous = byte
        }
        if hasAnchor, aliases > 20 { throw anchors(nil, file) }
    }

    private static func finding(_ error: YamlError, _ text: String, file: String) -> Finding {
        let fix = "check the indentation, the quotes and the colons there"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            guard let hint = YAMLHint(text, stoppedAt: mark.line) else {
                return Finding(file: file, line: mark.line, what: "is not YAML: \(problem)", fix: fix)
            }
            return Finding(file: file, line: hint.line, what: hint.what, fix: hint.fix)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return Finding(
                file: file,
                line: context.mark.line,
                key: duplicates.first ?? "",
                what: "stands twice in the same place",
                fix: "keep one of them"
            )
        case .reader(let problem, _, _, _):
            return Finding(file: file, what: "is not YAML: \(problem)", fix: "save it as UTF-8 text")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return Finding(file: file, what: "cannot be read: \(error)", fix: fix)
        }
    }
}
