import Foundation
import Testing

extension RealEngine {
    /// What the jury asks about submissions that were judged.
    @Suite struct JuryToolsTests {
        private static let steady = """
            import csv, sys
            # Names every flower the same, whatever is measured; long enough not to be the same by chance as somebody else's.
            # A comment that makes the file longer than what is too short to say anything about who wrote it and when and why.
            with open(sys.argv[2], "w") as f:
                print("id,label", file=f)
                for row in csv.DictReader(open(sys.argv[1])): print(row["id"] + ",avens", file=f)
            """

        private static let changing = """
            import csv, random, sys
            with open(sys.argv[2], "w") as f:
                print("id,label", file=f)
                for row in csv.DictReader(open(sys.argv[1])):
                    print(row["id"] + "," + random.SystemRandom().choice(["avens", "burnet", "clary"]), file=f)
            """

        @Test func saysWhoseResultsChangeAndWhoHasTheSameFiles() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.zip(["predict.py": Data(Self.steady.utf8)], to: "beavers/petals.zip")
            try rig.zip(["predict.py": Data(Self.steady.utf8), "a.txt": Data()], to: "loewen/petals.zip")
            try rig.zip(["predict.py": Data(Self.changing.utf8)], to: "oshea/petals.zip")
            try rig.settle()
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.verdict) == ["AC", "AC", "AC"])
            let all = try rig.judge("determinism", "petals", "--share", "100%")
            #expect(
                all.code == 1 && all.output.contains("3 of 3 accepted submissions were run once more, 1 gave"),
                "\(all)"
            )
            #expect(all.output.contains("oshea  petals.zip: AC, accuracy 0."))
            let some = try rig.judge("determinism", "petals", "--share", "1%", "--json")
            #expect(some.output.contains("\"judged\" : 1") && some.output.contains("\"accepted\" : 3"), "\(some)")
            #expect(try rig.judge("determinism", "petals", "--share", "0%").code == 64)
            #expect(try rig.submissions().map(\.verdict) == ["AC", "AC", "AC"])
            let alike = try rig.judge("similarity", "petals")
            #expect(alike.code == 0 && alike.output.contains(/files +beavers +loewen +all the same/), "\(alike)")
            #expect(alike.output.contains("3 teams; files in common: 1 pairs"))
        }
    }
}

@Suite struct SimilarityCommandTests {
    @Test func comparesPredictionsInAFolder() throws {
        let rig = try Rig()
        defer { rig.remove() }
        let labels = rig.folder.appending(path: "contest/problems/petals/data/secret/labels.csv")
        let rows = try String(contentsOf: labels, encoding: .utf8).split(separator: "\n").map(String.init)
        let folder = rig.folder.appending(path: "predictions")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ team: String, wrong: (Int) -> Bool) throws {
            let text = rows.enumerated().map { index, row in
                index > 0 && wrong(index) ? row.prefix { $0 != "," } + ",other" : Substring(row)
            }.joined(separator: "\n")
            try Data(text.utf8).write(to: folder.appending(path: "\(team).csv"))
        }
        try write("beavers") { $0 % 7 == 0 }
        try write("loewen") { $0 % 7 == 0 }
        try write("oshea") { $0 % 11 == 3 }
        let run = try rig.judge("similarity", "petals", "--predictions", folder.path())
        #expect(run.code == 0 && run.output.contains("predictions  beavers  loewen  all the same, mistakes"), "\(run)")
        #expect(run.output.contains("predictions too alike: 1 of 3 pairs"))
    }
}
