import Foundation
import Intake

/// The troubles of the sweep before, so that the logs have each of them once and not every minute.
struct KnownTroubles {
    private let path: String
    private let last: Set<String>

    /// `folder` is that of the logs.
    init(folder: String) {
        path = "\(folder)/last-troubles"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        last = Set(text.split(separator: "\n").map(String.init))
    }

    /// Those that the sweep before did not have; the next is told of all of them. It never fails.
    func new(among troubles: [String]) -> [String] {
        let lines = troubles.map { DisplayName.shown($0, limit: 2000) }
        if Set(lines) != last { try? WholeFile.write(Data(lines.map { "\($0)\n" }.joined().utf8), to: path) }
        return zip(troubles, lines).filter { !last.contains($0.1) }.map(\.0)
    }
}
