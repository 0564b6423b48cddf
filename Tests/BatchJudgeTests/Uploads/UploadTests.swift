import Foundation
import Glibc
import Testing

extension RealEngine {
    /// Uploads with real clients through a real sshd; needs root, as accounts are made. All clients together take a minute.
    @Suite(.enabled(if: geteuid() == 0, "makes accounts")) struct UploadTests {
        @Test(arguments: UploadClient.asked)
        func takesAnUploadOnceAndOnlyWhole(client: UploadClient) throws {
            let uploads = try UploadRig()
            defer { uploads.remove() }
            try uploads.open()
            try uploads.makeZip("hello.zip", bytes: 2_000_000)
            let transfer = try uploads.start(client.slowly())
            try uploads.wait("some of it has arrived") { try uploads.arrived("ants") > 100_000 }
            transfer.send(SIGSTOP)
            try sweep(uploads)
            #expect(try uploads.rig.submissions() == [], "on its way")
            transfer.send(SIGKILL)
            _ = transfer.end()
            try sweep(uploads)
            let cut = try uploads.rig.submissions()
            #expect(cut.map(\.reason) == (client.hidesParts ? [] : ["truncated"]))
            #expect(cut.allSatisfy { !$0.charged })
            #expect(try uploads.start(client.again()).end() == 0)
            try sweep(uploads)
            try uploads.rig.judge("run").check()
            let all = try uploads.rig.submissions()
            #expect(all.count == cut.count + 1)
            #expect(all.last?.verdict == "AC" && all.last?.charged == true, "\(all)")
            try expectReport(uploads, submission: all.count)
        }

        private func sweep(_ uploads: UploadRig) throws {
            try uploads.rig.settle()
            try uploads.rig.judge("run").check()
        }

        /// By both ways, and to no other team.
        private func expectReport(_ uploads: UploadRig, submission: Int) throws {
            let report = "reports/\(submission)/report.txt"
            let sftp = "cd $DESK; echo 'get /reports/\(report) by-sftp' | sftp -q -F $C -b - "
            try uploads.shell("\(sftp) ants").check()
            try uploads.shell("cd $DESK; rsync -e \"ssh -F $C\" ants-rsync:\(report) by-rsync").check()
            for file in ["by-sftp", "by-rsync"] {
                let text = try String(contentsOfFile: "\(uploads.folder)/desk/\(file)", encoding: .utf8)
                #expect(text.contains("hello.zip"))
            }
            #expect(try uploads.shell("\(sftp) bees").code != 0)
        }

        /// What a team tries that it may not do; `KEY` is its own.
        private static let attempts = [
            "ssh -F $C ants id", "ssh -F $C ants-rsync id", "ssh -F $C ants-rsync", "ssh -F $C -s ants-rsync sftp",
            "ssh -F $C ants-rsync 'rsync --server .; id'", "ssh -F $C -tt ants",
            "ssh -F $C -W 127.0.0.1:$PORT ants", "ssh -F $C -W 127.0.0.1:$PORT ants-rsync",
            "timeout 20 ssh -F $C -N -o ExitOnForwardFailure=yes -R 0:127.0.0.1:22 ants-rsync",
            "ssh -F $C -i $KEYS/ants -o IdentityFile=$KEYS/ants -l ${PREFIX}bees -s 127.0.0.1 sftp",
            "scp -O -F $C $C ants:hello.zip",
            "echo 'get /etc/passwd stolen' | sftp -q -F $C -b - ants",
            "echo 'get ../../bees/upload/hello.zip stolen' | sftp -q -F $C -b - ants",
            "echo \"put $C /reports/x\" | sftp -q -F $C -b - ants",
            "echo \"put $C /x\" | sftp -q -F $C -b - ants",
            "echo 'rename /upload /gone' | sftp -q -F $C -b - ants",
            "echo 'chmod 777 /upload' | sftp -q -F $C -b - ants",
            "echo 'ln -s /etc/passwd x.zip' | sftp -q -F $C -b - ants",
            "rsync -e \"ssh -F $C\" ants-rsync:/etc/passwd stolen",
            "rsync -e \"ssh -F $C\" ants-rsync:../../bees/upload/hello.zip stolen",
            "rsync -e \"ssh -F $C\" ants-rsync:../upload/mine.zip stolen",
            "rsync -e \"ssh -F $C\" $C ants-rsync:../reports/x",
            "rsync -e \"ssh -F $C\" $C ants-rsync:../../bees/upload/",
            "rsync -e \"ssh -F $C\" --rsync-path='id; rsync' $C ants-rsync:",
        ]

        @Test func keepsATeamInItsOwnFolders() throws {
            let uploads = try UploadRig()
            defer { uploads.remove() }
            try uploads.open()
            try uploads.makeZip("hello.zip", bytes: 10)
            try uploads.shell("cd $DESK; scp -q -F $C hello.zip bees:; scp -q -F $C hello.zip ants:mine.zip").check()
            for attempt in Self.attempts {
                let run = try uploads.shell("cd $DESK; \(attempt)")
                #expect(run.code != 0 && !run.output.contains("uid="), "\(attempt): \(run)")
            }
            // A link that comes by rsync leads nowhere.
            try uploads.shell("cd $DESK; ln -s /etc/passwd l.zip; rsync -l -e \"ssh -F $C\" l.zip ants-rsync:").check()
            let link = try FileManager.default.destinationOfSymbolicLink(atPath: "\(uploads.upload("ants"))/l.zip")
            #expect(link == "/rsyncd-munged//etc/passwd")
            let manager = FileManager.default
            #expect(
                try manager.contentsOfDirectory(atPath: "\(uploads.folder)/desk").sorted() == ["hello.zip", "l.zip"]
            )
            #expect(try manager.contentsOfDirectory(atPath: uploads.upload("ants")).sorted() == ["l.zip", "mine.zip"])
            #expect(try manager.contentsOfDirectory(atPath: uploads.upload("bees")) == ["hello.zip"])
            #expect(try manager.contentsOfDirectory(atPath: uploads.reports("ants")) == [])
        }

