import Foundation
import Testing

extension RealEngine {
    /// Hostile submissions through the real program: each gets its verdict, nothing stays behind, nothing comes out.
    @Suite(.serialized) struct AttackTests {
        @Test func givesEveryAttackItsVerdictAndLeavesNothing() throws {
            let field = try AttackField()
            defer { field.rig.remove() }
            let all =
                Attack.endings + Attack.floods + Attack.escapes + Attack.outputFiles + Attack.queries
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
            try field.expectVerdicts(of: attacks, beside: 3)
            try field.expectNothingLeft()
            try field.expectNothing(of: traces, atLeast: 100)
            try field.expectNothingTold()
            try field.expectCleanText()
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
    }
}
