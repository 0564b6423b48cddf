import ContestModel
import Foundation
import Sandbox

/// What a validator of the problem's own said of one output.
struct ValidatorReport: Sendable, Hashable {
    var accepts: Bool
    var score: Double?
    var multiplier: Double?
    /// Plain text, escaped and cut; nil: nothing.
    var juryMessage: String?
    var teamMessage: String?
    /// The input of the next pass, a file; nil: there is none.
    var nextInput: String?

    private static let shownBytes = 4 << 10

    /// Reads how it ended, and the files that it left in `folder`.
    ///
    /// The input of a next pass is a file like any other unless the problem `isRepeated`.
    ///
    /// - Throws: `JudgingError` where it did not do what validators must.
    init(_ outcome: RunOutcome, of name: String, test: String, isRepeated: Bool, feedback folder: String) throws {
        func wrong(_ what: String) -> JudgingError {
            let said = SampleDifference.errors(of: outcome, maxBytes: 1000)
            return .jury(name, "\(what) on \(test)\(said.isEmpty ? "" : "; it said: \(said)")")
        }
        if let limit = outcome.limit { throw wrong("passed its limit of \(limit.words)") }
        if case .refused(let what) = outcome.harvested { throw wrong("left feedback that cannot be taken (\(what))") }
        switch outcome.ending {
        case .exit(42): accepts = true
        case .exit(43): accepts = false
        case .exit(let code): throw wrong("ended with exit code \(code), neither 42 nor 43,")
        case .signal(let number): throw wrong("was ended by signal \(number)")
        case .notStarted(let code): throw wrong("could not be started (errno \(code))")
        }
        func file(_ name: String) throws -> String? {
            let path = "\(folder)/\(name)"
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                throw wrong("made a folder of \(name)")
            }
            return path
        }
        func text(_ name: String) throws -> Data? {
            guard let path = try file(name) else { return nil }
            return try Data(contentsOf: URL(filePath: path, directoryHint: .notDirectory), options: .mappedIfSafe)
        }
        func number(_ name: String) throws -> Double? {
            guard let text = try text(name) else { return nil }
            let words = text.split { Blank.contains($0) }
            guard words.count == 1, let word = words.first, let value = Double(decimal: Data(word).span), value.isFinite
            else { throw wrong("wrote a \(name) that is not one number") }
            return value
        }
        func message(_ name: String) throws -> String? {
            let shown = try text(name).map { SampleDifference.excerpt($0, maxBytes: Self.shownBytes) } ?? ""
            return shown.isEmpty ? nil : shown
        }
        score = try number("score.txt")
        multiplier = try number("score_multiplier.txt")
        juryMessage = try message("judgemessage.txt")
        teamMessage = try message("teammessage.txt")
        nextInput = isRepeated ? try file("nextpass.in") : nil
        if nextInput != nil, !accepts { throw wrong("asked for another pass and rejected the output") }
    }
}
