import Archive
import ArgumentParser
import Foundation

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a contest anew from an archive that `export archive` wrote.",
        discussion: """
            Everything is checked before the folder is there. Uploads, site and outboxes are not in an archive: the next sweep \
            makes site and outboxes anew, and knows uploads again that were copied along.
            """
    )

    @Argument(help: "The archive's file.") var archive: String
    @Argument(help: "The folder to make; it must not exist yet, or be empty.") var folder: String

    func run() throws {
        guard FileManager.default.fileExists(atPath: archive) else {
            throw Failure.wrongUse("\(archive): there is no such file.")
        }
        let target = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
        let path = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
        // What is there but an empty folder, such as a file or a link to nowhere, was not meant.
        if let found = try? FileManager.default.attributesOfItem(atPath: path) {
            guard found[.type] as? FileAttributeType == .typeDirectory else {
                throw Failure.wrongUse("\(folder) is there already and is no folder: name another one.")
            }
            guard try FileManager.default.contentsOfDirectory(atPath: path).isEmpty else {
                throw Failure.wrongUse("\(folder) is not empty: an archive is restored into a folder of its own.")
            }
        }
        let manifest = try RestoredFolder(path: path).make(from: archive)
        print("Restored \(manifest.files) files of the contest '\(Self.shown(manifest.contest))' into \(folder).")
        for one in manifest.elsewhere { print("To do: \(advice(on: one, manifest))") }
        print("Next: `batch-judge doctor --contest \(folder)/\(manifest.contestFile)`.")
    }

    /// What a person has to decide about a folder that is named by an absolute path.
    private func advice(on one: ArchiveManifest.Elsewhere, _ manifest: ArchiveManifest) -> String {
        let said = "\(manifest.contestFile) says `\(Self.shown(one.key)): \(Self.shown(one.written))`"
        guard let member = one.path else {
            return "\(said), which is not in the archive: see that it is there, or name another folder."
        }
        return "\(said); what was in it is in \(folder)/\(member): move it there, or name that folder."
    }

    /// Without what a terminal would obey.
    private static func shown(_ text: String) -> String { String(text.debugDescription.dropFirst().dropLast()) }
}
