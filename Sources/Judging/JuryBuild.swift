package import ContestModel
import Foundation
import Sandbox

/// A validator or grader of a problem's own that can be started.
struct ReadyJuryProgram: Sendable {
    let name: String
    let words: [String]
    let environment: [String: String]
    let image: String
    /// Held, so that the cache keeps it; nil: it is run as it lies in the package.
    let program: BuiltProgram?
    /// Bytes.
    let memoryOverhead: Int64
    /// Says what it is made of: the same for the same files, image and commands.
    let fingerprint: String

    var mounts: [ContainerPlan.Mount] {
        program.map { [ContainerPlan.Mount(from: $0.folder, to: Inside.program)] } ?? []
    }
}

/// How a jury program is built and started, by its files.
struct JuryRecipe {
    /// What is run in the build's container; nil: nothing is built.
    let build: [String]?
    let run: [String]
    let language: Language

    /// `source` is the program's file or folder as its container sees it, `files` are the names below the folder; nil: it is one file.
    ///
    /// - Throws: `JudgingError` where it is no program that can be started.
    init(_ name: String, source: String, files: [String]?, languages: [Language], memory: Int64) throws {
        func wrong(_ what: String) -> JudgingError { .jury(name, what) }
        if let files, files.contains("build") || files.contains("run") {
            guard let language = languages.first(where: { $0.id.text == "cpp" }) else {
                throw wrong("has a script, which needs the image of the language cpp")
            }
            self.language = language
            build = ["/bin/sh", "-c", Self.script, "sh", source]
            run = ["\(Inside.program)/run"]
            return
        }
        let names = files ?? [source.lastPart]
        let fitting = languages.filter { language in names.contains { language.extensions.contains($0.suffix) } }
        guard fitting.count == 1, let language = fitting.first else {
            let found = fitting.map(\.id.text).joined(separator: ", ")
            throw wrong(fitting.isEmpty ? "has no source of a known language" : "has sources of \(found)")
        }
        let sources = names.filter { language.extensions.contains($0.suffix) }.sorted()
        let entry =
            try Self.entry(language, sources) ?? { throw wrong("has several sources and none is called main") }()
        func filled(_ words: [String], program: String) -> [String] {
            CommandWords(
                source: files == nil ? source.folderPart : source,
                program: program,
                sources: sources,
                entryPoint: entry,
                memory: memory
            ).fill(words)
        }
        self.language = language
        build = language.compile.map { filled($0, program: Inside.scratch) }
        run = filled(language.run, program: Inside.program)
    }

    /// The package's own script works in a copy of its folder.
    private static let script =
        #"cp -r "$1"/. . && chmod -R u+w . && if [ -f build ]; then chmod +x build && ./build; fi && chmod +x run"#

    /// Nil: nobody can say.
    private static func entry(_ language: Language, _ sources: [String]) -> String? {
        func unit(_ source: String) -> String {
            guard case .pattern = language.entryPoint else { return source }
            return String(source.dropLast(source.suffix.count + 1)).replacing("/", with: ".")
        }
        if case .none = language.entryPoint { return "" }
        // Python starts a folder that has such a file.
        if sources.contains("__main__.py") { return "." }
        if sources.count == 1 { return sources.first.map(unit) }
        return sources.first { $0.lowercased().hasPrefix("main.") }.map(unit)
    }
}

extension Workbench {
    /// What programs of a problem's own are built and run with, for results hang on it too; empty where it has none.
    package func juryTools(of problem: Problem) throws -> [String] {
        guard problem.kind.validator != nil else { return [] }
        return try languages.map { language in
            let image = try engine.image("batch-judge/\(language.image)")?.id ?? ""
            let environment = language.environment.map { "\($0.key)=\($0.value)" }.sorted()
            return "\(language.id) \(image) \(language.compile ?? []) \(language.run) \(environment)"
        }
    }

