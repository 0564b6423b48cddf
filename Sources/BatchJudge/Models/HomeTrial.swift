import ContestModel
import Foundation
import ResultStore
import Sandbox

/// A model tried out on sample data, judged as a team's is, without a contest's state.
struct HomeTrial {
    let model: ModelProblem
    let contest: Contest

    enum Result {
        case judged(Judgement)
        /// Why it was not run.
        case notRun(String)
    }

    func judge(zip: String) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "batch-judge-check-\(UUID().uuidString)")
            .path(percentEncoded: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let kit = try StarterKit(model, contest: contest, images: contest.folders.images, packages: nil)
        try kit.write(into: folder)
        guard FileManager.default.fileExists(atPath: "\(folder)/contest.yaml") else {
            return .notRun("the problem has no sample data")
        }
        let engine: ContainerEngine
        do {
            engine = try Engine.connect()
            try engine.ping()
        } catch {
            return .notRun("Docker does not answer (\(error.words))")
        }
        guard try engine.image("batch-judge/\(model.rules.image)") != nil else {
            return .notRun("the image batch-judge/\(model.rules.image) is not built")
        }
        var option = ContestOption()
        option.contest = "\(folder)/contest.yaml"
        return .judged(try await judge(zip, Workplace(option), engine, "\(folder)/work"))
    }

    private func judge(
        _ zip: String,
        _ place: Workplace,
        _ engine: ContainerEngine,
        _ folder: String
    ) async throws -> Judgement {
        let (id, owner) = (model.problem.id, place.contest.folders.state)
        defer { _ = try? engine.removeLeftovers(of: owner) }
        let courtroom = try Courtroom(place: place, engine: engine, owner: owner, judging: [id])
        let problem = try courtroom.problem(id).inTrial(as: model.rules)
        let started = Timestamp.now
        let prepared = try Preparation(languages: courtroom.languages).prepare(
            zip: zip,
            for: problem,
            limits: place.contest.intake.zip,
            into: folder
        )
        switch prepared {
        case .failure(let rejection): return Judgement(rejection: rejection, at: started)
        case .success(let prepared):
            let job = try courtroom.job(prepared, 1, problem, folder, slot: 0, isSmoke: true)
            var predictions: Data?
            return try await courtroom.judge(job, started: started, keeping: &predictions) { _, _ in }
        }
    }
}

extension Problem {
    /// Scored where there are labels of a sample; otherwise only the form of predictions is looked at. Packages come from where they
    /// come from for `real`.
    fileprivate func inTrial(as real: PredictionRules) -> Problem {
        guard case .predictions(var rules) = kind else { return self }
        rules.isScored = [rules, real].allSatisfy { $0.labelsFile.lastName != KitProblem.noLabels }
        rules.environment = real.environment
        rules.readsSplit = false
        return Problem(
            id: id,
            name: name,
            kind: .predictions(rules),
            limits: limits,
            languages: languages,
            statement: statement,
            tests: tests,
            folder: folder
        )
    }
}
