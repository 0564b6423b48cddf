package import ContestModel
package import Foundation

/// The answer file of an SQL problem cannot be read: an error of the problem, never of a team.
package struct TableError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
}

/// Compares the result table of a query with the answer's.
///
/// Both are what `sqlite3` prints with `.mode quote` and `.headers on`: a line of quoted column names, then a line for each row,
/// its values as SQL literals with commas between them. A table without rows is printed as nothing at all.
///
/// Column names are equal up to `A` to `Z`, where they count; numbers are compared as numbers, exactly unless the rules give a tolerance; texts and
/// blobs byte by byte. Without an order the rows are compared as multisets.
package struct TableComparison: Sendable {
    private let rules: SQLRules

    package init(rules: SQLRules) {
        self.rules = rules
    }

    package func compare(output: Data, answer: Data) throws(TableError) -> ValidatorAnswer {
        let expected: Table
        do throws(TableSyntaxError) {
            expected = try Table(answer.span, maxRows: .max)
        } catch {
            throw TableError(description: "the answer is not a table: \(error.message(in: answer.span))")
        }
        do throws(TableSyntaxError) {
            // One row more than expected is enough to tell; so a long output takes no more memory than the answer.
            let printed = try Table(output.span, maxRows: expected.rows.count + 1)
            let comparison = TablePair(rules: rules, printed: printed, expected: expected)
            let difference = comparison.difference(output.span, answer.span)
            return difference.map(ValidatorAnswer.rejects) ?? .accepts
        } catch {
            return .rejects("the output is not a table: \(error.message(in: output.span))")
        }
    }
}

/// Two tables that are to be compared; the functions are given the bytes of both, the output's first.
private struct TablePair {
    let rules: SQLRules
    let printed: Table
    let expected: Table

    /// In words, nil where there is none.
    func difference(_ output: Span<UInt8>, _ answer: Span<UInt8>) -> String? {
        if let columns = printed.columns, let wanted = expected.columns {
            let (count, wantedCount) = (columns.cells.count, wanted.cells.count)
            if count != wantedCount
                || rules.comparesColumnNames && !columns.hasSameNames(in: output, as: wanted, in: answer)
            {
                return "other columns: expected \(wanted.text(in: answer)), got \(columns.text(in: output))"
            }
        }
        return rules.isOrdered ? orderedDifference(output, answer) : unorderedDifference(output, answer)
    }

    private func orderedDifference(_ output: Span<UInt8>, _ answer: Span<UInt8>) -> String? {
        for (index, (row, wanted)) in zip(printed.rows, expected.rows).enumerated()
        where !rules.comparison.areEqual(row, in: output, wanted, in: answer) {
            return "row \(index + 1): expected \(wanted.text(in: answer)), got \(row.text(in: output))"
        }
        let count = min(printed.rows.count, expected.rows.count)
        if count < expected.rows.count {
            return counts() + "; row \(count + 1) is missing: \(expected.rows[count].text(in: answer))"
        }
        guard count < printed.rows.count else { return nil }
        return counts() + "; row \(count + 1) is too many: \(printed.rows[count].text(in: output))"
    }

    private func unorderedDifference(_ output: Span<UInt8>, _ answer: Span<UInt8>) -> String? {
        let rest = rules.comparison.unmatchedRows(printed.rows, in: output, expected.rows, in: answer)
        var parts: [String] = []
        if printed.rows.count != expected.rows.count { parts.append(counts()) }
        if let index = rest.printed {
            parts.append("row \(index + 1) is not in the answer so often: \(printed.rows[index].text(in: output))")
        }
        if let index = rest.expected {
            parts.append("a row is missing: \(expected.rows[index].text(in: answer))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// How many rows there are; empty where the numbers are equal.
    private func counts() -> String {
        let (got, wanted) = (printed.rows.count, expected.rows.count)
        return got > wanted ? "more than the expected \(wanted) rows" : "\(got) of the expected \(wanted) rows"
    }
}
