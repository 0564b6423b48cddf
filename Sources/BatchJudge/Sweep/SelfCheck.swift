import ContestModel
import Foundation
import Judging
import ResultStore
import Sandbox

/// What a sweep proves of itself before it touches a submission: that the sandbox holds, and how fast the machine is.
struct SelfCheck: Sendable {
    typealias Image = (name: String, id: String)

    /// For so long it need not be tried out again, if nothing that it hangs on has changed.
    private static let validity = Duration.seconds(3600)

    let courtroom: Courtroom

    private var place: Workplace { courtroom.place }
    private var slots: Int { place.contest.judging.slots }

    /// How fast the machine is in this sweep: by what part slower than usual, at most so; nil where nothing is known.
    ///
    /// - Throws: `OffCanary` when the sandbox does not hold, `SandboxError` when the engine fails.
    func run(in sweep: Int64) async throws -> Double? {
        let images = try images()
        guard let first = images.first else { return nil }
        let version = try courtroom.engine.version()
        try await tryOut(images, version)
        let machine = "\(Self.processor) \(version.kernel) \(place.contest.judging.runtime)"
        return try await place.store.calibrate(sweep, took: calibrate(first), on: machine)
    }

    /// The images of what waits, as far as they are there.
    private func images() throws -> [Image] {
        let names = courtroom.problems.values.flatMap { problem -> [String] in
            guard let problem = try? problem.get() else { return [] }
            if case .predictions(let rules) = problem.kind { return [rules.image] }
            if case .answers = problem.kind { return [] }
            return courtroom.languages.filter { problem.languages?.contains($0.id) ?? true }.map(\.image)
        }
        return try Set(names).sorted().compactMap { name in
            try courtroom.engine.image("batch-judge/\(name)").map { (name: name, id: $0.id) }
        }
    }

    /// All canaries in one image; in the others, one that shows that programs start there as they should.
    private func tryOut(_ images: [Image], _ version: EngineVersion) async throws {
        let key = try key(images, version)
        if let tried = try await place.store.tried(), tried.with == key, Timestamp.now - tried.at < Self.validity {
            return
        }
        let folder = try place.stateFolder("work")
        _ = try await inSlots(images.enumerated().map { $0 }) { item, slot in
            let own = "\(folder)/canary-\(item.offset)"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: own) }
            let canaries = item.offset == 0 ? Canary.allCases + [.right] : [.right]
            try courtroom.workbench.tryOut(canaries, image: item.element, cores: pin(slot), in: own)
        }
        try await place.store.holds(key, at: .now)
    }

    /// In every slot at once, as submissions run; the slowest slot counts.
    private func calibrate(_ image: Image) async throws -> Duration {
        try await inSlots(Array(0..<slots)) { _, slot in
            try courtroom.workbench.calibrate(image: image.id, cores: pin(slot))
        }.max() ?? .zero
    }

    private func pin(_ slot: Int) -> String? { courtroom.cores.pin(slot: slot, of: slots) }

    private func inSlots<Item: Sendable, Value: Sendable>(
        _ items: [Item],
        _ body: @escaping @Sendable (Item, Int) throws -> Value
    ) async throws -> [Value] {
        var waiting = items.makeIterator()
        var values: [Value] = []
        try await JudgingQueue(slots: slots).run {
            waiting.next()
        } work: { item, slot in
            Result { try body(item, slot) }
        } done: { result in
            values.append(try result.get())
        }
        return values
    }

    /// Stands for all that what the sandbox does hangs on.
    private func key(_ images: [Image], _ version: EngineVersion) throws -> String {
        var hash = SHA256()
        let own = try FileManager.default.attributesOfItem(atPath: Installation.executable)
        let program = "\(own[.size] ?? 0) \((own[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"
        let rest = [version.engine, version.kernel, place.contest.judging.runtime, program]
        for word in images.map(\.id) + rest { hash.update(Array("\(word)\n".utf8)) }
        return hash.hexDigest()
    }

    private static var processor: String {
        let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = facts.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line.map { String($0.drop { $0 != ":" }.dropFirst(2)) } ?? "unknown processor"
    }
}
