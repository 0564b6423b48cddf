import ContestModel
import Foundation

/// What the board needs of all submissions, beside the store, so that a change of one team's need not read all of them.
///
/// Of each team it has the word that the store gave it (`SubmissionStore.teamWords`) and its submissions without what only their
/// own pages show: names, logs, test cases. A file that was lost or is damaged is made anew.
struct HistoryCache {
    struct Team: Equatable {
        let word: String
        let block: ArraySlice<UInt8>
    }

    /// What it was made beside: another one, and none of it is of use.
    let base: String
    private var teams: [TeamID: Team] = [:]
    private var words = WordTable()

    init(base: String) { self.base = base }

    /// Empty where the file is not there or is not one of this version.
    init(_ file: String) {
        var reader = PackedReader(FileManager.default.contents(atPath: file).map { [UInt8]($0)[...] } ?? [])
        let isKnown = reader.text() == Self.format
        base = isKnown ? reader.text() ?? "" : ""
        guard isKnown, let table = WordTable(&reader), let count = reader.number() else { return }
        var found: [TeamID: Team] = [:]
        for _ in 0..<count {
            guard let name = reader.text(), let team = try? TeamID(name), let word = reader.text(),
                let size = reader.number(), let block = reader.bytes(size)
            else { return }
            found[team] = Team(word: word, block: block)
        }
        guard reader.text() == Self.format else { return }
        (teams, words) = (found, table)
    }

    /// Another one for each version of what follows.
    private static let format = "batch-judge history 2"

    /// Nil: it is not known under this word.
    func submissions(of team: TeamID, _ word: String) -> [JudgedSubmission]? {
        guard let known = teams[team], known.word == word else { return nil }
        var reader = PackedReader(known.block)
        guard let count = reader.number() else { return nil }
        var found: [JudgedSubmission] = []
        found.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let next = JudgedSubmission(&reader, of: team, words) else { return nil }
            found.append(next)
        }
        return found
    }

    mutating func set(_ submissions: [JudgedSubmission], of team: TeamID, _ word: String) {
        var writer = PackedWriter()
        writer.add(Int64(submissions.count))
        for judged in submissions { judged.write(to: &writer, &words) }
        teams[team] = Team(word: word, block: writer.bytes[...])
    }

    func write(to file: String) throws {
        var writer = PackedWriter()
        writer.add(Self.format)
        writer.add(base)
        words.write(to: &writer)
        writer.add(Int64(teams.count))
        for (team, known) in teams.sorted(by: { $0.key < $1.key }) {
            writer.add(team.text)
            writer.add(known.word)
            writer.add(Int64(known.block.count))
            writer.bytes += known.block
        }
        writer.add(Self.format)
        try WholeFile.write(Data(writer.bytes), to: file)
    }
}

/// Texts that come again and again, as numbers.
private struct WordTable {
    private(set) var texts: [String] = []
    private var places: [String: Int64] = [:]

    init() {}

    init?(_ reader: inout PackedReader) {
        guard let count = reader.number() else { return nil }
        for _ in 0..<count {
            guard let text = reader.text() else { return nil }
            _ = place(of: text)
        }
    }

    mutating func place(of text: String) -> Int64 {
        if let known = places[text] { return known }
        places[text] = Int64(texts.count)
        texts.append(text)
        return Int64(texts.count - 1)
    }

    func text(_ place: Int64) -> String? { texts.indices.contains(Int(place)) ? texts[Int(place)] : nil }

    func write(to writer: inout PackedWriter) {
        writer.add(Int64(texts.count))
        for text in texts { writer.add(text) }
    }
}

extension JudgedSubmission {
    fileprivate func write(to writer: inout PackedWriter, _ words: inout WordTable) {
        writer.add(submission.id)
        writer.add(submission.problem.map { words.place(of: $0.text) } ?? -1)
        writer.add(submission.received.milliseconds)
        writer.add((submission.isSmoke ? 1 : 0) + (submission.isCharged ? 2 : 0))
        writer.add(words.place(of: submission.state.rawValue))
        writer.add(words.place(of: submission.phase.rawValue))
        writer.add(submission.language.map { words.place(of: $0.text) } ?? -1)
        writer.add(judgement == nil ? 0 : 1)
        judgement?.write(to: &writer, &words)
    }

    fileprivate init?(_ reader: inout PackedReader, of team: TeamID, _ words: WordTable) {
        guard let id = reader.number(), let problem = reader.number(), let received = reader.number(),
            let flags = reader.number(),
            let state = reader.number().flatMap(words.text).flatMap(SubmissionState.init(rawValue:)),
            let phase = reader.number().flatMap(words.text).flatMap(Phase.init(rawValue:)),
            let language = reader.number(), let isJudged = reader.number()
        else { return nil }
        let judgement = isJudged == 1 ? Judgement(&reader, words) : nil
        guard isJudged == 0 || judgement != nil else { return nil }
        let submission = Submission(
            id: id,
            team: team,
            problem: words.text(problem).flatMap { try? ProblemID($0) },
            file: "",
            sha256: "",
            size: 0,
            received: Timestamp(milliseconds: received),
            isSmoke: flags & 1 != 0,
            state: state,
            phase: phase,
            language: words.text(language).flatMap { try? LanguageID($0) },
            attempts: 0,
            isCharged: flags & 2 != 0
        )
        self.init(submission: submission, judgement: judgement)
    }
}

