import ContestFiles
import ContestModel
import Foundation
import Intake
import Requirements

/// A submission that was unpacked, and what is to be done with it.
struct Prepared: Sendable {
    let language: Language?
    /// Nil: nothing of it is run.
    let image: String?
    let files: [String]
    let sources: [String]
    let entryPoint: String?
    /// Of an ML problem; nil: it asks for no packages.
    var requirements: RequirementsFile?
    /// Of the zip and its files; empty: nothing was unpacked.
    var phases: [PhaseTime] = []
    /// Of an ML problem.
    var models: [ModelFile] = []
}

/// From a zip in the spool to sources in a folder: a result, or why not.
struct Preparation: Sendable {
    let languages: [Language]

    /// Unpacks in a process of its own.
    func prepare(
        _ submission: Submission,
        _ problem: Problem,
        place: Workplace,
        into folder: String
    ) throws -> Result<Prepared, Rejection> {
        let zip = try Spool(folder: place.stateFolder("spool")).path(of: submission.sha256)
        return try prepare(zip: zip, for: problem, limits: place.contest.intake.zip, into: folder)
    }

    func prepare(
        zip: String,
        for problem: Problem?,
        limits: ZipLimits,
        into folder: String
    ) throws -> Result<Prepared, Rejection> {
        // This very program, also when another version was put in its place meanwhile.
        let process = UnpackProcess(executable: "/proc/self/exe", deadline: .seconds(60))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        switch try process.unpack(zip: zip, into: folder, limits: limits) {
        case .failure(let rejection): return .failure(rejection)
        case .success(let zip):
            let begin = ContinuousClock.now
            return try understand(zip.files, in: folder, problem).map { prepared in
                var prepared = prepared
                let looking = ContinuousClock.now - begin
                prepared.phases = [
                    PhaseTime(.verify, zip.verifying), PhaseTime(.extract, zip.extracting + looking),
                ]
                return prepared
            }
        }
    }

    /// What the files of a submission are, by their names, the manifest and the problem; `said` goes before the manifest.
    func understand(
        _ files: [UnpackedFile],
        in folder: String,
        _ problem: Problem?,
        said: SubmissionManifest = SubmissionManifest()
    ) throws -> Result<Prepared, Rejection> {
        var manifest: SubmissionManifest
        switch try manifestFile(files, in: folder) {
        case .failure(let rejection): return .failure(rejection)
        case .success(let read):
            manifest = SubmissionManifest(
                problem: read.problem,
                language: said.language ?? read.language,
                entryPoint: said.entryPoint ?? read.entryPoint
            )
        }
        if let named = manifest.problem, let problem, named != problem.id.text {
            let message = "submission.yaml says problem '\(named)', the upload's name says '\(problem.id)'."
            return .failure(Rejection(.badManifest, message))
        }
        let size = files.reduce(0) { $0 + $1.size }
        if let most = problem?.limits.code, size > most {
            return .failure(Rejection(.tooLarge, "The files have \(size) bytes; the problem allows \(most)."))
        }
        if case .answers? = problem?.kind {
            let prepared = Prepared(
                language: nil,
                image: nil,
                files: files.map(\.path),
                sources: [],
                entryPoint: nil
            )
            return .success(prepared)
        }
        if case .predictions(let rules)? = problem?.kind {
            return try understandModel(files, in: folder, rules)
        }
        var files = files
        if let includes = problem?.includes, !includes.isEmpty {
            switch SourceRules.language(
                files: files,
                manifest: manifest,
                languages: languages,
                allowed: problem?.languages
            )
            {
            case .failure(let rejection): return .failure(rejection)
            case .success(let language):
                files = try IncludedCopy(includes, for: language).put(over: files, in: folder)
                manifest.language = language.id.text
            }
        }
        let entry = try SourceRules.entry(
            files: files,
            manifest: manifest,
            languages: languages,
            allowed: problem?.languages
        ) { path in try String(decoding: Self.head(of: "\(folder)/\(path)"), as: UTF8.self) }
        return entry.map { entry in
            Prepared(
                language: entry.language,
                image: entry.language.image,
                files: files.map(\.path),
                sources: entry.sources,
                entryPoint: entry.entryPoint
            )
        }
    }

    private func manifestFile(
        _ files: [UnpackedFile],
        in folder: String
    ) throws -> Result<SubmissionManifest, Rejection> {
        guard files.contains(where: { $0.path == "submission.yaml" }) else { return .success(SubmissionManifest()) }
        return ManifestFile.read(String(decoding: try Self.head(of: "\(folder)/submission.yaml"), as: UTF8.self))
    }

    /// At most the first MiB of a file that was unpacked by us.
    static func head(of path: String) throws -> Data {
        let file = try FileHandle(forReadingFrom: URL(filePath: path, directoryHint: .notDirectory))
        return try file.read(upToCount: 1 << 20) ?? Data()
    }
}
