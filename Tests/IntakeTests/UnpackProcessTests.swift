import ContestModel
import Foundation
import Glibc
import Testing

@testable import Intake

@Suite struct UnpackProcessTests {
    private static let unpacked = #"{"unpacked":{"files":[{"path":"a.py","size":1}],"extracting":7}}"#

    @Test func givesTheReportOfTheProcess() throws {
        #expect(try run("printf '\(Self.unpacked)'").map(\.files) == .success([UnpackedFile(path: "a.py", size: 1)]))
        #expect(
            try run(#"printf '{"rejected":{"reason":"ratio","message":"m"}}'"#) == .failure(Rejection(.ratio, "m"))
        )
    }

    @Test func givesTheProcessItsArgumentsAndNothingElse() throws {
        let script = """
            [ "$1 $2 $3" = "unpack /the.zip /into" ] || exit 3
            case "$4" in *'"maxFiles":1000'*) ;; *) exit 4 ;; esac
            [ -z "$HOME$USER" ] || exit 5
            for n in 3 4 5 6 7 8 9; do [ ! -e /proc/$$/fd/$n ] || exit 6; done
            read -r line && exit 7
            printf '\(Self.unpacked)'
            """
        #expect(try run(script).map(\.files) == .success([UnpackedFile(path: "a.py", size: 1)]))
    }

    @Test(arguments: [
        "kill -SEGV $$", "kill -XCPU $$", "printf '\(unpacked)'; kill -ABRT $$", "exit 1", "printf '{'",
        "printf '\(unpacked)'; exit 1",
        "exec yes", "printf '{}'",
    ])
    func aProcessThatFailsIsARefusal(script: String) throws {
        guard case .failure(let rejection) = try run(script) else {
            Issue.record("it was taken")
            return
        }
        #expect(rejection.reason == .damaged)
    }

    @Test(arguments: [
        "exec sleep 600", "sleep 600 & sleep 600", "exec >&-; exec sleep 600",
        "trap '' TERM; while :; do sleep 1; done",
    ])
    func killsAProcessAtItsDeadline(script: String) throws {
        #expect(throws: IntakeError.unpacker("the unpacking process did not end within 0 s")) {
            try run(script, deadline: .milliseconds(300))
        }
    }

    /// The kernel's out-of-memory killer, a shutdown, a person.
    @Test(arguments: ["kill -9 $$", "printf '\(unpacked)'; kill -9 $$", "kill -TERM $$", "kill -INT $$"])
    func aProcessThatIsEndedFromOutsideIsNotTheZipsFault(script: String) throws {
        #expect(throws: IntakeError.self) { try run(script) }
    }

    @Test func whatIsNotTheZipsFaultIsThrown() throws {
        #expect(throws: IntakeError.unpacker("disk full")) {
            try run(#"printf '{"failed":{"message":"disk full"}}'"#)
        }
        #expect(throws: IntakeError.self) { try run("exit 64") }
        #expect(throws: IntakeError.self) { try run("exit 127") }
        #expect(throws: IntakeError.self) {
            try UnpackProcess(executable: "/not/there", deadline: .seconds(5)).unpack(
                zip: "z",
                into: "f",
                limits: .usual
            )
        }
    }

    @Test func reportsSurviveJSON() throws {
        let reports: [UnpackReport] = [
            .unpacked(files: [UnpackedFile(path: "ä/\"b\"", size: 1 << 40)]), .rejected(reason: .notAZip, message: "m"),
            .failed(message: "x"),
        ]
        for report in reports {
            #expect(try JSONDecoder().decode(UnpackReport.self, from: JSONEncoder().encode(report)) == report)
        }
    }

    private func run(_ script: String, deadline: Duration = .seconds(60)) throws -> Result<UnpackedZip, Rejection> {
        let scratch = try Scratch()
        let program = try scratch.script("unpacker", "#!/bin/sh\n\(script)\n")
        return try UnpackProcess(executable: program, deadline: deadline)
            .unpack(zip: "/the.zip", into: "/into", limits: .usual)
    }
}

/// The unpacker as it really runs: in a process of its own, under its limits, in the C locale.
@Suite struct UnpackerProcessTests {
    @Test func unpacksUnderItsLimitsInTheCLocale() async throws {
        let scratch = try Scratch()
        let maker = ZipMaker(
            MadeEntry("Gru\u{308}ße.py") { $0.flags = 1 << 11 },
            MadeEntry("日本/a.txt", "text") { $0.flags = 1 << 11 }
        )
        let (zip, out) = (try scratch.write("a.zip", maker.bytes), try scratch.folder("out"))
        await #expect(processExitsWith: .success) { [zip = zip as String, out = out as String] in
            clearenv()
            let report = Unpacker.unpack(zip: zip, into: out, limits: .usual)
            guard case .unpacked(let files, _, _) = report, files.count == 2 else {
                Issue.record("\(report)")
                return
            }
        }
        // The name's own bytes, not what a reader makes of them.
        let made = try Descriptor.folder(out).names(limit: 10)
        #expect(Set(made) == [Array("Gru\u{308}ße.py".utf8), Array("日本".utf8)])
        #expect(try scratch.contents(of: "out")["日本/a.txt"] == Array("text".utf8))
    }

    @Test func limitsHold() async throws {
        let scratch = try Scratch()
        let folder = try scratch.folder("out")
        await #expect(processExitsWith: .exitCode(EFBIG)) { [folder = folder as String] in
            signal(SIGXFSZ, SIG_IGN)
            try ProcessLimits.confine(ZipLimits(maxZip: 100, maxUnpacked: 10, maxFiles: 1))
            let file = try Descriptor.folder(folder).create(Array("a".utf8), mode: 0o644)
            do throws(IntakeError) {
                try file.write(ArraySlice(repeating: 1, count: 11))
            } catch {
                guard case .system(_, _, let code) = error else { return }
                exit(code)
            }
        }
        #expect(try scratch.contents(of: "out")["a"]?.count == 10)
    }
}