extension Judgement {
    fileprivate func write(to writer: inout PackedWriter, _ words: inout WordTable) {
        writer.add(words.place(of: verdict.rawValue))
        writer.add(score)
        writer.add(started.milliseconds)
        writer.add(ended.milliseconds)
        writer.add(maxCPUMilliseconds ?? -1)
        writer.add(maxMemoryKiB ?? -1)
        writer.add(Int64(metrics.count))
        for metric in metrics {
            writer.add(words.place(of: metric.id))
            writer.add(metric.value)
        }
        writer.add(Int64(groups.count))
        for group in groups {
            writer.add(words.place(of: group.name))
            writer.add(words.place(of: group.verdict.rawValue))
            writer.add(group.score)
            writer.add(group.maxScore)
        }
        writer.add(assessment == nil ? 0 : 1)
        guard let assessment else { return }
        assessment.shown.write(to: &writer, &words)
        writer.add(assessment.sealed == nil ? 0 : 1)
        assessment.sealed?.write(to: &writer, &words)
    }

    fileprivate init?(_ reader: inout PackedReader, _ words: WordTable) {
        guard let verdict = reader.number().flatMap(words.text).flatMap(Verdict.init(rawValue:)),
            let score = reader.double(), let started = reader.number(), let ended = reader.number(),
            let time = reader.number(), let memory = reader.number(),
            let metrics = reader.list({ MetricValue(&$0, words) }),
            let groups = reader.list({ GroupResult(&$0, words) }), let isAssessed = reader.number()
        else { return nil }
        let assessment = isAssessed == 1 ? ModelAssessment(&reader, words) : nil
        guard isAssessed == 0 || assessment != nil else { return nil }
        // One run that stands for all: of runs the board shows the greatest time and memory alone.
        let run = TestRun(
            name: "",
            group: "",
            isSample: false,
            verdict: verdict,
            cpuMilliseconds: time < 0 ? nil : time,
            wallMilliseconds: 0,
            memoryKiB: memory < 0 ? nil : memory,
            exit: nil,
            signal: nil,
            feedback: nil
        )
        self.init(
            verdict: verdict,
            score: score,
            metrics: metrics,
            started: Timestamp(milliseconds: started),
            ended: Timestamp(milliseconds: ended),
            runs: time < 0 && memory < 0 ? [] : [run],
            groups: groups,
            assessment: assessment
        )
    }
}

extension ModelAssessment {
    /// With its scores alone: the rest is on its team's own pages.
    fileprivate init?(_ reader: inout PackedReader, _ words: WordTable) {
        guard let shown = SplitScore(&reader, words), let isSplit = reader.number() else { return nil }
        let sealed = isSplit == 1 ? SplitScore(&reader, words) : nil
        guard isSplit == 0 || sealed != nil else { return nil }
        self.init(uploadBytes: 0, latency: nil, shown: shown, sealed: sealed)
    }
}

extension SplitScore {
    fileprivate func write(to writer: inout PackedWriter, _ words: inout WordTable) {
        writer.add(Int64(rows))
        writer.add(score)
        for value in [interval?.lower, interval?.upper, interval?.standardError] { writer.add(value) }
        writer.add(Int64(metrics.count))
        for metric in metrics {
            writer.add(words.place(of: metric.id))
            writer.add(metric.value)
        }
    }

    fileprivate init?(_ reader: inout PackedReader, _ words: WordTable) {
        guard let rows = reader.number(), case .some(.some(let score)) = reader.double(),
            let lower = reader.double(), let upper = reader.double(), let error = reader.double(),
            let metrics = reader.list({ MetricValue(&$0, words) })
        else { return nil }
        let interval = lower.flatMap { lower in
            upper.flatMap { upper in
                error.map { ScoreInterval(lower: lower, upper: upper, standardError: $0) }
            }
        }
        self.init(rows: Int(rows), metrics: metrics, score: score, interval: interval)
    }
}

extension GroupResult {
    fileprivate init?(_ reader: inout PackedReader, _ words: WordTable) {
        guard let name = reader.number().flatMap(words.text),
            let verdict = reader.number().flatMap(words.text).flatMap(Verdict.init(rawValue:)),
            case .some(.some(let score)) = reader.double(), let most = reader.double()
        else { return nil }
        self.init(name: name, verdict: verdict, score: score, maxScore: most)
    }
}

extension MetricValue {
    fileprivate init?(_ reader: inout PackedReader, _ words: WordTable) {
        guard let id = reader.number().flatMap(words.text), case .some(.some(let value)) = reader.double() else {
            return nil
        }
        self.init(id: id, value: value)
    }
}
