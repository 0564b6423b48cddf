import ContestFiles
import ContestModel
import Foundation

/// What `batch-judge sftp --apply` set up, where it was: whether every team can still log in.
extension Examination {
    /// `ssh` is the folder of sshd_config.
    mutating func uploads(_ folder: ContestFolder, ssh: String) {
        let keys = "\(ssh)/batch-judge"
        guard FileManager.default.fileExists(atPath: keys), let places = try? UploadPlaces(folder.contest.folders)
        else {
            return
        }
        for team in folder.teams where FileManager.default.fileExists(atPath: places.folder(of: team.id)) {
            login(of: team, keys: keys, places)
        }
    }

    /// Accounts may have been given a prefix; the file of a team's keys says whose they are.
    private mutating func login(of team: Team, keys: String, _ places: UploadPlaces) {
        let wanted = Login(.sftp, team, prefix: "", places: places)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: keys)) ?? []
        let files = names.filter { $0.hasSuffix(team.id.text) }.map { "\(keys)/\($0)" }
        let found = files.compactMap { try? String(contentsOf: URL(filePath: $0), encoding: .utf8) }
        guard !found.contains(wanted.keys) else { return }
        let what =
            found.isEmpty ? "no keys of the team are in \(keys)" : "its keys in \(keys) are not those of teams.yaml"
        bad("keys of \(team.id)", "\(what): run `batch-judge sftp --apply` again")
    }
}
