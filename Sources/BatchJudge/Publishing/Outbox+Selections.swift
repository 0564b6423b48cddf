import ContestModel
import ResultStore

extension Outbox {
    /// Answers the files in which teams named their final entries. Gives what could not be written.
    func deliverSelections() async throws -> [String] {
        var (told, troubles): ([Int64], [String]) = ([], [])
        for (id, selection) in try await place.store.untoldSelections() {
            let folder = place.contest.folders.outbox(of: selection.team)
            let answer = FlatObject(
                [
                    "contest": .text(place.contest.id.text),
                    "team": .text(selection.team.text),
                    "problem": .text(selection.problem.text),
                    "file": .text(selection.file),
                    "received": .text(selection.received.description),
                    "submission": selection.submission.map { .number($0) },
                    "message": .text(selection.message),
                ].compactMapValues { $0 }
            )
            do {
                try WholeFile.write(answer.lines, to: "\(folder)/\(selection.file).answer.json")
                told.append(id)
            } catch {
                troubles.append("Outbox of \(selection.team): \(error.words)")
            }
        }
        guard !told.isEmpty else { return troubles }
        WholeFile.syncAll()
        try await place.store.markTold(selections: told)
        return troubles
    }
}
