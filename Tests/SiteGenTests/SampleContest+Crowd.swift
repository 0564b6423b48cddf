import ContestModel
import Foundation

extension SampleContest {
    /// A contest of so many teams and submissions, always the same ones, spread over five hours.
    static func crowd(teams: Int, submissions: Int, folder: String) throws -> SampleContest {
        var contest = try SampleContest(folder: folder)
        contest.teams = try (0..<teams).map { Team(id: try TeamID("c\($0)"), name: name(of: $0)) }
        var dice = Dice(state: 7)
        var entries = (0..<submissions).map { _ in entry(teams: teams, &dice) }
        entries.sort { $0.minute < $1.minute }
        contest.submissions = try judged(entries)
        return contest
    }

    private static func name(of number: Int) -> String {
        let names = [
            "Ada's Analysts", "Bit Bakers", "University of the Northern Isles, Second Team", "Étoile Filante",
            "日本語チーム、とても長い名前",
            "פרויקט", "Kernel Panic", "Null Pointers", "A", "Segfault Society",
        ]
        return number < 10 ? names[number] : "\(names[number % 10]) \(number)"
    }

    private static func entry(teams: Int, _ dice: inout Dice) -> Entry {
        let team = dice.next(teams)
        let problems = ["hello", "ladder", "rivers", "report", "iris", "towers"]
        let place = min(dice.next(6), dice.next(6))
        let problem = problems[place]
        // Some teams are better, some problems are harder.
        let isGood = dice.next(100) < 75 - 10 * place - 30 * team / max(1, teams)
        let verdicts: [Verdict] = [.wrongAnswer, .wrongAnswer, .timeLimit, .runTimeError, .compileError, .memoryLimit]
        let verdict = isGood || problem == "iris" ? Verdict.accepted : verdicts[dice.next(6)]
        let cpu = verdict == .timeLimit ? 2000 + dice.next(500) : 40 + dice.next(40) * dice.next(40)
        let score: Double? =
            switch problem {
            case "iris": Double(60 + dice.next(38)) / 100
            case "towers": Double(dice.next(11)) * 10
            default: nil
            }
        let groups = problem == "towers" ? [min(50, score ?? 0), max(0, (score ?? 0) - 50)] : []
        return Entry(
            team: "c\(team)",
            problem: problem,
            minute: min(299, dice.next(300)),
            verdict: verdict,
            score: score,
            cpu: Int64(cpu),
            groups: groups
        )
    }
}

/// Numbers that look thrown, the same at each throw.
private struct Dice {
    var state: UInt64

    mutating func next(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}
