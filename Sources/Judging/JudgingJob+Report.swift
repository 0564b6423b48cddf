package import ContestModel
import Foundation

extension JudgingJob {
    /// What a run is measured against, for the report.
    package var appliedLimits: AppliedLimits {
        let limits = runLimits
        return AppliedLimits(
            cpuMilliseconds: limits.cpuTime.milliseconds,
            memory: limits.memory,
            output: limits.output
        )
    }
}

extension Judgement {
    /// Places of which lines are quoted.
    private static let maxExcerpts = 3
    /// Bytes of a file in which a line is looked for.
    private static let maxSource = 1 << 20

    /// Adds the lines of the team's own files that the log and the samples' standard error name. What hidden tests print is in
    /// neither.
    package mutating func quote(_ job: JudgingJob) {
        let files = Set(job.files)
        let texts = [log] + runs.filter(\.isSample).compactMap { $0.feedback?.errors }
        let places = texts.flatMap { SourcePlace.all(in: $0, files: files) }
        excerpts = []
        for place in places where excerpts.count < Self.maxExcerpts && !excerpts.contains(where: { $0.shows(place) }) {
            if let excerpt = SourceExcerpt(place, in: Self.source(place.file, of: job)) { excerpts.append(excerpt) }
        }
    }

    /// Empty where it cannot be read: a report without the line is better than none.
    private static func source(_ file: String, of job: JudgingJob) -> Data {
        let url = URL(filePath: "\(job.folder)/\(file)", directoryHint: .notDirectory)
        guard let handle = try? FileHandle(forReadingFrom: url) else { return Data() }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: maxSource)) ?? Data()
    }
}
