import ContestModel
import Foundation
import ResultStore

extension Courtroom {
    /// Judges one of the jury's own submissions as a team's would be; `number` is its place among those judged with it.
    func judge(_ jury: JurySubmission, number: Int, slot: Int) async throws -> Verification.Line {
        let started = Timestamp.now
        let folder = "\(try place.stateFolder("work"))/jury-\(number)"
        let source = "\(folder)/source"
        try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try jury.copy(into: source)
        switch try Preparation(languages: languages).understand(files, in: source, jury.problem) {
        case .failure(let rejection):
            let judgement = Judgement(rejection: rejection, at: started)
            return Verification.Line(submission: jury, judgement: judgement, timeFactor: 1)
        case .success(let prepared):
            let job = try job(prepared, Int64(number), jury.problem, source, slot: slot)
            let judgement = try await judge(job, started: started) { _, _ in }
            let factor = prepared.language?.timeFactor ?? 1
            return Verification.Line(submission: jury, judgement: judgement, timeFactor: factor)
        }
    }
}
