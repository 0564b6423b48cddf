/// A style sheet without what only its writers need: comments, line ends, indents, and blanks around marks. Quoted texts stay as they are.
struct CompactStyle {
    let text: String

    init(_ source: String) {
        var scanner = StyleScanner(source.utf8)
        scanner.run()
        text = String(decoding: scanner.output, as: UTF8.self)
    }
}

/// Goes through the bytes once.
private struct StyleScanner {
    private let input: [UInt8]
    private var position = 0
    private(set) var output: [UInt8] = []
    /// Of the blanks that were passed, one is owed unless a mark stands on either side.
    private var owesBlank = false

    /// No blank is needed on either side of them. Of a colon only what follows it needs none, as `a :hover` is not `a:hover`.
    private static let marks = Set("{};,>".utf8)

    init(_ source: String.UTF8View) { input = Array(source) }

    mutating func run() {
        while position < input.count {
            let byte = input[position]
            if input[position...].starts(with: "/*".utf8) {
                skipComment()
            } else if " \n\r\t".utf8.contains(byte) {
                owesBlank = true
                position += 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                copyQuoted(until: byte)
            } else {
                emit(byte)
                position += 1
            }
        }
    }

    private mutating func emit(_ byte: UInt8) {
        let last = output.last ?? UInt8(ascii: ":")
        if owesBlank, last != UInt8(ascii: ":"), !Self.marks.contains(last), !Self.marks.contains(byte) {
            output.append(UInt8(ascii: " "))
        }
        owesBlank = false
        if byte == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
        output.append(byte)
    }

    private mutating func skipComment() {
        position += 2
        while position < input.count, !input[position...].starts(with: "*/".utf8) { position += 1 }
        position = min(position + 2, input.count)
        owesBlank = true
    }

    private mutating func copyQuoted(until quote: UInt8) {
        emit(quote)
        position += 1
        while position < input.count {
            let byte = input[position]
            output.append(byte)
            position += 1
            if byte == quote { return }
            guard byte == UInt8(ascii: "\\"), position < input.count else { continue }
            output.append(input[position])
            position += 1
        }
    }
}
