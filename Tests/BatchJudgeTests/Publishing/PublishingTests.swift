import ContestModel
import Foundation
import ResultStore
import Testing

/// The real program publishes the site of a contest, and is killed, or finds no room.
@Suite struct PublishingTests {
    private let rig: Rig
    private var site: String { rig.folder.appending(path: "public").path() }

    init() throws { rig = try Rig() }

    /// Every file of a tree, without the pulse.
    private func tree(_ folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path != "data/pulse.json" {
            found[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
        }
        return found
    }

    private func current() throws -> [String: Data] {
        try tree("\(site)/\(FileManager.default.destinationOfSymbolicLink(atPath: "\(site)/current"))")
    }

    /// Changes one page of the organizer's, and through its title the navigation of all.
    private func write(_ text: String) throws {
        let page = rig.folder.appending(path: "contest/pages/news.md")
        try Data("# \(text)\n\n\(String(repeating: "\(text) ", count: 300))\n".utf8).write(to: page)
    }

    /// What the site has to be now.
    private func wanted() throws -> [String: Data] {
        let copy = rig.folder.appending(path: "copy-\(UUID().uuidString)").path()
        try rig.judge("site", "--to", copy).check()
        return try tree(copy)
    }

    /// Killed at a system call, the site is the old one or the new one, and the next run makes it new.
    @Test(arguments: [
        ("rename", [1, 2, 3, 4]), ("unlink", [2, 9]), ("link", [1]), ("symlink", [1]), ("fsync", [2]), ("sync", [1]),
        ("utimensat", [1, 30]),
    ])
    func aKilledOneLeavesTheOldSiteOrTheNew(call: String, counts: [Int]) throws {
        defer { rig.remove() }
        for number in 1...4 {
            try write("Before \(number)")
            try rig.judge("site").check()
        }
        for count in counts {
            let old = try current()
            try write("After \(call) \(count)")
            let new = try wanted()
            let contest = rig.folder.appending(path: "contest/contest.yaml").path()
            let strace = ["strace", "-f", "-o", "/dev/null", "-e", "trace=\(call)"]
            let kill = [
                "-e", "inject=\(call):signal=KILL:when=\(count)", Rig.program.path(), "site", "--contest", contest,
            ]
            #expect(try Rig.run(URL(filePath: "/usr/bin/env"), strace + kill).code != 0, "nobody was killed")
            let left = try current()
            #expect(left == old || left == new, "\(call) \(count)")
            try rig.judge("site").check()
            #expect(try current() == new, "\(call) \(count)")
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(site)/releases")
            #expect(!names.contains { $0.hasSuffix(".tmp") }, "\(names)")
        }
    }

    /// On a small file system, with room for nothing, some blocks or some inodes more. Mounts it, so it needs root.
    @Test(
        .enabled(if: getuid() == 0, "mounts a file system"),
        arguments: ["size=2m", "size=2m,nr_inodes=1500"]
    )
    func noRoomLeavesTheOldSite(limits: String) throws {
        defer { rig.remove() }
        let isOfInodes = limits.contains("nr_inodes")
        // Each round has a little more room, from none to enough; then all of it.
        let script = """
            cd "$1"; mkdir public; mount -t tmpfs -o \(limits) none public
            site() { "$2" site --contest contest/contest.yaml 2>&1; }
            sum() { (cd public/current/ && find . -type f ! -name pulse.json | sort | xargs sha256sum) | sha256sum; }
            page() { yes "$1" | head -n 40 >contest/pages/news.md; }
            for number in 1 2 3 4; do page "before $number"; site "$@"; done
            failed=0
            for room in 0 1 2 4 8 16 32 64; do
                old=$(sum); page "room $room"
                \(isOfInodes ? "fill_inodes" : "fill_blocks") $room
                if site "$@" >said; then echo "made with $room"; else
                    failed=$((failed + 1)); grep -Eq "disk is full|No space left" said || cat said
                    [ "$(sum)" = "$old" ] || echo "torn with $room"
                fi
                rm -rf public/fill*
                site "$@" || echo "not mended after $room"
                grep -q "room $room" public/current/pages/news/index.html || echo "old after $room"
                ls public/releases | grep tmp
            done
            echo "failed $failed times"
            """
        let fill = """
            fill_blocks() { cat /dev/zero >public/fill 2>/dev/null; truncate -s -$(($1 * 4096)) public/fill; }
            fill_inodes() { mkdir public/fill-inodes; (cd public/fill-inodes; seq 1600 | xargs touch 2>/dev/null || true
                ls | head -n $1 | xargs -r rm); }

            """
        let run = try Rig.run(
            URL(filePath: "/usr/bin/unshare"),
            ["--mount", "sh", "-c", fill + script, "sh", rig.folder.path(), Rig.program.path()]
        )
        let failures = run.output.split(separator: "\n").filter { !$0.hasPrefix("made with") }
        #expect(failures.count == 1 && failures[0].wholeMatch(of: /failed [2-8] times/) != nil, "\(run)")
    }

    /// The second time there is nothing to do, and nothing is written.
    @Test func nothingChangedWritesNothing() throws {
        defer { rig.remove() }
        try rig.judge("site").check()
        func times() throws -> [String: Date] {
            let paths = try FileManager.default.subpathsOfDirectory(atPath: site)
            return try Dictionary(
                uniqueKeysWithValues: paths.map { path in
                    let facts = try FileManager.default.attributesOfItem(atPath: "\(site)/\(path)")
                    return (path, facts[.modificationDate] as? Date ?? .distantPast)
                }
            )
        }
        let before = try times()
        try rig.judge("site").check()
        #expect(try times() == before)
    }
}
