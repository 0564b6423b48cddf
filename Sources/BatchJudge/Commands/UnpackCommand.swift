import ArgumentParser
import ContestModel
import Foundation
import Intake

/// The process that unpacks one zip; started by a sweep, never by people.
struct UnpackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpack",
        abstract: "Unpack one zip under limits (used by `run`).",
        shouldDisplay: false
    )

    @Argument var zip: String
    @Argument var folder: String
    @Argument(help: "The limits as JSON.") var limits: String

    func run() throws {
        let limits = try JSONDecoder().decode(ZipLimits.self, from: Data(limits.utf8))
        let report = Unpacker.unpack(zip: zip, into: folder, limits: limits)
        FileHandle.standardOutput.write(try JSONEncoder().encode(report))
    }
}
