import ArgumentParser
import ContestModel
import Foundation

struct StarterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "starter",
        abstract:
            "Make the starter kit of an ML problem: a program that runs, sample data, the image, how to check at home.",
        discussion: """
            Sample data is what the package has in data/sample under the names of the features and labels files; without it, the \
            first rows of the features. Labels and the rest of the data never go in. Without --to the site links to it on the \
            problem's page, from the next sweep on.
            """
    )

    @OptionGroup var contest: ContestOption
    @Argument(help: "The problem.") var problem: String
    @Option(help: "Write it to this file, and do not publish it.") var to: String?

    func run() throws {
        let place = try Workplace(contest)
        let model = try ModelProblem(problem, in: place)
        let packages = try? ImagePackages.read(model.rules.image, Engine.connect())
        let images = place.contest.folders.images
        let kit = try StarterKit(model, contest: place.contest, images: images, packages: packages)
        let state = place.contest.folders.state
        if to == nil { _ = try place.stateFolder("starter") }
        let path = to ?? Downloads.kit(of: model.problem.id, state: state)
        let part = "\(path).part"
        defer { try? FileManager.default.removeItem(atPath: part) }
        try Data().write(to: URL(filePath: part))
        let file = try FileHandle(forWritingTo: URL(filePath: part))
        try kit.write(to: file)
        try file.close()
        try WholeFile.replace(path, with: part)
        print("\(path): \(kit.files.count) files")
        if packages == nil {
            let image = model.rules.image
            Message.write(
                "The image \(image) did not say what it has installed; `batch-judge images build \(image)` first."
            )
        }
    }
}
