import Foundation
import Glibc
import Testing

extension RealEngine {
    /// Packages that submissions ask for, from wheels that came with the problem.
    @Suite struct EnvironmentTests {
        private func rig(_ keys: String = "requirements: wheelhouse, wheelhouse: wheels/") throws -> Rig {
            let rig = try Rig(replacing: ["per_team": "{accepted: 200, per_day: 200}"])
            try rig.allowPackages(keys)
            return rig
        }

        private func reasons(_ rig: Rig) throws -> [String: String] {
            try rig.settle()
            try rig.judge("run").check()
            let found = try rig.submissions().map { one in
                (one.file, [one.verdict, one.reason].compactMap(\.self).joined(separator: " "))
            }
            return Dictionary(found) { first, second in "\(first), \(second)" }
        }

        @Test func installsFromTheWheelhouseOnceAndKeepsIt() throws {
            let rig = try rig()
            defer { rig.remove() }
            try rig.wheel(
                "greeter",
                "1.0",
                ["greeter/__init__.py": Data("from inner import WORD\n".utf8)],
                requires: ["inner>=1"]
            )
            try rig.wheel("inner", "0.9", ["inner.py": Data("WORD = 'old'\n".utf8)])
            try rig.wheel("inner", "1.2", ["inner.py": Data("WORD = 'new'\n".utf8)])
            let program = """
                import greeter, os
                assert greeter.WORD == 'new'
                assert greeter.__file__.startswith('/packages/')
                for act in (lambda: open(greeter.__file__, 'a'), lambda: os.remove(greeter.__file__), lambda: os.mkdir('/packages/x')):
                    try:
                        act()
                    except OSError:
                        continue
                    raise SystemExit('the packages can be changed')
                """
            try rig.model(program, "Greeter>=1  # ours\n", to: "beavers/petals-1.zip")
            try rig.model("import inner\nassert inner.WORD == 'old'", "inner==0.9\nnumpy\n", to: "loewen/petals-3.zip")
            _ = try reasons(rig)
            let before = try rig.environmentFiles()
            #expect(before.count > 4)
            try rig.model("\(program)\nprint(1)", "greeter >= 1\n", to: "oshea/petals-2.zip")
            let all = try reasons(rig)
            #expect(all == ["petals-1.zip": "AC", "petals-2.zip": "AC", "petals-3.zip": "AC"])
            #expect(try rig.environments().count == 2)
            #expect(try rig.environmentFiles() == before, "an entry never changes")
            // The one that came second found what the first had made.
            let builds = try rig.phases().mapValues { $0["build"] ?? 0 }
            let (made, found) = (builds.values.max() ?? 0, builds.values.min() ?? 0)
            #expect(found * 5 < made, "\(builds)")
            #expect(try rig.phases().values.allSatisfy { Set($0.keys) == ["verify", "extract", "build", "run"] })
        }

        /// Of two that do not fit beside each other the one not used for longest goes.
        @Test func keepsNoMoreThanTheirCap() throws {
            let rig = try rig()
            defer { rig.remove() }
            try rig.edit("contest.yaml", replacing: "judging:", with: "judging:\n  environments: 3 MiB")
            for name in ["first", "second"] {
                try rig.wheel(name, "1.0", ["\(name)/__init__.py": Data(), "\(name)/data.bin": Data(count: 2 << 20)])
            }
            try rig.model("import first", "first\n", to: "beavers/petals-1.zip")
            #expect(try reasons(rig) == ["petals-1.zip": "AC"])
            let first = try rig.environments()
            try rig.model("import second", "second\n", to: "beavers/petals-2.zip")
            #expect(try reasons(rig) == ["petals-1.zip": "AC", "petals-2.zip": "AC"])
            let second = try rig.environments()
            #expect(first.count == 1 && second.count == 1 && first != second)
        }

        /// What was being made when the judge died is nothing that anybody finds.
        @Test func aBuildThatIsKilledLeavesNothing() throws {
            let rig = try rig()
            defer { rig.remove() }
            let modules = Dictionary(
                uniqueKeysWithValues: (0..<2000).map { ("many/m\($0).py", Data("N = \($0)\n".utf8)) }
            )
            try rig.wheel("many", "1.0", modules.merging(["many/__init__.py": Data()]) { $1 })
            try rig.model("import many.m1999 as last\nassert last.N == 1999", "many\n", to: "beavers/petals-1.zip")
            try rig.settle()
            let sweep = try rig.start("run")
            let work = rig.state.appending(path: "work").path()
            while sweep.isRunning {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(work)/1")) ?? []
                if names.contains(where: { $0.hasSuffix(".environment") }) { break }
                usleep(10_000)
            }
            kill(sweep.processIdentifier, SIGKILL)
            sweep.waitUntilExit()
            #expect(sweep.terminationReason == .uncaughtSignal)
            #expect(try rig.environments().isEmpty)
            try rig.judge("run").check()
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
            #expect(try rig.environments().count == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: work).isEmpty)
        }

