import ContestModel
import Testing

@testable import SiteGen

/// Where things stand in a plot.
@Suite struct PlotGeometryTests {
    @Test(arguments: [(0.0, "0"), (12.04, "12"), (12.06, "12.1"), (-3.25, "-3.3"), (-0.04, "0"), (1000, "1000")])
    func numbersHaveOneDigitAfterThePoint(value: Double, text: String) { #expect(SVGText.number(value) == text) }

    @Test(arguments: [
        ("Ada", 14, "Ada"), ("Compile & Conquer", 9, "Compile …"), ("<b>", 9, "&lt;b&gt;"), ("日本語チーム", 8, "日本語…"),
        ("\u{202E}abc", 9, "\u{FFFD}abc"), ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, "👩‍👩‍👧…"),
    ])
    func namesAreCutAtLettersAndEscaped(name: String, columns: Int, text: String) {
        #expect(SVGText.words(name, columns: columns) == text)
    }

    @Test(arguments: [
        ([0.0, 7], true, ["0", "2", "4", "6", "8"]), ([0, 1], true, ["0", "1"]), ([0, 0], true, ["0", "1"]),
        ([0.91, 0.97], false, ["0.9", "0.92", "0.94", "0.96", "0.98"]), ([0.5, 0.5], false, ["0.49", "0.5", "0.51"]),
        ([20_000, 61_000], false, ["20k", "30k", "40k", "50k", "60k", "70k"]),
        ([-5, 12], false, ["−5", "0", "5", "10", "15"]),
    ])
    func axesEndAtRoundNumbers(values: [Double], isWhole: Bool, words: [String]) {
        let axis = ValueAxis(values, fromZero: isWhole, isWhole: isWhole, height: 100)
        #expect(axis.ticks.map(\.text) == words)
        #expect(axis.ticks.first?.place == 92 && axis.ticks.last?.place == 8)
        for value in values { #expect((8...92).contains(axis.place(value))) }
    }

    @Test func ranksRunDown() {
        let axis = ValueAxis(ranksTo: 20, height: 206)
        #expect(axis.ticks.map(\.text) == ["1", "5", "10", "15", "20"])
        #expect(axis.place(1) == 8 && axis.place(20) == 198 && axis.place(21) > 206)
        #expect(ValueAxis(ranksTo: 1, height: 100).ticks.map(\.text) == ["1", "2"])
    }

    @Test func timeHasStartEndAndFreeze() throws {
        let contest = try Workbench().contest()
        let axis = TimeAxis(
            PublicContest(of: try contest.record.contest, ReleaseState(), at: SampleContest.minute(100))
        )
        #expect(axis.ticks.map(\.text) == ["start", "1:00", "2:00", "3:00", "4:00", "end"])
        #expect(axis.ticks.map(\.place) == [0, 200, 400, 600, 800, 1000])
        #expect(axis.ticks.map(\.isMinor) == [false, true, false, true, true, false])
        #expect(axis.landmarks == [Landmark(place: 800, text: "freeze", isShaded: true)])
        #expect(axis.part == 10 && axis.words(67) == "1:07" && axis.place(400) == 1000 && axis.place(-3) == 0)
    }

    @Test func labelsKeepApartAndInOrder() {
        #expect(LabelSpread([10, 60, 12], within: 200).places == [10, 60, 26])
        #expect(LabelSpread([190, 195, 196], within: 200).places == [168, 184, 200])
        #expect(LabelSpread([], within: 200).places.isEmpty)
    }

    @Test func aLineStepsAtItsPoints() throws {
        let contest = try Workbench().contest()
        let time = TimeAxis(
            PublicContest(of: try contest.record.contest, ReleaseState(), at: SampleContest.minute(100))
        )
        let points = [(0, 0.0), (30, 1), (60, 2)].map { StepPlot.Point(minutes: $0.0, value: $0.1) }
        let plot = StepPlot(
            time: time,
            values: ValueAxis([2], fromZero: true, isWhole: true, height: 116),
            series: [StepPlot.Series(figure: "2", points: points)],
            end: 90
        )
        let svg = plot.svg("x", title: "T", lesson: "L.")
        #expect(svg.contains("<path class=\"k0\" d=\"M0 108H100V58H200V8H300\"/>"))
        #expect(svg.contains("<svg class=\"marks\" x=\"30%\">"))
    }

    @Test func barsStandOnOneAnother() {
        let kinds = [BarPlot.Kind(style: "a", counts: [1, 0]), BarPlot.Kind(style: "b", counts: [1, 2])]
        let svg = BarPlot(bottom: [], landmarks: [], kinds: kinds, width: 500).svg("x", title: "T", lesson: "L.")
        #expect(svg.contains("<path class=\"bar a\" d=\"M40 150V75h420V150z\"/>"))
        #expect(svg.contains("<path class=\"bar b\" d=\"M40 75V0h420V75zM540 150V0h420V150z\"/>"))
    }
}
