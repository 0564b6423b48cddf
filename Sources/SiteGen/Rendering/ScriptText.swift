/// A script as it is published: without indentation, empty lines, and lines that are comments as a whole.
///
/// So a text of several lines in it must not depend on its indentation.
enum ScriptText {
    static func published(_ source: String) -> String {
        let lines = source.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
        return lines.filter { !$0.isEmpty && !$0.hasPrefix("//") }.map { $0 + "\n" }.joined()
    }
}
