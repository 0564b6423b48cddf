import Foundation
import Testing

extension RealEngine {
    /// Hostile submissions through the real program: each gets its verdict, nothing stays behind, nothing comes out.
    @Suite(.serialized) struct AttackTests {
        @Test func givesEveryAttackItsVerdictAndLeavesNothing() throws {
            let field = try AttackField()
            defer { field.rig.remove() }
            let all =
                Attack.endings + Attack.floods + Attack.escapes + Attack.outputFiles + Attack.models + Attack.queries
                + Attack.hungry + Attack.languages + Attack.tricks + Attack.builds(hostFile: field.hostFile.path())
            let attacks = all.filter {
                !$0.isLong || TestLength.isLong
            }
            try field.uploadHonest(as: "first")
            try field.sweep().check()
            let traces = try Traces(of: field.rig)
            try field.upload(attacks)
            try field.uploadBystanders()
            let sweep = try field.sweep()
            #expect(sweep.code == 0, "\(sweep.errors)")
            #expect(sweep.output == "" && sweep.errors == "")
            try expectVerdicts(attacks, field)
            try expectNothingLeft(field)
            try expectNothingOf(traces, field)
            try expectNothingTold(field)
            try expectCleanText(field)
            try field.uploadHonest(as: "after")
            try field.sweep().check()
            try expectAfterAsBefore(field)
        }

        /// Three times and some milliseconds: what an attack left running would take half of the processor for itself at least, and
        /// what it left in the machine's tables would slow each start.
        private func expectAfterAsBefore(_ field: AttackField) throws {
            #expect(try field.verdict("first") == "AC" && field.verdict("after") == "AC")
            let before = try field.cpuTime("first"), after = try field.cpuTime("after")
            #expect(before > 0 && after <= 3 * before + 20, "\(before) ms, \(after) ms")
        }

        private func expectVerdicts(_ attacks: [Attack], _ field: AttackField) throws {
            let found = Dictionary(uniqueKeysWithValues: try field.rig.submissions().map { ($0.file, $0) })
            #expect(found.count == attacks.count + 3)
            for attack in attacks {
                let got = try #require(found["\(attack.problem)-\(attack.name).zip"], "\(attack.name)")
                #expect(got.verdict == attack.verdict, "\(attack.name): \(got.reason ?? "")")
                if let reason = attack.reason { #expect(got.reason == reason, "\(attack.name)") }
                #expect(got.attempts <= 1, "\(attack.name)")
            }
            #expect(try field.verdict("before") == "AC")
            #expect(try field.rig.submissions().first { $0.problem == "rain" }?.verdict == "WA")
        }

        private func expectNothingLeft(_ field: AttackField) throws {
            #expect(try field.rig.containers() == [])
            let manager = FileManager.default
            #expect(try manager.contentsOfDirectory(atPath: field.temporary.path()) == [])
            #expect(try manager.contentsOfDirectory(atPath: field.rig.state.appending(path: "work").path()) == [])
            for number in try manager.contentsOfDirectory(atPath: "/proc") where Int(number) != nil {
                // A process may end while it is looked at.
                let words = (try? Data(contentsOf: URL(filePath: "/proc/\(number)/environ"))) ?? Data()
                #expect(words.range(of: Data(field.canary.utf8)) == nil, "process \(number)")
            }
        }

        private func expectNothingOf(_ traces: Traces, _ field: AttackField) throws {
            let containers = traces.containers()
            #expect(containers.count > 100)
            let left = try traces.left(of: containers)
            #expect(left.isEmpty, "\(left)")
        }

        private func expectNothingTold(_ field: AttackField) throws {
            for file in try field.published() {
                #expect(try Data(contentsOf: file).range(of: Data(field.canary.utf8)) == nil, "\(file.path())")
            }
        }

        /// Whatever programs and compilers said, what is published is text that can be shown.
        private func expectCleanText(_ field: AttackField) throws {
            for file in try field.published() where ["html", "json", "txt", "csv"].contains(file.pathExtension) {
                let data = try Data(contentsOf: file)
                let text = try #require(String(validating: data, as: UTF8.self), "\(file.path())")
                let bad = text.unicodeScalars.first {
                    ($0.value < 32 && $0 != "\n" && $0 != "\t" && $0 != "\r") || $0 == "\u{202e}"
                }
                #expect(bad == nil, "\(file.path()): \(bad?.value ?? 0)")
                #expect(data.count < 1 << 20, "\(file.path())")
                if file.pathExtension == "html" { #expect(!text.contains("<script>alert"), "\(file.path())") }
                if file.pathExtension == "json" { _ = try JSONSerialization.jsonObject(with: data) }
            }
        }
    }
}
