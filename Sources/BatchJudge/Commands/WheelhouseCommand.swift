import ArgumentParser
import ContestFiles
import ContestModel
import Foundation

struct WheelhouseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wheelhouse",
        abstract: "Download the packages that submissions to an ML problem may ask for.",
        subcommands: [Build.self]
    )

    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Download wheels for an image's Python, with all that they need and it has not, and list them in wheelhouse.json."
        )
        @Argument(help: "A requirements.txt of yours.") var list: String
        @Option(help: "The folder of wheels, such as problems/iris/wheels.") var to: String
        @Option(help: "The judge image that they are for.") var image = "python-ml"

        func run() throws {
            guard FileManager.default.fileExists(atPath: list) else {
                throw Failure.wrongUse("\(list): there is no such file.")
            }
            let engine = try Engine.connect()
            let python = try ImagePython(image: image, engine: engine)
            let stock = ImageStock(try ImagePackages.read(image, engine) ?? [])
            let made = try WheelDownload(folder: to, python: python, image: stock).run(list: list)
            for wheel in made.wheels { print("\(wheel.name) \(wheel.version)  \(wheel.file)") }
            let size = made.wheels.reduce(0) { $0 + $1.size }
            print("\(made.wheels.count) wheels for Python \(made.python), \(size >> 20) MiB, in \(to)")
        }
    }
}
