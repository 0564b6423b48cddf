package import Foundation

/// Looks through a data set for what gives the labels away.
///
/// Each file is walked a few times and never held as a whole; beside a few numbers for each row, memory is bounded.
package struct LeakScan {
    /// A file as it lies in the package.
    package struct Source: Sendable {
        package let name: String
        /// Mapped, where it is large.
        package let csv: Data

        package init(name: String, csv: Data) {
            self.name = name
            self.csv = csv
        }
    }

    private let table: LabelTable
    private let labels: [ScannedLabel]
    private var files: [String] = []
    private var findings: [LeakFinding] = []

    /// Bytes that tables of columns may take up at a time.
    private static let memory = 256 << 20
    /// Of the labels' columns, the first ones.
    private static let maxLabels = 4

    /// What is found, where `labels` is the jury's file, `features` what programs are given, and `others` what teams are given beside
    /// that: training data, samples.
    package static func report(
        _ plan: ScoringPlan,
        labels: Data,
        features: [Source],
        others: [Source]
    ) throws(LabelError) -> LeakReport {
        var scan = LeakScan(try plan.labels(labels))
        let given = features.compactMap { scan.open($0) }
        let aside = others.compactMap { scan.open($0) }
        let tests = given.filter { $0.known.count * 2 > $0.numbers.count }
        let training = given.filter { $0.known.count * 2 <= $0.numbers.count } + aside
        if let main = tests.first, let label = scan.labels.first {
            scan.findings += IDTests(scan.table, label.target, label: label.name, file: main.name)
                .findings(rows: main.known)
        }
        for file in tests { scan.guarded(file.name) { (scan) throws(CSVError) in try scan.look(at: file) } }
        for file in training {
            scan.findings += scan.givenAway(file)
            for test in tests {
                scan.guarded(file.name) { (scan) throws(CSVError) in try scan.compare(file, with: test) }
            }
        }
        return LeakReport(rows: scan.table.count, files: scan.files, findings: scan.findings)
    }

    private init(_ table: LabelTable) {
        self.table = table
        let columns = table.columns.sorted { $0.key < $1.key }.prefix(Self.maxLabels)
        labels = columns.compactMap { ScannedLabel($0.key, $0.value, table.texts) }
    }

    private mutating func open(_ source: Source) -> GivenFile? {
        do throws(CSVError) {
            guard let file = try GivenFile(name: source.name, csv: source.csv, table) else {
                let what = "\(source.name) has no column '\(table.idColumn)', and was not scanned."
                findings.append(LeakFinding(.note, .notRead, in: source.name, what))
                return nil
            }
            files.append(source.name)
            return file
        } catch {
            findings.append(notRead(source.name, error))
            return nil
        }
    }

    private func notRead(_ file: String, _ error: CSVError) -> LeakFinding {
        LeakFinding(.warning, .notRead, in: file, "\(file) is no CSV file that can be read: \(error.message).")
    }

    private mutating func guarded(_ file: String, _ body: (inout LeakScan) throws(CSVError) -> Void) {
        do throws(CSVError) { try body(&self) } catch { findings.append(notRead(file, error)) }
    }

    /// A file with the rows that are to be predicted.
    private mutating func look(at file: GivenFile) throws(CSVError) {
        findings += ids(of: file) + givenAway(file)
        for label in labels {
            guard let test = OrderTest.strongest(label.target, in: file.known), test.isConspicuous else { continue }
            let what = "In the order of the rows \(test.words)."
            findings.append(
                LeakFinding(.leak, .rowOrder, in: file.name, column: label.name, strength: test.strength, what)
            )
        }
        try columns(of: file)
        try duplicates(in: file)
    }

    private func ids(of file: GivenFile) -> [LeakFinding] {
        let strange = file.numbers.count { $0 == nil }
        let missing = table.count - (file.known.count - file.repeated)
        let said = [
            strange > 0 ? "\(LeakWords.rows(strange)) without a label" : nil,
            missing > 0 ? "\(missing) of \(table.count) labels without a row" : nil,
            file.repeated > 0 ? "\(LeakWords.rows(file.repeated)) with an id that was there before" : nil,
        ].compactMap(\.self)
        guard !said.isEmpty else { return [] }
        return [LeakFinding(.warning, .ids, in: file.name, "There are \(said.joined(separator: ", ")).")]
    }

    /// The label's own column, where rows are that are to be predicted.
    private func givenAway(_ file: GivenFile) -> [LeakFinding] {
        let known = file.known.count
        guard known > 0 else { return [] }
        let names = file.header.columns.map { String(decoding: $0, as: UTF8.self).lowercased() }
        return table.columns.keys.sorted().filter { names.contains($0.lowercased()) }.map { label in
            let what = "There is a column '\(label)' with \(LeakWords.rows(known)) that are to be predicted."
            return LeakFinding(.leak, .labelColumn, in: file.name, column: label, what)
        }
    }

    private mutating func columns(of file: GivenFile) throws(CSVError) {
        let places = file.header.columns.indices.filter { $0 != file.id }
        let atOnce = max(1, Self.memory / ColumnScan.size(labels))
        for start in stride(from: 0, to: places.count, by: atOnce) {
            let block = Array(places[start..<min(places.count, start + atOnce)])
            var columns = try samples(of: block, in: file)
            var scratch: [UInt8] = []
            try file.forEachRow { (place, row) throws(CSVError) in
                guard let number = file.numbers[place] else { return }
                for index in columns.indices {
                    row.field(columns[index].place, &scratch) { columns[index].add($0, row: Int(number), labels) }
                }
            }
            findings += columns.flatMap { $0.findings(labels, file: file.name) }
        }
    }

    /// The columns with the groups that suit their values, by some thousand rows.
    private func samples(of places: [Int], in file: GivenFile) throws(CSVError) -> [ColumnScan] {
        let step = max(1, file.numbers.count / 16_384)
        var values = places.map { _ in [Double?]() }
        var scratch: [UInt8] = []
        try file.forEachRow { (place, row) throws(CSVError) in
            guard place % step == 0 else { return }
            for index in places.indices {
                values[index].append(row.field(places[index], &scratch) { Double(field: $0) })
            }
        }
        return places.indices.map { index in
            let name = file.header.columns[places[index]]
            return ColumnScan(name: name, place: places[index], sample: values[index], labels)
        }
    }

    private mutating func duplicates(in file: GivenFile) throws(CSVError) {
        let places = file.header.columns.indices.filter { $0 != file.id }
        guard !places.isEmpty else { return }
        let digests = try file.digests(of: places).sorted()
        let again = zip(digests, digests.dropFirst()).count { $0 == $1 }
        guard again > 0 else { return }
        let isCoarse = again * 2 > digests.count
        let what =
            isCoarse
            ? "\(LeakWords.rows(again)) repeat another one but for the id: the features are so coarse that this says little."
            : "\(LeakWords.rows(again)) repeat another one but for the id."
        let weight: LeakFinding.Weight = !isCoarse && again * 100 > digests.count ? .warning : .note
        let strength = Double(again) / Double(digests.count)
        findings.append(LeakFinding(weight, .testDuplicates, in: file.name, strength: strength, what))
    }

    /// Training data against the rows that are to be predicted.
    private mutating func compare(_ file: GivenFile, with test: GivenFile) throws(CSVError) {
        if !file.known.isEmpty {
            let what = "\(LeakWords.rows(file.known.count)) have ids that are in \(test.name) too."
            findings.append(LeakFinding(.warning, .idOverlap, in: file.name, what))
        }
        let names = test.header.columns.indices.filter { $0 != test.id }.map { test.header.columns[$0] }
        let places = names.compactMap { file.header.columns.firstIndex(of: $0) }
        guard !names.isEmpty, places.count == names.count else { return }
        let there = Set(try file.digests(of: places))
        let own = try test.digests(of: test.header.columns.indices.filter { $0 != test.id })
        let again = own.count { there.contains($0) }
        guard again > 0 else { return }
        let share = Double(again) / Double(own.count)
        let isCoarse = Set(own).count * 2 < own.count
        let what =
            "\(LeakWords.rows(again)) of \(test.name) are in it too, but for the id"
            + (isCoarse ? "; the features are so coarse that this says little." : ".")
        let weight: LeakFinding.Weight = isCoarse ? .note : share >= 0.05 ? .leak : .warning
        findings.append(LeakFinding(weight, .trainDuplicates, in: file.name, strength: share, what))
    }
}
