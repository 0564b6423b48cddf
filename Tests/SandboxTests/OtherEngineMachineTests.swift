import Foundation
import Testing

/// The sandbox on Debian as it boots by itself: control groups of version 2, by systemd, and AppArmor.
@Suite struct OtherEngineMachineTests {
    /// Empty but in `make test-long`; what runs in the machine must not start another.
    private static let asked =
        ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1"
        ? ["^SandboxTests\\.(EndingTests|CapTests|CageTests|LifeTests)"] : []

    @Test(arguments: asked) func passesTheSameTests(filter: String) throws {
        let tree = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let machine = Process()
        machine.executableURL = tree.appending(path: "scripts/in-vm.sh")
        machine.arguments = [filter]
        machine.standardInput = FileHandle.nullDevice
        try machine.run()
        machine.waitUntilExit()
        #expect(machine.terminationStatus == 0)
    }
}
