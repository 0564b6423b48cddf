import ContestModel
import Foundation
import ResultStore
import Testing

extension RealEngine {
    /// Times near the limit.
    @Suite struct TimingTests {
        /// A right program that burns so much CPU time on the `hello` problem, whose limit is a second.
        private func burner(_ milliseconds: Int, when condition: String) -> [String: Data] {
            let source = """
                #include <stdio.h>
                #include <time.h>
                /* The page faults of programs that process 1 has seen end: none in a container that is new. */
                static unsigned long before(void) {
                    unsigned long faults = 0;
                    FILE *first = fopen("/proc/1/stat", "r");
                    if (!first || fscanf(first, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %lu", &faults) != 1) return 0;
                    return faults;
                }
                int main(void) {
                    char name[4096];
                    if (!fgets(name, sizeof name, stdin)) return 1;
                    for (char *c = name; *c; c++) if (*c == '\\n') *c = 0;
                    if (\(condition)) while (clock() < \(milliseconds) * (CLOCKS_PER_SEC / 1000)) {}
                    printf("Hello, %s!\\n", name);
                }
                """
            return ["main.c": Data(source.utf8)]
        }

        private func judged(_ program: [String: Data], runningAllTests: Bool = false) async throws -> Judgement {
            let rig = try Rig()
            defer { rig.remove() }
            if runningAllTests {
                try rig.edit(
                    "contest.yaml",
                    replacing: "judging:\n",
                    with: "judging:\n  stop_at_first_failure: false\n"
                )
            }
            try rig.zip(program, to: "beavers/hello.zip")
            try rig.settle()
            try rig.judge("run").check()
            let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
            return try #require(try await store.history(of: 1).last)
        }

        @Test func whatIsOverTheLimitEachTimeIsOverTheLimit() async throws {
            let judgement = try await judged(burner(1040, when: "1"))
            #expect(judgement.verdict == .timeLimit && judgement.reason == .cpuTime)
            #expect(judgement.runs.first?.repeatedCPUMilliseconds?.count == 3, "\(judgement.runs)")
        }

        /// The first program of a container is what a test is that is run again.
        @Test func whatIsWithinTheLimitOnAQuietMachineIsAccepted() async throws {
            let judgement = try await judged(burner(1040, when: "before() > 0"))
            #expect(judgement.verdict == .accepted)
            let repeated = judgement.runs.compactMap(\.repeatedCPUMilliseconds)
            #expect(
                !repeated.isEmpty && repeated.allSatisfy { $0.count == 2 && $0[0] > 1000 && $0[1] < 1000 },
                "\(judgement.runs)"
            )
        }

        /// Six tests are doubtful, and each look takes six seconds alone; three of them are more than two wall limits.
        @Test(.enabled(if: TestLength.isLong, "half a minute"))
        func noSubmissionHasTheMachineToItselfForLong() async throws {
            var program = burner(1040, when: "before() > 0")
            let source = try #require(program["main.c"])
            let sleepy = String(decoding: source, as: UTF8.self).replacing(
                "printf(",
                with: "if (before() == 0) sleep(6); printf("
            )
            program["main.c"] = Data(sleepy.utf8)
            let judgement = try await judged(program, runningAllTests: true)
            #expect(judgement.verdict == .timeLimit && judgement.runs.count == 7)
            #expect(judgement.runs.count { $0.repeatedCPUMilliseconds != nil } == 3, "\(judgement.runs)")
        }

        @Test func whatIsFarOverTheLimitIsNotRunAgain() async throws {
            let judgement = try await judged(burner(3000, when: "1"))
            #expect(judgement.verdict == .timeLimit)
            #expect(judgement.runs.allSatisfy { $0.repeatedCPUMilliseconds == nil })
        }

        @Test func aSweepThatJudgesMeasuresTheMachine() async throws {
            let rig = try Rig()
            defer { rig.remove() }
            for number in 1...2 {
                try rig.zip(burner(number, when: "1"), to: "beavers/hello-\(number).zip")
                try rig.settle()
                try rig.judge("run").check()
            }
            try rig.judge("run").check()
            let store = try SubmissionStore(path: rig.state.appending(path: "results.sqlite").path())
            let sweeps = try await store.sweeps(last: 3)
            #expect(sweeps.map { $0.calibration != nil } == [false, true, true])
            #expect(sweeps.map { $0.drift != nil } == [false, true, false])
            let status = try rig.judge("status")
            #expect(status.output.contains("calibration ") && status.output.contains(" %)"))
        }
    }
}
