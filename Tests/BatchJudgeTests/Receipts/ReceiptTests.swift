import Foundation
import Testing

/// Receipts as teams hold them: with no engine, as they need none.
@Suite struct ReceiptTests {
    /// A contest whose engine does not answer, after a sweep that took these uploads.
    private func rig(_ uploads: [String]) throws -> Rig {
        let rig = try Rig(replacing: ["settle": "0s"], environment: ["DOCKER_HOST": "unix:///nonexistent.sock"])
        for upload in uploads { try rig.zip(["main.py": Data("print('\(upload)')\n".utf8)], to: "\(upload).zip") }
        try rig.sweepWithoutEngine()
        return rig
    }

    @Test func isGenuineByAllThatCanBeAsked() throws {
        let rig = try rig(["beavers/hello", "beavers/hello-2", "oshea/hello"])
        defer { rig.remove() }
        let key = rig.site.appending(path: "receipt-key.pub")
        let receipt = rig.outbox("oshea/hello.zip.receipt.json")
        let zip = rig.inbox.appending(path: "oshea/hello.zip")
        for arguments in [
            [receipt.path(), "--key", key.path()], [receipt.path(), "--key", key.path(), "--zip", zip.path()],
        ] {
            // At the team's desk, where there is no contest.
            let run = try Rig.run(Rig.program, ["verify-receipt"] + arguments)
            #expect(run.code == 0 && run.errors == "", "\(run)")
            #expect(run.output.hasPrefix("genuine: submission 3 of oshea, hello.zip, ") && run.output.hasSuffix("\n"))
            #expect(run.output.contains(", place 2 in the queue") && run.output.split(separator: "\n").count == 1)
        }
        let organizer = try rig.judge("verify-receipt", receipt.path(), "--zip", zip.path())
        #expect(organizer.code == 0 && organizer.output.contains("; this is the zip"))
        #expect(try rig.judge("export", "receipt-key").output == String(contentsOf: key, encoding: .utf8))
        let nowhere = ["-C", "/", Rig.program.path(), "verify-receipt", receipt.path()]
        #expect(try Rig.run(URL(filePath: "/usr/bin/env"), nowhere).code == 64)
        #expect(try Rig.run(Rig.program, ["verify-receipt", "/nonexistent", "--key", key.path()]).code == 64)
        #expect(try Rig.run(Rig.program, ["verify-receipt", receipt.path(), "--key", zip.path()]).code == 64)
    }

