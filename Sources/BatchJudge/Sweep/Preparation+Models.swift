import ContestModel
import Foundation
import Intake
import Requirements

extension EnvironmentRules {
    /// What a list may hold.
    var policy: RequirementsPolicy {
        var policy = RequirementsPolicy(isStrict: isStrict, allowed: allowed)
        if case .online(let index) = source { policy.index = index.url }
        return policy
    }
}

extension Preparation {
    private static let requirements = "requirements.txt"

    /// What the files of a submission to an ML problem are: their names, what is in them, and the packages that it asks for.
    func understandModel(
        _ files: [UnpackedFile],
        in folder: String,
        _ rules: PredictionRules
    ) throws -> Result<Prepared, Rejection> {
        if let rejection = SourceRules.predictionEntry(files: files, rules: rules) { return .failure(rejection) }
        let models = try ContentRules.models(files) { path in
            let file = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(path)", directoryHint: .notDirectory))
            return [UInt8](try file.read(upToCount: ContentKind.headBytes) ?? Data())
        }
        switch (models, try requirements(files, in: folder, rules.environment)) {
        case (.failure(let rejection), _), (_, .failure(let rejection)): return .failure(rejection)
        case (.success(let models), .success(let requirements)):
            return .success(
                Prepared(
                    language: nil,
                    image: rules.image,
                    files: files.map(\.path),
                    sources: [],
                    entryPoint: rules.entryPoint,
                    requirements: requirements,
                    models: models
                )
            )
        }
    }

    /// What the one file at the top asks for; nil: there is none.
    private func requirements(
        _ files: [UnpackedFile],
        in folder: String,
        _ rules: EnvironmentRules
    ) throws -> Result<RequirementsFile?, Rejection> {
        guard files.contains(where: { $0.path == Self.requirements }) else {
            let isFolder = files.contains { $0.path.hasPrefix("\(Self.requirements)/") }
            return isFolder ? .failure(RequirementsFile.notAFile) : .success(nil)
        }
        let bytes = [UInt8](try Self.head(of: "\(folder)/\(Self.requirements)"))
        return RequirementsFile.read(bytes, rules.policy).map { $0 }
    }
}
