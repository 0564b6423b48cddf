import ContestModel
import Foundation
import Testing

@testable import Judging

struct TableComparisonTests {
    private static let head = "'id','name'\n"

    @Test(arguments: [
        ("", ""), ("'id','name'\n", ""), ("", "'id','name'\n"),
        ("'id','name'\n1,'x'\n2,NULL\n", "'id','name'\n1,'x'\n2,NULL\n"),
        ("'ID','Name'\n1,'x'\n", "'id','name'\n1,'x'\n"),
        ("'id','name'\n2,'y'\n1,'x'\n", "'id','name'\n1,'x'\n2,'y'\n"),
        ("'id','name'\n1.0,'x'\n", "'id','name'\n1,'x'\n"),
        ("'id'\n0.10000000000000000555\n", "'id'\n0.1\n"),
        ("'t'\n'it''s\nx'\n", "'t'\n'it''s\nx'\n"),
        ("'t'\n'a,b'\n'1'\n", "'t'\n'1'\n'a,b'\n"),
        ("'b'\nX'00ff'\n", "'b'\nX'00ff'\n"),
        ("'n'\nInf\n-Inf\n", "'n'\n-Inf\nInf\n"),
        ("'n'\n-0.0\n", "'n'\n0\n"),
        ("'n'\n1\n1\n2\n", "'n'\n2\n1\n1\n"),
        ("'n'\n-9223372036854775808\n", "'n'\n-9223372036854775808\n"),
        ("'n'\n1", "'n'\n1\n"),
    ])
    func acceptsEqualTables(output: String, answer: String) throws {
        #expect(try compare(output, answer) == .accepts)
    }

    @Test(arguments: [
        ("'id'\n1\n", "'no'\n1\n", "other columns: expected 'no', got 'id'"),
        ("'a','b'\n1,2\n", "'b','a'\n2,1\n", "other columns: expected 'b','a', got 'a','b'"),
        ("'a'\n1\n", "'a','b'\n1,2\n", "other columns: expected 'a','b', got 'a'"),
        ("", "'n'\n1\n", "0 of the expected 1 rows; a row is missing: 1"),
        ("'n'\n1\n2\n", "'n'\n1\n", "more than the expected 1 rows; row 2 is not in the answer so often: 2"),
        ("'n'\n1\n", "'n'\n", "more than the expected 0 rows; row 1 is not in the answer so often: 1"),
        ("'n'\n1\n1\n2\n", "'n'\n1\n2\n2\n", "row 2 is not in the answer so often: 1; a row is missing: 2"),
        ("'n'\n'1'\n", "'n'\n1\n", "row 1 is not in the answer so often: '1'; a row is missing: 1"),
        ("'n'\n''\n", "'n'\nNULL\n", "row 1 is not in the answer so often: ''; a row is missing: NULL"),
        ("'n'\n'x'\n", "'n'\n'X'\n", "row 1 is not in the answer so often: 'x'; a row is missing: 'X'"),
        ("'n'\nX'61'\n", "'n'\n'a'\n", "row 1 is not in the answer so often: X'61'; a row is missing: 'a'"),
        ("'n'\n'a'',''b'\n", "'n'\n'a'\n", "row 1 is not in the answer so often: 'a'',''b'; a row is missing: 'a'"),
        (
            "'n'\n9007199254740993\n", "'n'\n9007199254740992\n",
            "row 1 is not in the answer so often: 9007199254740993; a row is missing: 9007199254740992"
        ),
        (
            "'n'\n9007199254740993\n", "'n'\n9007199254740992.0\n",
            "row 1 is not in the answer so often: 9007199254740993; a row is missing: 9007199254740992.0"
        ),
        (
            "'n'\n0.3\n", "'n'\n0.30000000000000004\n",
            "row 1 is not in the answer so often: 0.3; a row is missing: 0.30000000000000004"
        ),
        ("Error: x\n", "'n'\n1\n", "the output is not a table: line 1: 'Error: x' is no SQL value"),
        ("'n'\n'x\n", "'n'\n1\n", "the output is not a table: line 2: a text has no closing quote"),
        ("'n'\n'x'y\n", "'n'\n1\n", "the output is not a table: line 2: a comma or a new line must follow a value"),
        ("'n'\n1,\n", "'n'\n1\n", "the output is not a table: line 2: '' is no SQL value"),
        ("'n'\nnan\n", "'n'\n1\n", "the output is not a table: line 2: 'nan' is no SQL value"),
        ("'n'\n\u{1b}[2J\n", "'n'\n1\n", "the output is not a table: line 2: '\\x1b[2J' is no SQL value"),
    ])
    func saysWhatDiffers(output: String, answer: String, message: String) throws {
        #expect(try compare(output, answer) == .rejects(message))
    }

    @Test(arguments: [
        ("'n'\n1\n2\n", "'n'\n2\n1\n", "row 1: expected 2, got 1"),
        ("'n','m'\n1,'a'\n2,'b'\n", "'n','m'\n1,'a'\n2,'c'\n", "row 2: expected 2,'c', got 2,'b'"),
        ("'n'\n1\n", "'n'\n1\n2\n", "1 of the expected 2 rows; row 2 is missing: 2"),
        ("'n'\n1\n2\n3\n", "'n'\n1\n", "more than the expected 1 rows; row 2 is too many: 2"),
        ("'n'\n1,2\n", "'n'\n1\n", "row 1: expected 1, got 1,2"),
    ])
    func countsTheOrderWhereItIsAskedFor(output: String, answer: String, message: String) throws {
        #expect(try compare(output, answer, isOrdered: true) == .rejects(message))
        #expect(try compare(answer, answer, isOrdered: true) == .accepts)
    }

