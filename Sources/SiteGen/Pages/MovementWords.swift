import ContestModel

/// Who moved on the board, in words: `up 3`, and since when.
struct MovementWords {
    private let movement: Movement?

    init(_ movement: Movement?) { self.movement = movement }

    /// Nil where nobody moved, or there is nothing to compare with.
    var sentence: String? {
        guard let movement, !movement.changes.isEmpty else { return nil }
        return "Up, down and new: \(since(movement.since))."
    }

    /// Nil: the team stands where it stood.
    func words(of team: TeamID) -> String? {
        switch movement?.changes[team] {
        case .up(let places): "up \(places)"
        case .down(let places): "down \(places)"
        case .entered: "new"
        case nil: nil
        }
    }

    private func since(_ moment: Movement.Moment) -> String {
        switch moment {
        case .freeze: "since the freeze"
        case .contestTime(let time): "since \(Figures.contestTime(time)) of the contest"
        }
    }
}
