import ContestModel
import Foundation
import Testing

@testable import Scoring

struct PredictionFileTests {
    private let accuracy: Metric

    init() throws { accuracy = try Metric(MetricChoice(id: "accuracy")) }

    private static let texts = "id,label\na,cat\nb,dog\nc,cat\n"
    private static let numbers = "id,label\n1,0\n2,1\n3,2.5\n"

    @Test(arguments: [
        "id,label\na,cat\nb,dog\nc,dog\n",
        "id,label\r\na,cat\r\nb,dog\r\nc,dog",
        "\u{feff}id,label\na,cat\nb,dog\nc,dog\n\n\r\n",
        "label,extra,id\ndog,,c\ndog,\"x,\n\"\"y\"\"\",b\ncat,1,a\n",
        "\"id\",\"label\"\n\"a\",\"cat\"\n\"b\",\"dog\"\n\"c\",\"dog\"\n",
    ])
    func readsWhatItMust(file: String) throws {
        let pairs = try read(file, Self.texts).get().publicPart
        #expect(try accuracy.value(pairs) == 2.0 / 3)
    }

    @Test(arguments: [
        ("", "row 1: the file is empty; it must have a header"),
        ("\n\n", "row 1: the file is empty; it must have a header"),
        ("a,cat\nb,dog\n", "row 1: the header has no column 'id', only 'a', 'cat'"),
        ("id,Label\na,cat\n", "row 1: the header has no column 'label', only 'id', 'Label'"),
        ("id,label,id\na,cat,a\n", "row 1: the header has two columns named 'id'"),
        ("id,label\na,cat\n", "row 2: the file ends, but 2 of 3 ids are missing, 'b' the first"),
        ("id,label\n", "row 1: the file ends, but 3 of 3 ids are missing, 'a' the first"),
        ("id,label\na,cat\na,cat\n", "row 3: id 'a' occurs twice"),
        ("id,label\nA,cat\n", "row 2: id 'A' is not one of the ids to be predicted"),
        ("id,label\n a,cat\n", "row 2: id ' a' is not one of the ids to be predicted"),
        ("id,label\na,cat\nb,dog\nc,cat\nd,cat\n", "row 5: id 'd' is not one of the ids to be predicted"),
        ("id,label\na\n", "row 2: there is 1 field, but the header has 2"),
        ("id,label\na,b,c\n", "row 2: there are 3 fields, but the header has 2"),
        ("id,label\na,cat\n\nb,dog\n", "row 3: there is 1 field, but the header has 2"),
        ("id,label\n\"a,cat\nb,dog\n", "row 2: field 1 has no closing quote"),
        (
            "id,label\n\"a\"x,cat\n",
            "row 2: field 1 is followed by 'x' where a comma or the end of the line must be;"
                + " a field with a quote in it must be quoted"
        ),
        (
            "id,label\na\"b,cat\n",
            "row 2: field 1 is followed by '\"' where a comma or the end of the line must be;"
                + " a field with a quote in it must be quoted"
        ),
        (
            "id,label\ra,cat\rb,cat",
            "row 1: field 2 is followed by 'a' where a comma or the end of the line must be;"
                + " a field with a quote in it must be quoted"
        ),
        ("id,label\n\u{1b}[2J\u{202e},cat\n", "row 2: id '\\x1b[2J\\u{202e}' is not one of the ids to be predicted"),
    ])
    func refusesWithRowAndRule(file: String, message: String) throws {
        #expect(rejection(try read(file, Self.texts)) == Rejection(.predictions, message))
    }

    @Test(arguments: [
        "nan", "NaN", "inf", "-Infinity", "1e400", "0x10", "1_000", "1,5", "١", "", " 1", "1 ", "1e", "--1", "1d",
        "\u{0}",
        "１", "cat", "1e400000000000000000000000", "+", ".",
    ])
    func refusesWhatIsNoFiniteNumber(value: String) throws {
        let file = "id,label\n1,\"\(value)\"\n2,1\n3,1\n"
        let message = try #require(rejection(try read(file, Self.numbers))).message
        #expect(message == "row 2: '\(value == "\u{0}" ? "\\x00" : value)' is no finite decimal number")
    }

    @Test func comparesNumbersAsNumbers() throws {
        let pairs = try read("id,label\n3,2.50\n1,-0.0\n2,+1e0\n", Self.numbers).get().publicPart
        #expect(try accuracy.value(pairs) == 1)
    }

    @Test func comparesTextsAsTextsWhereOneLabelIsNone() throws {
        let labels = "id,label\n1,0\n2,x\n"
        #expect(try accuracy.value(read("id,label\n1,0.0\n2,x\n", labels).get().publicPart) == 0.5)
    }

    @Test func readsShortNumbersAsLongOnes() throws {
        let pairs = try read("id,label\n1,000\n2,0000000000000001\n3,2.5\n", Self.numbers).get().publicPart
        #expect(try accuracy.value(pairs) == 1)
    }

