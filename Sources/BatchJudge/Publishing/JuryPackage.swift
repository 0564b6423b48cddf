import ContestModel
import Foundation
import SiteGen

/// The jury's contest package, kept up to date in the state folder, which is closed to others; nothing of it is ever in the web root.
struct JuryPackage {
    let place: Workplace

    /// Does nothing where nothing has happened since the last time.
    func writeIfChanged(at now: Timestamp) async throws {
        let signature = try await SitePublishing(place: place).signature(at: now)
        let folder = try place.stateFolder("jury")
        let mark = "\(folder)/made-from"
        guard FileManager.default.contents(atPath: mark) != Data(signature.utf8) else { return }
        let view = JuryView(of: try await place.record(), at: now)
        let package = ContestPackage(view, spool: "\(place.contest.folders.state)/spool")
        _ = try package.write(into: folder, uploads: .linked)
        try WholeFile.write(Data(signature.utf8), to: mark)
    }
}
