import ContestModel

/// Contest time across a plot, from the start to the end, in thousandths of its width.
struct TimeAxis {
    /// Of the whole contest.
    let minutes: Int
    /// When the board freezes or was frozen; nil: never.
    let freeze: Int?
    /// Up to when results are shown: the freeze while it holds, the end once that is over; nil: while the contest runs.
    let shown: Int?

    init(_ contest: PublicContest) {
        let length = contest.end - contest.start
        minutes = max(1, Int(length.milliseconds / 60_000))
        let freeze = contest.freezeDuration.map { max(0, Int((length - $0).milliseconds / 60_000)) }
        self.freeze = freeze
        shown =
            switch contest.state {
            case .before, .running: nil
            case .frozen: freeze
            case .ended, .final: contest.frozenAt == nil ? minutes : freeze
            }
    }

    func place(_ minute: Int) -> Double { Double(min(max(0, minute), minutes)) * 1000 / Double(minutes) }

    /// `0:07`, or days and hours where the contest takes days.
    func words(_ minute: Int) -> String {
        guard minutes >= 3 * Self.day else { return Self.clock(minute) }
        return "\(minute / Self.day) d \(Self.clock(minute % Self.day))"
    }

    /// Start, end, and round times between them; every second of those, and one near the end, only where there is room.
    var ticks: [Tick] {
        let step = Self.roundSpans.first { minutes <= $0 * 6 } ?? (minutes / (6 * Self.day) + 1) * Self.day
        let inner = stride(from: step, to: minutes, by: step).filter { place($0) < 925 }
        let between = inner.enumerated().map { index, minute in
            let isMinor = inner.count > 2 && index.isMultiple(of: 2) || place(minute) > 750
            return Tick(place: place(minute), text: short(minute), isMinor: isMinor)
        }
        return [Tick(place: 0, text: "start")] + between + [Tick(place: 1000, text: "end")]
    }

    var landmarks: [Landmark] {
        guard let freeze, freeze < minutes else { return [] }
        return [Landmark(place: place(freeze), text: "freeze", isShaded: true)]
    }

    /// How long each of at most forty parts of the contest is, a round time.
    var part: Int { Self.roundSpans.first { minutes <= $0 * 40 } ?? (minutes / (40 * Self.day) + 1) * Self.day }

    private static let day = 1440
    private static let roundSpans = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10_080]

    private func short(_ minute: Int) -> String {
        minutes >= 3 * Self.day && minute.isMultiple(of: Self.day) ? "\(minute / Self.day) d" : words(minute)
    }

    private static func clock(_ minute: Int) -> String { "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)" }
}

extension PublicSubmission {
    /// Whole contest minutes at its arrival.
    var minutes: Int { Int(contestTime.milliseconds / 60_000) }
}
