/// Fills templates in.
struct TemplateRendering {
    private let templates: [String: [TemplateNode]]
    private var stack: [Shown]
    /// Blocks that replace those of a parent; the outermost counts.
    private var blocks: [String: [TemplateNode]] = [:]
    private(set) var bytes: [UInt8] = []

    init(_ templates: [String: [TemplateNode]], _ values: Values) {
        self.templates = templates
        stack = [.values(values)]
        bytes.reserveCapacity(1 << 14)
    }

    mutating func render(_ name: String) { render(templates[name] ?? []) }

    private mutating func render(_ nodes: [TemplateNode]) {
        for node in nodes { render(node) }
    }

    private mutating func render(_ node: TemplateNode) {
        switch node {
        case .text(let text): bytes += text
        case .variable(let path, let isEscaped):
            guard case .text(let text) = value(path) else { return }
            if isEscaped { SafeHTML.escape(text, into: &bytes) } else { bytes += text.utf8 }
        case .section(let path, let isInverted, let nodes): section(value(path), isInverted, nodes)
        case .partial(let name): render(name)
        case .block(let name, let nodes): render(blocks[name] ?? nodes)
        case .parent(let name, let own):
            let outer = blocks
            blocks.merge(own) { outer, _ in outer }
            render(name)
            blocks = outer
        }
    }

    private mutating func section(_ value: Shown, _ isInverted: Bool, _ nodes: [TemplateNode]) {
        if isInverted {
            if !value.isThere { render(nodes) }
            return
        }
        switch value {
        case .absent: break
        case .flag(let flag): if flag { render(nodes) }
        case .list(let elements): for element in elements { render(nodes, inside: element) }
        case .text, .values, .elements: render(nodes, inside: value)
        }
    }

    private mutating func render(_ nodes: [TemplateNode], inside value: Shown) {
        stack.append(value)
        render(nodes)
        stack.removeLast()
    }

    /// The first name is looked for from the inside out, the others in what it is.
    private func value(_ path: [ValueName]) -> Shown {
        guard let first = path.first else { return stack.last ?? .absent }
        var place = stack.count
        while place > 0 {
            place -= 1
            guard let found = stack[place].value(first) else { continue }
            return path.count == 1 ? found : path.dropFirst().reduce(found) { $0.value($1) ?? .absent }
        }
        return .absent
    }
}
