/// What a scan of a data set found that gives its labels away, or that makes scores say less than they seem to.
package struct LeakReport: Sendable, Hashable, Encodable {
    /// Rows that have a label.
    package let rows: Int
    /// Files that were read, as they were named.
    package let files: [String]
    /// In the order of their weight, then as they were found.
    package let findings: [LeakFinding]

    init(rows: Int, files: [String], findings: [LeakFinding]) {
        self.rows = rows
        self.files = files
        self.findings = LeakFinding.Weight.allCases.flatMap { weight in findings.filter { $0.weight == weight } }
    }

    /// Whether a person should look before the contest starts.
    package var isClean: Bool { findings.allSatisfy { $0.weight == .note } }
}

/// One thing that was found.
package struct LeakFinding: Sendable, Hashable, Encodable {
    package enum Weight: String, Sendable, Hashable, Encodable, CaseIterable {
        /// The labels, or nearly all of them, can be had without a model.
        case leak
        /// It may be so, or it makes a part of the rows worthless.
        case warning
        /// To be known; nothing has to be done.
        case note
    }

    package enum Kind: String, Sendable, Hashable, Encodable, CaseIterable {
        case labelColumn = "label-column"
        case rowOrder = "row-order"
        case idOrder = "id-order"
        case idModulus = "id-modulus"
        case idPrefix = "id-prefix"
        case feature
        case trainDuplicates = "train-duplicates"
        case testDuplicates = "test-duplicates"
        case constant
        case idOverlap = "id-overlap"
        case ids
        case notRead = "not-read"
    }

    package let weight: Weight
    package let kind: Kind
    /// The file, as it was named.
    package let file: String
    /// The column that it is about; nil: none or several.
    package let column: String?
    /// From 0 (nothing) to 1 (everything): the share of what a model could learn that this alone gives; nil where no number says it.
    package let strength: Double?
    /// What was found, one sentence.
    package let what: String

    init(
        _ weight: Weight,
        _ kind: Kind,
        in file: String,
        column: String? = nil,
        strength: Double? = nil,
        _ what: String
    ) {
        self.weight = weight
        self.kind = kind
        self.file = file
        self.column = column
        self.strength = strength
        self.what = what
    }
}

extension LeakFinding.Kind {
    /// What to do about it, one sentence.
    package var advice: String {
        switch self {
        case .labelColumn: "Take the column out of the file, or the rows that are to be predicted."
        case .rowOrder:
            "Shuffle the rows of the features file; leave it only where the order is part of the task, as in a time series."
        case .idOrder, .idModulus, .idPrefix: "Give the rows new ids in a random order, in both files."
        case .feature:
            "Ask whether the column is known before the label is; if not, take it out. If so, the problem is that easy."
        case .trainDuplicates: "Take these rows out of the training data, or out of the features and labels."
        case .testDuplicates: "Keep one row of each, so that no row counts twice."
        case .constant: "Take the column out: nothing can be learned from it."
        case .idOverlap:
            "Give the rows that are to be predicted ids of their own, so that nobody looks them up in the training data."
        case .ids: "Make the ids of the features and of the labels the same, each once."
        case .notRead: "Look at the file yourself: only CSV files with the id column are scanned."
        }
    }
}