        @Test func refusesWhatIsNotThereAndWhatIsTooBig() throws {
            let rig = try rig("requirements: wheelhouse, max_size: 2 MiB")
            defer { rig.remove() }
            var generator = SystemRandomNumberGenerator()
            let noise = Data((0..<(3 << 20)).map { _ in UInt8.random(in: 0...255, using: &generator) })
            try rig.wheel("bulky", "1.0", ["bulky/data.bin": noise])
            try rig.wheel("small", "1.0", ["small.py": Data("ONE = 1\n".utf8)])
            try rig.wheel("ahead", "1.0", ["ahead.py": Data()], requires: ["nowhere>=2"])
            try rig.model("", "bulky\n", to: "beavers/petals-bulky.zip")
            try rig.model("", "torch\n", to: "beavers/petals-torch.zip")
            try rig.model("", "small==2\n", to: "beavers/petals-version.zip")
            try rig.model("", "ahead\n", to: "beavers/petals-ahead.zip")
            try rig.model("", "--extra-index-url https://203.0.113.1/\nsmall\n", to: "beavers/petals-option.zip")
            try rig.model("import small\nassert small.ONE == 1", "small\n", to: "beavers/petals-near.zip")
            let failed = ["bulky", "torch", "version", "ahead"].map { ("petals-\($0).zip", "CE packages") }
            let others = [("petals-option.zip", "SE requirements"), ("petals-near.zip", "AC")]
            #expect(try reasons(rig) == Dictionary(uniqueKeysWithValues: failed + others))
            #expect(try rig.environments().count == 1)
            let messages = try rig.messages()
            #expect(
                messages["petals-torch.zip"]?.contains("there is no package 'torch' here; take the line out") == true
            )
            #expect(messages["petals-version.zip"]?.contains("no version 2 here; write small==1.0.") == true)
            #expect(messages["petals-ahead.zip"]?.contains("nowhere>=2") == true, "in pip's words")
            #expect(messages["petals-bulky.zip"]?.contains("2 MiB") == true, "\(messages)")
        }

        /// What Python would run by itself is not let in, so that it runs neither where environments are made nor for others.
        @Test func startsNothingOfAWheelByItself() throws {
            let rig = try rig()
            defer { rig.remove() }
            let mark = "import os; os.environ['STARTED'] = '1'\n"
            try rig.wheel("starter", "1.0", ["starter.py": Data(), "sitecustomize.py": Data(mark.utf8)])
            try rig.wheel("shadow", "1.0", ["shadow.py": Data(), "json/__init__.py": Data(mark.utf8)])
            try rig.wheel(
                "pathy",
                "1.0",
                [
                    "pathy.py": Data(), "pathy.pth": Data(mark.utf8),
                    "pathy-1.0.data/scripts/python3": Data("#!python\n\(mark)".utf8),
                    "pathy-1.0.data/data/deep.pth": Data(mark.utf8),
                ]
            )
            try rig.model("", "starter\n", to: "beavers/petals-starter.zip")
            try rig.model("", "shadow\n", to: "beavers/petals-shadow.zip")
            let look = """
                import os, pathy
                assert 'STARTED' not in os.environ
                assert not [name for name in os.listdir('/packages') if name.endswith('.pth')]
                """
            try rig.model(look, "pathy\n", to: "beavers/petals-pathy.zip")
            let expected = [
                "petals-starter.zip": "CE packages", "petals-shadow.zip": "CE packages", "petals-pathy.zip": "AC",
            ]
            #expect(try reasons(rig) == expected)
        }

        @Test func imagesAloneAreEnoughWhereNothingIsInstalled() throws {
            let rig = try rig("requirements: image")
            defer { rig.remove() }
            try rig.wheel("small", "1.0", ["small.py": Data()])
            try rig.model("", "numpy>=1.20\nscikit-learn\n", to: "beavers/petals-has.zip")
            try rig.model("", "numpy==1.0\n", to: "beavers/petals-other.zip")
            try rig.model("", "small\n", to: "beavers/petals-lacks.zip")
            let expected = [
                "petals-has.zip": "AC", "petals-other.zip": "CE packages", "petals-lacks.zip": "CE packages",
            ]
            #expect(try reasons(rig) == expected)
            #expect(try rig.environments().isEmpty)
        }
    }
}
