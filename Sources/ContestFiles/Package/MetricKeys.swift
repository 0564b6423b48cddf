package import ContestModel

/// Whoever knows the metrics says what is wrong with one.
package struct MetricCheck: Sendable {
    /// Of the judge's own metrics.
    package let ids: [String]
    /// Nil: nothing.
    package let trouble: @Sendable (MetricChoice) -> MetricTrouble?

    /// Whether the value is the mean of a number for each row.
    package let isMeanOfRows: @Sendable (MetricChoice) -> Bool

    package init(
        ids: [String],
        isMeanOfRows: @escaping @Sendable (MetricChoice) -> Bool = { _ in true },
        trouble: @escaping @Sendable (MetricChoice) -> MetricTrouble?
    ) {
        self.ids = ids
        self.isMeanOfRows = isMeanOfRows
        self.trouble = trouble
    }

    /// Takes everything.
    package static var none: MetricCheck { MetricCheck(ids: []) { _ in nil } }
}

package struct MetricTrouble: Sendable, Hashable {
    /// Nil: the metric itself is meant.
    package let option: String?
    package let what: String
    /// What was written, and what could have been.
    package let word: String
    package let known: [String]
    /// What to do where none of `known` is near.
    package let fix: String

    package init(option: String?, what: String, word: String, known: [String], fix: String) {
        self.option = option
        self.what = what
        self.word = word
        self.known = known
        self.fix = fix
    }
}

/// The key `metrics` of an ML problem.
struct MetricKeys {
    let section: Section
    let files: PackageFiles
    let languages: [Language]
    let check: MetricCheck

    func metrics() -> [MetricChoice] {
        guard let sections = section.sections("metrics"), !sections.isEmpty else {
            section.complainOfNone("metrics", fix: "write `metrics: [{id: accuracy}]`; the first one ranks")
            return []
        }
        return sections.compactMap { $0.raw("scorer") == nil ? known($0) : own($0) }
    }

    /// One that the judge has.
    private func known(_ metric: Section) -> MetricChoice? {
        guard let id = metric.required("id", .metricID) else { return nil }
        let choice = MetricChoice(id: id, options: metric.restJoined())
        guard let trouble = check.trouble(choice) else { return choice }
        let near = Nearest.word(to: trouble.word, among: trouble.known)
        metric.complain(
            trouble.option ?? "id",
            trouble.what,
            fix: near.map { "did you mean '\($0)'?" } ?? trouble.fix
        )
        return nil
    }

    /// One that a program of the problem's own computes.
    private func own(_ metric: Section) -> MetricChoice? {
        let id = metric.required("id", .metricID)
        let path = metric.value("scorer", .folderPath)
        let better = metric.value("better", .choice(), default: Better.higher)
        metric.finish()
        guard let id, let path else { return nil }
        if check.ids.contains(id) {
            metric.complain("id", "'\(id)' is one of the judge's own metrics", fix: "give yours another id")
        }
        let read = metric.report.collect { () throws(ConfigurationError) in
            try JuryFolder(path, files, languages).program()
        }
        guard let program = read ?? nil else {
            if read != nil { metric.complain("scorer", "there is no program in \(path)", fix: "put the scorer there") }
            return nil
        }
        return MetricChoice(id: id, scorer: OwnScorer(program: program, isLowerBetter: better == .lower))
    }

    private enum Better: String, CaseIterable {
        case higher, lower
    }
}

extension Section {
    /// Says that a list is absent or empty; where it is wrong, that has been said.
    func complainOfNone(_ key: String, fix: String) {
        switch raw(key)?.content {
        case nil: complain(key, "is missing", fix: fix)
        case .list(let items)? where items.isEmpty: complain(key, "is empty", fix: fix)
        case .blank?, .null?, .text?, .list?, .map?: break
        }
    }
}

extension Form<String> {
    fileprivate static var metricID: Self {
        Form("the id of a metric, such as accuracy") { PackageName.isPlain($0) ? $0 : nil }
    }

    /// As a package path, with a slash at its end or without.
    fileprivate static var folderPath: Self {
        Form("a folder inside the package, such as scorer/") { text in
            packagePath.read(text.hasSuffix("/") ? String(text.dropLast()) : text)
        }
    }
}