    @Test(arguments: [["7", "8", "10", "x9", "x10"], ["b", "a", "c", "10", "9"], ["1", "2", "10", "3"], ["", "1"]])
    func knowsIDsInOrderAndWithoutOne(ids: [String]) throws {
        let rows = ids.map { "\"\($0)\",cat\n" }
        let labels = "id,label\n" + rows.joined()
        #expect(try accuracy.value(read("id,label\n" + rows.reversed().joined(), labels).get().publicPart) == 1)
        let twice = "the labels file, row \(ids.count + 2): the id occurs twice"
        #expect(throws: LabelError(description: twice)) { try labelTable(labels + rows[0]) }
        let other = rejection(try read("id,label\n88,cat\n", labels))
        #expect(other?.message == "row 2: id '88' is not one of the ids to be predicted")
    }

    @Test func refusesLongFieldsAndManyColumns() throws {
        let long = String(repeating: "x", count: 4097)
        #expect(
            rejection(try read("id,label\na,\(long)\n", Self.texts))?.message
                == "row 2: field 2 is longer than 4096 bytes"
        )
        let wide = "id,label" + String(repeating: ",x", count: 100_000)
        #expect(rejection(try read(wide, Self.texts))?.message == "row 1: there are more than 256 columns")
        let open = "id,label\na,\"" + String(repeating: "x\n", count: 100_000)
        #expect(rejection(try read(open, Self.texts))?.message == "row 2: field 2 has no closing quote")
    }

    @Test func cutsItsMessages() throws {
        let file = "id,label\n" + String(repeating: "\u{1}", count: 4000) + ",cat\n"
        let message = try #require(rejection(try read(file, Self.texts))).message
        #expect(message.utf8.count < 300 && message.hasPrefix("row 2: id '\\x01"))
    }

    @Test func splitsPublicFromPrivate() throws {
        let labels = "id,usage,label\na,Public,1\nb,Private,2\nc,Public,3\n"
        let table = try labelTable(labels, splitColumn: "usage")
        #expect(table.hasPrivatePart)
        let file = Data("id,label\nc,0\nb,2\na,1\n".utf8)
        let aligned = try PredictionFile.read(file, expecting: table).get()
        #expect(try accuracy.value(aligned) == 0.5)
        #expect(try accuracy.value(#require(aligned.privatePart)) == 1)
    }

    @Test(arguments: [
        ("", nil, "the labels file, row 1: the file is empty; it must have a header"),
        ("id,label\n", nil, "the labels file, row 1: there is no label below the header"),
        ("id,label\na,1\na,2\n", nil, "the labels file, row 3: the id occurs twice"),
        ("key,label\na,1\n", nil, "the labels file, row 1: there is no column 'id' among 'key', 'label'"),
        ("id,x,y\na,1,2\n", nil, "the labels file, row 1: no column is named 'label', and not just one other is left"),
        ("id,label,usage\na,1,public\n", "usage", "the labels file, row 2: the split must be Public or Private"),
        ("id,label,usage\na,1,Private\n", "usage", "the labels file, row 2: no label is Public"),
        (
            "id,label\na,1\n", "label",
            "the labels file, row 1: the column 'label' cannot be the label and something else as well"
        ),
    ])
    func refusesLabelsThatCannotBeUsed(file: String, split: String?, message: String) {
        #expect(throws: LabelError(description: message)) { try labelTable(file, splitColumn: split) }
    }

    @Test func takesTheOnlyOtherColumnAsTheValue() throws {
        let table = try labelTable("usage,species,id\nPublic,setosa,7\n", splitColumn: "usage")
        guard case .texts? = table.columns["species"] else {
            Issue.record("the species is a text")
            return
        }
        #expect(table.count == 1)
    }

    @Test func readsManyRowsInAnyOrder() throws {
        let rows = 20_000
        let labels = (0..<rows).map { "row-\($0),\($0 % 7)\n" }.joined()
        let file = (0..<rows).reversed().map { "row-\($0),\($0 % 7)\n" }.joined()
        let pairs = try read("id,label\n" + file, "id,label\n" + labels).get().publicPart
        #expect(pairs.count == rows)
        #expect(try accuracy.value(pairs) == 1)
    }

    private func labelTable(_ csv: String, splitColumn: String? = nil) throws -> LabelTable {
        let choices = [MetricChoice(id: "accuracy")]
        let plan = try ScoringPlan(metrics: choices, idColumn: "id", columns: ["label"], splitColumn: splitColumn)
        return try plan.labels(Data(csv.utf8))
    }

    private func read(_ file: String, _ labels: String) throws -> Result<AlignedPredictions, Rejection> {
        PredictionFile.read(Data(file.utf8), expecting: try labelTable(labels))
    }

    private func rejection(_ result: Result<AlignedPredictions, Rejection>) -> Rejection? {
        guard case .failure(let rejection) = result else { return nil }
        return rejection
    }
}
