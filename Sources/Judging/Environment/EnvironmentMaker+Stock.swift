import ContestModel
import Foundation
import Requirements
import Sandbox

extension EnvironmentMaker {
    /// What a team is told where pip found no packages that fit: line by line what is not there, if that is why; otherwise pip's words.
    func explained(_ refusal: EnvironmentRefusal, of file: RequirementsFile) async throws -> EnvironmentRefusal {
        let wheels: [Wheel]
        switch rules.source {
        // Nobody lists all that an index has.
        case .online: return refusal
        case .image, .wheelhouse(nil): wheels = []
        case .wheelhouse(let house?): wheels = house.wheels
        }
        let faults = PackageStock(installed: try await installedInImage(), wheels: wheels).faults(of: file)
        return faults.isEmpty ? refusal : EnvironmentRefusal(RequirementsFile.message(faults), log: refusal.log)
    }

    private static let question = """
        import importlib.metadata, json
        print(json.dumps([[one.metadata["Name"], one.version] for one in importlib.metadata.distributions() if one.metadata["Name"]]))
        """

    private func installedInImage() async throws -> [(name: String, version: String)] {
        let caps = RunCaps(cpuTime: .seconds(30), wallTime: .seconds(60), output: 1 << 20)
        let request = RunRequest(arguments: ["python3", "-I", "-c", Self.question], caps: caps)
        let outcome = try await bench.withContainer(plan, in: job.seat) { try $0.run(request) }
        let list = try? JSONDecoder().decode([[String]].self, from: outcome.output)
        return (list ?? []).compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
    }
}