    /// As docs/uploads.md says that it can be done without us.
    @Test func isGenuineByPythonAndOpenssl() throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        let receipt = rig.outbox("beavers/hello.zip.receipt.json").path()
        let script = """
            import base64, json, subprocess, sys
            from cryptography.hazmat.primitives.serialization import load_pem_public_key
            receipt = json.load(open(sys.argv[1], "rb"))
            signature = base64.b64decode(receipt.pop("signature"))
            signed = json.dumps(receipt, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            load_pem_public_key(open(sys.argv[2], "rb").read()).verify(signature, signed)
            open(sys.argv[3] + "/signed", "wb").write(signed)
            open(sys.argv[3] + "/signature", "wb").write(signature)
            """
        let key = rig.site.appending(path: "receipt-key.pub").path()
        let folder = rig.folder.path()
        try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", script, receipt, key, folder]).check()
        let openssl = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", "\(folder)/signed"]
        let run = try Rig.run(URL(filePath: "/usr/bin/env"), openssl + ["-sigfile", "\(folder)/signature"])
        #expect(run.code == 0 && run.output.contains("Signature Verified Successfully"), "\(run)")
    }

    /// What a team may do to a receipt, and what is said of it.
    @Test(arguments: [
        ("r['received'] = '2020-01-01T00:00:00.000Z'", "the signature does not fit"),
        ("r['position'] = 7", "the signature does not fit"),
        ("r['size'] = str(r['size'])", "the signature does not fit"),
        ("r['added'] = ''", "the signature does not fit"),
        ("del r['problem']", "the signature does not fit"),
        ("r['signature'] = r['signature'][:40]", "the signature does not fit"),
        ("r['signature'] = 'A' * 86 + '=='", "the signature does not fit"),
        ("del r['signature']", "has no signature"),
        ("r['signature'] = 'no base64'", "has no signature"),
        ("del r['key_id']", "not signed with this key"),
        ("r['deep'] = [[[]]]", "is no receipt"),
        ("r['file'] = 'x' * 70000", "larger than 65536 bytes"),
    ])
    func isNotGenuineOnceItWasChanged(change: String, sentence: String) throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        let receipt = rig.outbox("beavers/hello.zip.receipt.json")
        try rig.change(receipt, change)
        let run = try rig.judge("verify-receipt", receipt.path())
        #expect(run.code == 1 && run.output == "" && run.errors.contains(sentence), "\(run)")
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    /// A key that gets lost is made anew, never silently, and what was signed before stays genuine.
    @Test func staysGenuineWhenTheKeyGetsLost() throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        let file = rig.state.appending(path: "receipt-key").path()
        let (old, new) = (rig.folder.appending(path: "old.json"), rig.outbox("beavers/rain.zip.receipt.json"))
        try FileManager.default.copyItem(at: rig.outbox("beavers/hello.zip.receipt.json"), to: old)
        let backup = try Data(contentsOf: URL(filePath: file))
        let firstKey = try rig.judge("export", "receipt-key").output
        try FileManager.default.removeItem(atPath: file)
        #expect(try rig.judge("status").output.contains("RECEIPTS: \(file) is gone"))
        #expect(try rig.judge("doctor").output.contains("WRONG  receipts: \(file) is gone"))
        #expect(try rig.judge("verify-receipt", old.path()).code == 0)

        try rig.zip(["main.py": Data("print()\n".utf8)], to: "beavers/rain.zip")
        let sweep = try rig.judge("run")
        #expect(sweep.errors.contains("\(file) was gone: a new key"), "\(sweep)")
        #expect(try !rig.judge("run").errors.contains("was gone"))
        #expect(try rig.judge("status").output.contains("Receipts: 2 keys have signed receipts"))
        #expect(try rig.judge("doctor").output.contains("note   receipts: 2 keys have signed receipts"))
        for receipt in [old, new] { #expect(try rig.judge("verify-receipt", receipt.path()).code == 0) }
        let names = try FileManager.default.contentsOfDirectory(atPath: rig.site.path())
        let former = try #require(names.first { $0.hasPrefix("receipt-key-") })
        #expect(try String(contentsOf: rig.site.appending(path: former), encoding: .utf8) == firstKey)
        let team = ["verify-receipt", new.path(), "--key", rig.site.appending(path: "receipt-key.pub").path()]
        #expect(try Rig.run(Rig.program, team).code == 0)

        try backup.write(to: URL(filePath: file))
        try rig.sweepWithoutEngine()
        #expect(try rig.judge("export", "receipt-key").output == firstKey)
        for receipt in [old, new] { #expect(try rig.judge("verify-receipt", receipt.path()).code == 0) }
    }

    /// Receipts wait then; the site and all else goes on.
    @Test func aKeyThatCannotBeReadHoldsUpReceiptsAlone() throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        let file = rig.state.appending(path: "receipt-key").path()
        let key = try Data(contentsOf: URL(filePath: file))
        try Data("x".utf8).write(to: URL(filePath: file))
        try rig.zip(["main.py": Data("print()\n".utf8)], to: "beavers/rain.zip")
        let sweep = try rig.judge("run")
        #expect(sweep.errors.contains("Receipts wait: \(file)") && !sweep.errors.contains("not made anew"), "\(sweep)")
        let queue = rig.site.appending(path: "data/queue.json")
        #expect(try String(contentsOf: queue, encoding: .utf8).contains("rain"))
        #expect(try rig.judge("status").output.contains("RECEIPTS: \(file): is no Ed25519 private key"))
        #expect(try rig.judge("doctor").output.contains("WRONG  receipts: \(file): is no Ed25519 private key"))
        #expect(try rig.judge("verify-receipt", rig.outbox("beavers/hello.zip.receipt.json").path()).code == 0)

        try key.write(to: URL(filePath: file))
        try rig.sweepWithoutEngine()
        #expect(FileManager.default.fileExists(atPath: rig.outbox("beavers/rain.zip.receipt.json").path()))
        for (path, mode) in [(file, 0o644), (rig.state.path(), 0o755)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        let doctor = try rig.judge("doctor").output
        #expect(doctor.contains("WRONG  receipts: others may read \(file)"), "\(doctor)")
        #expect(doctor.contains("WRONG  state: others can look into"), "\(doctor)")
    }

    @Test func doctorNamesAnOutboxThatOthersCanChange() throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        #expect(try !rig.judge("doctor").output.contains("others can change"))
        let outbox = rig.outbox("beavers").path()
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: outbox)
        let output = try rig.judge("doctor").output
        #expect(output.contains("WRONG  outbox of beavers: others can change \(outbox) "), "\(output)")
    }

    @Test func theOrderOfItsKeysIsNothing() throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        let receipt = rig.outbox("beavers/hello.zip.receipt.json")
        let before = try Data(contentsOf: receipt)
        try rig.change(receipt, "r = dict(reversed(list(r.items())))")
        #expect(try Data(contentsOf: receipt) != before)
        #expect(try rig.judge("verify-receipt", receipt.path()).code == 0)
    }

    @Test func isNotOfAnotherZipNorOfAnotherContest() throws {
        let rig = try rig(["beavers/hello", "beavers/hello-2"])
        let other = try self.rig([])
        defer {
            rig.remove()
            other.remove()
        }
        let receipt = rig.outbox("beavers/hello.zip.receipt.json").path()
        let second = try rig.judge(
            "verify-receipt",
            receipt,
            "--zip",
            rig.inbox.appending(path: "beavers/hello-2.zip").path()
        )
        #expect(second.code == 1 && second.errors.contains("of other bytes"), "\(second)")
        let zip = rig.inbox.appending(path: "beavers/hello.zip")
        var bytes = try Data(contentsOf: zip)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: zip)
        let same = try rig.judge("verify-receipt", receipt, "--zip", zip.path())
        #expect(same.code == 1 && same.errors.contains("has the SHA-256"), "\(same)")
        let elsewhere = try other.judge("verify-receipt", receipt)
        #expect(elsewhere.code == 1 && elsewhere.errors.contains("not signed with this key"), "\(elsewhere)")
        // One organizer, one key, two contests.
        try other.edit("contest.yaml", replacing: "id: warmup", with: "id: finals")
        let key = rig.site.appending(path: "receipt-key.pub").path()
        let renamed = try other.judge("verify-receipt", receipt, "--key", key)
        #expect(renamed.code == 1 && renamed.errors.contains("of the contest 'warmup', not of 'finals'"), "\(renamed)")
    }

    @Test func saysTheSameWheneverItIsWritten() throws {
        let rig = try rig(["beavers/hello", "beavers/hello-2", "nullptr/helo"])
        defer { rig.remove() }
        let names = [
            "beavers/hello.zip.receipt.json", "beavers/hello-2.zip.receipt.json", "nullptr/helo.zip.receipt.json",
        ]
        let before = try names.map { try Data(contentsOf: rig.outbox($0)) }
        // As if the sweep had died before it noted what it had told; meanwhile the first was taken out.
        try rig.sql("UPDATE submission SET told = 0; UPDATE submission SET state = 'withdrawn' WHERE id = 1")
        for name in names { try FileManager.default.removeItem(at: rig.outbox(name)) }
        try rig.sweepWithoutEngine()
        #expect(try names.map { try Data(contentsOf: rig.outbox($0)) } == before)
        #expect(Set(before).count == 3)
        let refused = try rig.judge("verify-receipt", rig.outbox(names[2]).path())
        #expect(refused.code == 0 && refused.output.contains(", rejected"), "\(refused)")
    }

    @Test func staysWhenTheNameIsUsedAgain() throws {
        let rig = try rig(["beavers/hello"])
        defer { rig.remove() }
        let first = try Data(contentsOf: rig.outbox("beavers/hello.zip.receipt.json"))
        try rig.zip(["main.py": Data("print(2)\n".utf8)], to: "beavers/hello.zip")
        try rig.sweepWithoutEngine()
        let second = try Data(contentsOf: rig.outbox("beavers/hello.zip.receipt.json"))
        #expect(second != first)
        #expect(try Data(contentsOf: rig.outbox("beavers/receipts/1.json")) == first)
        #expect(try Data(contentsOf: rig.outbox("beavers/receipts/2.json")) == second)
        #expect(try rig.judge("verify-receipt", rig.outbox("beavers/receipts/1.json").path()).code == 0)
    }

    @Test func itsKeyIsMadeOnceAndForNobodyElse() throws {
        let rig = try rig([])
        defer { rig.remove() }
        let file = rig.state.appending(path: "receipt-key")
        let key = try Data(contentsOf: file)
        let facts = try FileManager.default.attributesOfItem(atPath: file.path())
        #expect(facts[.posixPermissions] as? Int == 0o600)
        let published = try rig.judge("export", "receipt-key").output
        let openssl = try Rig.run(URL(filePath: "/usr/bin/env"), ["openssl", "pkey", "-in", file.path(), "-pubout"])
        #expect(openssl.output == published && published.hasPrefix("-----BEGIN PUBLIC KEY-----\n"), "\(openssl)")
        try rig.zip(["main.py": Data("print(1)\n".utf8)], to: "beavers/hello.zip")
        try rig.sweepWithoutEngine()
        #expect(try Data(contentsOf: file) == key)

        // A key that cannot be read is not replaced: its receipts wait until it is put back.
        try Data("broken".utf8).write(to: file)
        try rig.zip(["main.py": Data("print(2)\n".utf8)], to: "beavers/hello-2.zip")
        let broken = try rig.judge("run")
        #expect(broken.code == 1 && broken.errors.contains("Receipts wait: \(file.path())"), "\(broken)")
        #expect(try Data(contentsOf: file) == Data("broken".utf8))
        try key.write(to: file)
        try rig.sweepWithoutEngine()
        #expect(try rig.judge("verify-receipt", rig.outbox("beavers/hello-2.zip.receipt.json").path()).code == 0)
    }
}

extension Rig {
    func outbox(_ path: String) -> URL { state.appending(path: "outbox/\(path)") }

    /// Takes and tells, and fails at judging, if there is anything to judge.
    func sweepWithoutEngine() throws {
        let run = try judge("run")
        guard run.code == 0 || run.errors.contains("Nothing was judged") else { throw RigError.failed(run.errors) }
    }

    /// Runs a line of Python on a receipt, `r`.
    func change(_ receipt: URL, _ line: String) throws {
        let script = """
            import json, sys
            r = json.load(open(sys.argv[1]))
            exec(sys.argv[2])
            json.dump(r, open(sys.argv[1], "w"))
            """
        try Self.run(URL(filePath: "/usr/bin/python3"), ["-c", script, receipt.path(), line]).check()
    }

    /// Changes the store as no command would.
    func sql(_ script: String) throws {
        let lines = "import sqlite3, sys\nwith sqlite3.connect(sys.argv[1]) as store: store.executescript(sys.argv[2])"
        let store = state.appending(path: "results.sqlite").path()
        try Self.run(URL(filePath: "/usr/bin/python3"), ["-c", lines, store, script]).check()
    }
}
