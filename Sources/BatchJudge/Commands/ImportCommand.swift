import ArgumentParser
import ContestFiles
import ContestModel
import Foundation

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Check a problem package and put it into the contest.",
        discussion: """
            Takes a folder, or a zip with the package at its top or in a folder, in the legacy or 2025-09 format. The package \
            becomes problems/<id>, as a whole or not at all. Statements in LaTeX are converted where pandoc is installed.
            """
    )

    @Argument(help: "The package: a folder, a .zip or a .kpp.") var package: String
    @Option(help: "The problem's id in the contest (default: as the package is called).") var id: String?
    @Flag(help: "Replace a package that is there already.") var force = false
    @OptionGroup var options: ContestOption

    func run() throws {
        let contest = try options.load().contest
        let languages = try LanguageFile.loadAll(images: contest.folders.images)
        let imported = try PackageImport(contest: contest, languages: languages)
            .bring(package, id: id, replaces: force)
        for line in ImportReport(imported, contest).lines { print(line) }
    }
}
