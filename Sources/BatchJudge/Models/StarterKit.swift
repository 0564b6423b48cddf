import Archive
import ContestModel
import Foundation
import Scoring

/// What a team gets to begin with: a program that runs, sample data, the image, and a small contest in which `check` says at home
/// what the judge would say.
///
/// Made of what teams may see alone, and the same bytes as long as that is the same. Of the hidden labels it hangs on nothing but
/// whether they are numbers.
struct StarterKit {
    struct File {
        let path: String
        let contents: Data

        init(_ path: String, _ contents: Data) {
            self.path = path
            self.contents = contents
        }

        init(_ path: String, _ text: String) { self.init(path, Data(text.utf8)) }
    }

    let model: ModelProblem
    /// Below one folder that is named after the problem, by path.
    let files: [File]

    /// Bytes of an attachment that goes in.
    private static let maxAttachment = 16 << 20

    /// `images` is the folder of judge images, `packages` what the problem's has installed, a line each; nil: nobody knows.
    init(_ model: ModelProblem, contest: Contest, images: String, packages: [String]?) throws {
        self.model = model
        let problem = "problems/\(model.problem.id)"
        let sample = try ModelSample(model)
        let form = try PredictionForm(model, sample)
        var files: [File] = []
        for file in sample?.features ?? [] { files.append(File("\(problem)/data/sample/\(file.name)", file.contents)) }
        let labels = sample?.labels ?? ModelSample.File(name: KitProblem.noLabels, contents: form.noLabels)
        if sample != nil {
            files.append(File("\(problem)/data/sample/\(labels.name)", labels.contents))
            files.append(File("\(problem)/problem.yaml", try KitProblem(model, sample, form).text))
            files.append(File("contest.yaml", KitProblem.contest(contest, model)))
            files.append(File("teams.yaml", "- {id: home, name: Home}\n"))
            files.append(File("sample-predictions.csv", form.table))
        }
        for path in model.attachments {
            let contents = try ModelProblem.map(path)
            if contents.count <= Self.maxAttachment { files.append(File("data/\(path.lastName)", contents)) }
        }
        let image = "\(images)/\(model.rules.image)"
        for path in ModelProblem.files(in: image) {
            files.append(File("images/\(model.rules.image)/\(path.lastName)", try ModelProblem.map(path)))
        }
        if let packages { files.append(File("images/packages.txt", packages.map { "\($0)\n" }.joined())) }
        files.append(File("submission/\(model.rules.entryPoint)", form.program))
        files.append(File("submission/requirements.txt", KitText.requirements(model)))
        let wheels = try KitWheels(model.rules.environment)
        if let wheels { files.append(File(KitWheels.name, wheels.text)) }
        let readme = KitText(model, sample, packages != nil).readme
        files.append(File("README.md", readme + (wheels.map { "\n" + $0.readme(problem) } ?? "")))
        self.files = files.sorted { $0.path < $1.path }
    }

    var name: String { "\(model.problem.id)-starter" }

    func write(to output: FileHandle) throws {
        let zip = try ZipWriter(to: output)
        for file in files { try zip.add("\(name)/\(file.path)", file.contents) }
        try zip.finish()
    }

    /// As a folder, without the one around it.
    func write(into folder: String) throws {
        for file in files {
            let place = URL(filePath: "\(folder)/\(file.path)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try file.contents.write(to: place)
        }
    }
}
