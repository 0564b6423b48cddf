import Foundation
import Testing

extension RealEngine {
    /// A machine that others keep busy gives the verdicts of a quiet one. Needs `stress-ng`; takes minutes.
    @Suite struct LoadTests {
        @Test(.enabled(if: TestLength.isLong))
        func changesNoVerdictAndNoReason() throws {
            let quiet = try judged()
            let busy = try besideLoad { try judged() }
            #expect(!quiet.isEmpty && quiet.count == busy.count)
            for (calm, other) in zip(quiet, busy) { #expect(other == calm) }
        }

        /// All of the sample contest's uploads.
        private func judged() throws -> [Exported] {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload()
            try rig.judge("run").check()
            return try rig.submissions().sorted { ($0.team, $0.file) < ($1.team, $1.file) }
        }

        private func besideLoad<Value>(_ work: () throws -> Value) throws -> Value {
            // `Process` hands down its thread's mask of signals, and with it the load could not be ended.
            let script =
                "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execvp(sys.argv[1], sys.argv[1:])"
            let words = "stress-ng --quiet --cpu 4 --vm 1 --vm-bytes 512M --io 1 --timeout 20m"
            let load = Process()
            load.executableURL = URL(filePath: "/usr/bin/python3")
            load.arguments = ["-c", script] + words.split(separator: " ").map(String.init)
            try load.run()
            defer {
                load.terminate()
                load.waitUntilExit()
            }
            let value = try work()
            try #require(load.isRunning)
            return value
        }
    }
}