        @Test func whatOneTeamPlantsHurtsNoOther() throws {
            let uploads = try UploadRig()
            defer { uploads.remove() }
            try uploads.open()
            try uploads.makeZip("hello.zip", bytes: 10)
            try uploads.shell(Self.odd).check()
            try uploads.shell("cd $DESK; scp -q -F $C hello.zip bees:").check()
            // What no client can make; as if another program of the machine had.
            let planted = "ln -s ../../bees/upload/hello.zip l.zip; ln \"$0\"/hello.zip h.zip; mkfifo f.zip"
            let folder = uploads.upload("ants")
            try Rig.run(URL(filePath: "/bin/sh"), ["-c", "cd \(folder); \(planted)", uploads.upload("bees")]).check()
            // That gave the file of the others a second name: until it is gone, it cannot be told whose it is.
            try FileManager.default.removeItem(atPath: "\(folder)/h.zip")
            try sweep(uploads)
            let found = try uploads.rig.submissions()
            #expect(found.filter { $0.team == "bees" }.map(\.verdict) == ["AC"], "\(found)")
            let reasons = found.filter { $0.team == "ants" }.map { "\($0.file): \($0.reason ?? "")" }
            #expect(
                reasons.sorted() == [
                    "f.zip: special-file", "hello-\\u{a}.zip: bad-name", "hello-\\xff.zip: bad-name",
                    "hello-big.zip: truncated",
                    "l.zip: link", "x.zip: not-a-zip",
                ]
            )
            #expect(found.filter { $0.team == "ants" }.allSatisfy { !$0.charged })
            let told = try FileManager.default.contentsOfDirectory(atPath: uploads.reports("bees")).sorted()
            #expect(told == ["hello.zip.receipt.json", "receipts", "reports"])
        }

        /// Names that are no text, a file of 50 GiB without contents, a folder with the name of a zip.
        private static let odd = """
            exec /usr/bin/python3 -c '
            import os, paramiko
            e = os.environ
            t = paramiko.Transport(("127.0.0.1", int(e["PORT"])))
            t.connect(username=e["PREFIX"] + "ants", pkey=paramiko.Ed25519Key.from_private_key_file(e["KEYS"] + "/ants"))
            s = paramiko.SFTPClient.from_transport(t)
            for name in [b"hello-\\n.zip", b"hello-\\xff.zip"]:
                s.open(name, "w").write("PK")
            s.open("hello-big.zip", "w").truncate(50 << 30)
            s.mkdir("x.zip")
            s.open("x.zip/hello.zip", "w").write("PK")
            t.close()
            '
            """

        /// A file system where a lease is granted while somebody writes behind it; needs FUSE.
        @Test(arguments: UploadClient.asked.contains(.lftp) ? ["bindfs"] : [])
        func whereOthersMayWriteTwoLooksMustFindTheSame(mount: String) throws {
            let rig = try Rig()
            let behind = rig.folder.appending(path: "behind")
            let folder = rig.inbox.appending(path: "beavers").path()
            try rig.upload(only: ["beavers/hello"])
            try FileManager.default.moveItem(atPath: folder, toPath: behind.path())
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // Python closes all descriptors; that of Foundation would stay open as long as the mount.
            let call = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
            try Rig.run(URL(filePath: "/usr/bin/python3"), ["-c", call, mount, behind.path(), folder]).check()
            defer {
                _ = try? Rig.run(URL(filePath: "/bin/umount"), [folder])
                rig.remove()
            }
            let whole = try Data(contentsOf: behind.appending(path: "hello.zip"))
            let writer = try FileHandle(forWritingTo: behind.appending(path: "hello.zip"))
            try writer.truncate(atOffset: 100)
            func sweep() throws {
                try rig.settle()
                try rig.judge("run").check()
            }
            try sweep()
            try writer.seekToEnd()
            try writer.write(contentsOf: whole.dropFirst(100))
            try writer.close()
            try sweep()
            #expect(try rig.submissions() == [])
            for _ in 0..<2 { try sweep() }
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
        }

        @Test func withoutLeasesTakesOnlyWhatTwoLooksFoundTheSame() throws {
            let rig = try Rig()
            defer { rig.remove() }
            try rig.upload(only: ["beavers/hello"])
            let upload = rig.inbox.appending(path: "beavers/hello.zip").path()
            // The judge does not own the file, and may not lease what it does not own.
            try Rig.run(URL(filePath: "/bin/chown"), ["nobody", upload]).check()
            func sweep() throws {
                try rig.settle()
                let contest = rig.folder.appending(path: "contest/contest.yaml").path()
                let unleased = ["--bounding-set", "-lease", "--inh-caps", "-lease", Rig.program.path()]
                try Rig.run(URL(filePath: "/usr/bin/setpriv"), unleased + ["run", "--contest", contest]).check()
            }
            try sweep()
            #expect(try rig.submissions() == [])
            try Rig.run(URL(filePath: "/usr/bin/touch"), [upload]).check()
            try sweep()
            #expect(try rig.submissions() == [], "it has changed since")
            try sweep()
            #expect(try rig.submissions().map(\.verdict) == ["AC"])
            try sweep()
            #expect(try rig.submissions().count == 1)
        }
    }
}