    @Test(arguments: [
        ("'id'\n1\n", "'no'\n1\n", true), ("'b','a'\n1,2\n", "'a','b'\n1,2\n", true),
        ("'count(*)'\n3\n", "'n'\n3\n", true), ("", "'n'\n", true),
        ("'a'\n1\n", "'a','b'\n1,2\n", false), ("'a','b'\n1,2\n", "'a'\n1\n", false),
        ("'b','a'\n2,1\n", "'a','b'\n1,2\n", false), ("'x'\n2\n", "'a'\n1\n", false),
    ])
    func countsTheNamesOfColumnsOnlyWhereItIsAskedFor(output: String, answer: String, accepts: Bool) throws {
        for isOrdered in [false, true] {
            let verdict = try compare(output, answer, isOrdered: isOrdered, comparesColumnNames: false)
            #expect((verdict == .accepts) == accepts, "\(verdict)")
        }
    }

    /// The flags that a package gives reach the comparison.
    @Test(arguments: [
        ("float_tolerance 1e-6", "1000000.5", "1000000", true), ("float_tolerance 1e-6", "1000002", "1000000", false),
        ("float_tolerance 1e-6", "0.0000005", "0", true), ("float_absolute_tolerance 0.5", "2", "1.5", true),
        ("float_relative_tolerance 0.25", "0.1", "0", false), ("float_relative_tolerance 0.25", "5", "4", true),
        ("float_tolerance 1e-6", "'1.0000001'", "'1'", false), ("float_tolerance 1e-6", "NULL", "0", false),
        ("", "1.0000001", "1", false),
    ])
    func takesTheFlagsOfThePackage(words: String, output: String, answer: String, accepts: Bool) throws {
        let flags = try ComparisonFlags(words: words.split(separator: " ").map(String.init))
        for isOrdered in [false, true] {
            let verdict = try compare("'n'\n\(output)\n", "'n'\n\(answer)\n", isOrdered: isOrdered, flags: flags)
            #expect((verdict == .accepts) == accepts, "\(verdict)")
        }
    }

    @Test func comparesWithinTolerances() throws {
        let flags = ComparisonFlags(absoluteTolerance: 0.01)
        #expect(try compare("'n'\n1.005\n", "'n'\n1\n", flags: flags) == .accepts)
        #expect(try compare("'n'\n1.5\n", "'n'\n1\n", flags: flags) != .accepts)
        #expect(try compare("'n'\nInf\n", "'n'\nInf\n", flags: flags) == .accepts)
        #expect(try compare("'n'\nInf\n", "'n'\n1\n", flags: flags) != .accepts)
        #expect(try compare("'n'\n'1.005'\n", "'n'\n'1'\n", flags: flags) != .accepts)
        // Near numbers change places in the order; their rows must still find each other.
        let answer = "'x','y'\n0.500,2\n0.501,1\n0.502,'a'\n"
        #expect(try compare("'x','y'\n0.502,2\n0.500,1\n0.5,'a'\n", answer, flags: flags) == .accepts)
        #expect(try compare("'x','y'\n0.502,2\n0.500,2\n0.5,'a'\n", answer, flags: flags) != .accepts)
    }

    @Test func pairsManyRowsWithinTolerances() throws {
        let answer = "'x','k'\n" + (0..<2000).map { "\(0.5 + Double($0 % 3) / 1e9),\($0)\n" }.joined()
        let output = "'x','k'\n" + (0..<2000).reversed().map { "\(0.5 + Double($0 % 5) / 1e9),\($0)\n" }.joined()
        let flags = ComparisonFlags(relativeTolerance: 1e-6)
        #expect(try compare(output, answer, flags: flags) == .accepts)
    }

    @Test func throwsForAnAnswerThatIsNoTable() {
        #expect(throws: TableError(description: "the answer is not a table: line 2: 'x' is no SQL value")) {
            try compare("'n'\n1\n", "'n'\nx\n")
        }
    }

    @Test(.timeLimit(.minutes(30)))
    func takesBoundedTimeOnManyRows() throws {
        let rows = "'n'\n" + String(repeating: "1\n", count: 50_000)
        #expect(try compare(rows, "'n'\n1\n") != .accepts)
        #expect(try compare(rows, rows) == .accepts)
        #expect(try compare(rows, rows, flags: ComparisonFlags(absoluteTolerance: 1)) == .accepts)
    }

    private func compare(
        _ output: String,
        _ answer: String,
        isOrdered: Bool = false,
        comparesColumnNames: Bool = true,
        flags: ComparisonFlags = ComparisonFlags()
    ) throws -> ValidatorAnswer {
        let rules = SQLRules(
            schemaFile: "schema.sql",
            isOrdered: isOrdered,
            comparesColumnNames: comparesColumnNames,
            comparison: flags
        )
        return try TableComparison(rules: rules).compare(output: Data(output.utf8), answer: Data(answer.utf8))
    }
}