    /// Builds a jury program, or takes it from the cache, in the slot of a job that needs it.
    ///
    /// - Throws: `JudgingError` where the problem's program is wrong; what else is ours.
    func ready(_ jury: JuryProgram, for job: JudgingJob) async throws -> ReadyJuryProgram {
        let package = JuryPackage(job.problem)
        let name = package.name(jury)
        let files = try package.files(jury)
        let limits = job.problem.limits
        let recipe = try JuryRecipe(
            name,
            source: package.inside(jury.path),
            files: files,
            languages: languages,
            memory: limits.validation.memory
        )
        guard let image = try engine.image("batch-judge/\(recipe.language.image)")?.id else {
            throw JudgingError.imageMissing("batch-judge/\(recipe.language.image)")
        }
        let key = try BuildKey(image: image, words: (recipe.build ?? []) + recipe.run, recipe.language.environment)
            .with(files.map { $0.map { ($0, "\(jury.path)/\($0)") } } ?? [(jury.path.lastPart, jury.path)])
        func ready(_ program: BuiltProgram?) -> ReadyJuryProgram {
            ReadyJuryProgram(
                name: name,
                words: recipe.run,
                environment: recipe.language.environment,
                image: image,
                program: program,
                memoryOverhead: recipe.language.memoryOverhead,
                fingerprint: key
            )
        }
        guard let words = recipe.build else { return ready(nil) }
        if let program = try await cache.program(key) { return ready(program) }
        var plan = plan(job, .build, memory: limits.buildMemory)
        plan.image = image
        plan.mounts = [package.mount]
        let made = "\(job.folder).jury"
        let outcome = try await compile(words, recipe.language.environment, plan, limits, into: made, in: job.seat)
        if case .failed(_, let message, let log)? = try Self.failure(
            outcome,
            words: words,
            log: Self.log(outcome, words: words)
        ) {
            throw JudgingError.jury(name, "cannot be built. \(message) \(log)")
        }
        return ready(try await cache.take(made, as: key))
    }
}

/// A problem's package as the containers of its own programs see it.
struct JuryPackage: Sendable {
    private static let root = "/package"
    private let folder: String

    init(_ problem: Problem) { folder = problem.folder }

    var mount: ContainerPlan.Mount { ContainerPlan.Mount(from: folder, to: Self.root) }

    func inside(_ path: String) -> String { Self.root + path.dropFirst(folder.count) }

    func name(_ jury: JuryProgram) -> String { "\(folder.lastPart)\(jury.path.dropFirst(folder.count))" }

    /// The files of a program that is a folder; nil: it is one file.
    ///
    /// - Throws: where something cannot be read by the account that programs run as.
    func files(_ jury: JuryProgram) throws -> [String]? {
        try mustBeReadable(jury.path)
        guard try Self.isFolder(jury.path) else { return nil }
        return try FileManager.default.subpathsOfDirectory(atPath: jury.path).sorted().filter { name in
            try mustBeReadable("\(jury.path)/\(name)")
            return try !Self.isFolder("\(jury.path)/\(name)")
        }
    }

    private static func isFolder(_ path: String) throws -> Bool {
        let real = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        return try FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType == .typeDirectory
    }

    /// Containers have no right to read what is not open to everybody, nor to look into such a folder.
    func mustBeReadable(_ path: String) throws {
        let real = URL(filePath: path).resolvingSymlinksInPath()
        try mustGrant(0o004, real)
        var above = real.deletingLastPathComponent()
        while above.path(percentEncoded: false).hasPrefix(folder + "/") {
            try mustGrant(0o001, above)
            above.deleteLastPathComponent()
        }
    }

    /// A folder with all that is in it.
    func mustBeReadable(all path: String) throws {
        try mustBeReadable(path)
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) { try mustBeReadable("\(path)/\(name)") }
    }

    private func mustGrant(_ right: Int, _ place: URL) throws {
        let path = place.path(percentEncoded: false)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        let wanted = isFolder ? right | 0o001 : right
        guard let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue, mode & wanted != wanted else { return }
        throw JudgingError.unreadable(path, package: folder)
    }
}

extension String {
    /// Behind the last slash.
    var lastPart: String { String(split(separator: "/").last ?? "") }
    /// Before the last slash.
    var folderPart: String { String(self[..<(lastIndex(of: "/") ?? startIndex)]) }
    /// Behind the last dot of the last part, in lower case; empty: there is none.
    var suffix: String {
        let name = lastPart
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[dot...].dropFirst().lowercased()
    }
}
