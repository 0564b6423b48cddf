import Foundation
import Testing

extension RealEngine {
    /// The same verdicts whatever runs the containers.
    @Suite(.serialized) struct OtherEngineTests {
        /// What is not runc as Docker sets it up, by the name of its test case.
        enum Setup: String, CaseIterable, CustomTestStringConvertible {
            case crun, runsc, remappedUsers

            var testDescription: String { rawValue }
            var engine: [String] { self == .remappedUsers ? ["--userns-remap=default"] : [] }
            var runtime: String { self == .remappedUsers ? "runc" : rawValue }

            /// What else a verdict may be there. A kernel that lies in a program's own memory may run out of it before the time is over.
            func also(_ name: String) -> String? {
                self == .runsc && name == "lessthan/hello-forkbomb.zip" ? "MLE" : nil
            }

            /// gVisor takes a program's waiting for a core as its CPU time: what starts many processes or runs a minute is not for a
            /// busy machine.
            var uploads: [String] {
                self == .runsc ? OtherEngineTests.quick : OtherEngineTests.quick + OtherEngineTests.thorough
            }

            static var asked: [Self] {
                TestLength.isLong ? allCases : []
            }
        }

        /// Each ending there is, in C, C++ and Python.
        private static let quick = [
            "beavers/hello", "loewen/hello", "loewen/fence-1", "lessthan/fence",
            "lessthan/hello-forkbomb",
            "lessthan/hello-forever", "nullptr/hello",
        ]
        private static let thorough = [
            "loewen/swaps", "beavers/swaps-1", "beavers/rain-1", "lessthan/hello-leftovers", "oshea/rain",
        ]

        @Test(arguments: Setup.asked) func judgesTheSame(setup: Setup) throws {
            let engine = try OtherEngine(setup.engine)
            defer { engine.remove() }
            let rig = try Rig(replacing: ["runtime": setup.runtime], environment: ["DOCKER_HOST": engine.host])
            defer { rig.remove() }
            try rig.upload(only: setup.uploads)
            let sweep = try rig.judge("run")
            #expect(sweep.code == 0 && sweep.errors == "", "\(sweep)")
            let found = try rig.submissions()
            #expect(found.count == setup.uploads.count)
            for want in try Self.expected() {
                let name = "\(want.team)/\(want.file)"
                guard let got = found.first(where: { "\($0.team)/\($0.file)" == name }) else { continue }
                #expect([want.verdict, setup.also(name)].contains(got.verdict), "\(name)")
                #expect(got.attempts == 0, "\(name)")
            }
        }

        private static func expected() throws -> [Expected] {
            let file = Rig.tree.appending(path: "contest/uploads/expected.json")
            return try JSONDecoder().decode([Expected].self, from: Data(contentsOf: file))
        }
    }
}
