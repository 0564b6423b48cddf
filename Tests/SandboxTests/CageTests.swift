import Foundation
import Sandbox
import Testing

/// What a program cannot do to its container, its supervisor, the next run, or the world.
@Suite struct CageTests {
    /// Lines of the form `name: result`.
    private func answers(_ what: String) throws -> [String: String] {
        let outcome = try TestContainer.with { try $0.run(.probe(what)) }
        #expect(outcome.ending == .exit(0))
        let lines = outcome.text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
        return Dictionary(uniqueKeysWithValues: lines.map { (String($0[0].dropLast()), String($0[1])) })
    }

    @Test func isAnUnprivilegedUserWithoutAnything() throws {
        let text = try TestContainer.with { try $0.run(.probe("posture")) }.text
        #expect(text.contains("uid 65433 gid 65433 pid1 1\n"))
        for set in ["Inh", "Prm", "Eff", "Bnd", "Amb"] {
            #expect(text.contains("Cap\(set):\t0000000000000000\n"))
        }
        #expect(text.contains("NoNewPrivs:\t1\n"))
        #expect(text.contains("Seccomp:\t2\n"))
        #expect(text.contains("Seccomp_filters:\t2\n"))
        #expect(text.contains("stack 1\n") && text.contains(/Max core file size +1 +1 +bytes/))
    }

    /// The kernel gives a user who has many pipes only small ones from then on.
    @Test func oneSlotsPipesDoNotShrinkAnothers() async throws {
        func plan(_ slot: Int) throws -> ContainerPlan {
            var plan = try TestContainer.plan()
            plan.slot = slot
            return plan
        }
        let (first, second) = (try plan(0), try plan(1))
        let hog = "for (1..1900) { pipe($a[$_], $b[$_]) or die } pipe(A, B); print fcntl(A, 1032, 0); sleep 6"
        async let hogged = TestContainer.with(first) { try $0.run(.ordinary(["perl", "-e", hog])) }
        let sizes = try TestContainer.with(second) { container in
            try (0..<30).map { _ in
                let probe = "select(undef, undef, undef, 0.1); pipe(A, B); print fcntl(A, 1032, 0)"
                return try container.run(.ordinary(["perl", "-e", probe])).text
            }
        }
        #expect(Set(sizes) == ["65536"])
        // It did use up what a user has.
        #expect(try await hogged.text == "8192")
    }

    @Test func isTheFirstToGoWhenMemoryRunsOut() throws {
        let script = "cat /proc/self/oom_score_adj /proc/1/oom_score_adj"
        #expect(try TestContainer.with { try $0.run(.shell(script)) }.text == "1000\n500\n")
    }

    @Test func cannotTouchTheSupervisor() throws {
        let answers = try answers("tamper")
        // The kernel says "done" to signals that it does not deliver.
        let harmless = ["kill", "sched_setaffinity_self"]
        for (name, answer) in answers where !harmless.contains(name) {
            #expect(["EPERM", "EACCES", "ENOSYS"].contains(answer), "\(name): \(answer)")
        }
        #expect(answers.count == 18)
        #expect(answers["sched_setaffinity_self"] == "done")
    }

    @Test func cannotMakeDangerousCalls() throws {
        let answers = try answers("calls")
        #expect(answers["clone3"] == "ENOSYS")
        #expect(answers["io_uring"] == "ENOSYS")
        #expect(answers["memfd_create"] == "done")
        #expect(answers["mqueue_file"] == "EMFILE")
        let others = answers.filter { !["clone3", "io_uring", "memfd_create", "mqueue_file"].contains($0.key) }
        #expect(others.count == 19)
        for (name, answer) in others {
            #expect(answer == "EPERM", "\(name): \(answer)")
        }
    }

    @Test(arguments: ["int80", "x32"]) func diesOfCallsOfOtherArchitectures(what: String) throws {
        #expect(try TestContainer.with { try $0.run(.probe(what)) }.ending == .signal(SIGSYS))
    }

    @Test func hasNoNetwork() throws {
        let answers = try answers("sockets")
        #expect(answers["unix"] == "done")
        for family in ["inet", "inet6", "netlink", "packet", "vsock", "vsock_high", "alg"] {
            #expect(answers[family] == "EAFNOSUPPORT", "\(family)")
        }
    }

    /// Files that several containers have, the supervisor's own among them, must not carry words from one to another.
    @Test func cannotSpeakWithOtherContainersThroughSharedFiles() throws {
        let answers = try answers("locks")
        #expect(answers["record"] == "done")
        for name in ["flock", "ofd_set", "ofd_wait", "ofd_get", "ofd_high"] {
            #expect(answers[name] == "ENOLCK", "\(name)")
        }
        #expect(answers["lease"] == "EPERM" && answers["dnotify"] == "EPERM")
        #expect(answers["inotify"] == "ENOSYS" && answers["inotify1"] == "ENOSYS")
        #expect(answers["/.batch-judge-supervisor"] == "EACCES")
    }

    @Test func seesNoTraceOfTheRunBefore() throws {
        try TestContainer.with { container throws in
            let fresh = try container.run(.probe("traces")).text
            #expect(fresh.contains("TCP: inuse 0"))
            let stirred = try container.run(.probe("stir"))
            #expect(stirred.ending == .exit(0) && stirred.limit == nil)
            #expect(try container.run(.probe("traces")).text == fresh)
        }
    }

    @Test func readsNoCounterOfItsControlGroup() throws {
        try TestContainer.with { container throws in
            #expect(try #require(container.abilities).hidesCounters)
            let script = "find /sys/fs/cgroup -type f | head -1 | grep -q . && cat $(find /sys/fs/cgroup -type f)"
            let outcome = try container.run(.shell(script))
            #expect(outcome.text == "" && outcome.complaint.contains("Permission denied"))
            for how in ["<", ">", "<>"] {
                let terminal = try container.run(.shell(": \(how) /dev/ptmx"))
                #expect(terminal.complaint.contains("Permission denied"))
            }
            // What is not hidden still reads, and files still move between folders.
            let ordinary =
                "cat /sys/devices/system/cpu/online /etc/hostname; mkdir a b; echo x > a/f; mv a/f b; cat b/f"
            let fine = try container.run(.shell(ordinary))
            #expect(fine.ending == .exit(0) && fine.text.hasSuffix("x\n") && fine.complaint == "")
        }
    }

    @Test func hasACapOnEveryPlaceThatItCanWriteTo() throws {
        let plan = try TestContainer.plan()
        let writable = "find / -path /proc -prune -o -writable ! -type l -print 2>/dev/null | sort"
        let (found, sizes) = try TestContainer.with(plan) { container in
            (
                try container.run(.shell(writable)).text,
                try container.run(.shell("stat -f -c '%n %S %b %c' /work /tmp /dev/shm")).text
            )
        }
        // Of the devices none keeps anything; nothing can be made in /dev/mqueue, as its limit is none; ptmx does not open.
        let devices = ["full", "mqueue", "null", "pts/ptmx", "random", "shm", "tty", "urandom", "zero"].map {
            "/dev/\($0)"
        }
        #expect(found.split(separator: "\n").map(String.init) == devices + ["/tmp", "/work"])
        let scratch = "4096 \(plan.scratchBytes / 4096) \(plan.scratchFiles)"
        #expect(sizes == "/work \(scratch)\n/tmp \(scratch)\n/dev/shm 4096 4096 1024\n")
    }

    @Test func writesOnlyToItsScratchSpace() throws {
        let script = """
            for place in / /etc /usr/bin /var/tmp /probe /.batch-judge-supervisor /proc/sys/kernel/hostname /dev/new \
                /sys/fs/cgroup/memory/memory.limit_in_bytes
            do (echo x >> $place || echo x > $place/x) 2>/dev/null && echo "$place"; done
            for place in /work /tmp /dev/shm; do echo x > $place/x || echo "not $place"; done
            """
        #expect(try TestContainer.with { try $0.run(.shell(script)) }.text == "")
    }

    @Test func seesNoDescriptorButItsThree() throws {
        let outcome = try TestContainer.with { try $0.run(.shell("ls /proc/self/fd; ls /proc/1/fd")) }
        // The fourth is the listing's own.
        #expect(outcome.text == "0\n1\n2\n3\n")
        #expect(outcome.complaint.contains("Permission denied"))
    }

    @Test func cannotForgeWhatTheSupervisorSays() throws {
        try TestContainer.with { container throws in
            let outcome = try container.run(.probe("forge"))
            #expect(outcome.ending == .exit(0))
            // All that it reached is its own two streams.
            #expect(outcome.outputBytes == 112)
            #expect(outcome.errorBytes == 112)
            #expect(try container.run(.probe("hello")).text == "hello\n")
        }
    }

    @Test func cannotSignalTheSupervisor() throws {
        try TestContainer.with { container throws in
            #expect(try container.run(.probe("kill-all")).text == "alone\n")
            #expect(try container.run(.probe("parent")).text == "still here\n")
        }
    }

    @Test func leavesNothingForTheNextRun() throws {
        try TestContainer.with { container throws in
            let fresh = try container.run(.probe("left"))
            #expect(fresh.text == "mode 700 mtime 1.0 xattrs 0\n/dev/mqueue\n/dev/shm\n/tmp\n/work\n")
            #expect(try container.run(.probe("leave")).ending == .exit(0))
            let after = try container.run(.probe("left"))
            #expect(after.text == fresh.text)
        }
    }

    /// Names of attributes can be more than the kernel lists, so that nobody could remove them.
    @Test func marksNothingThatOutlivesARun() throws {
        try TestContainer.with { container throws in
            let place = "FS_IOC_SETFLAGS: EPERM\nsetxattr: EOPNOTSUPP\nlsetxattr: EOPNOTSUPP\nflags: 0\n"
            for _ in 0..<2 {
                #expect(try container.run(.probe("mark")).text == place + place)
            }
        }
    }

    /// Sockets that hold each other's descriptors live on without a process, and hold files that have no name any more.
    @Test func holdsNoFileWhenItsProcessesHaveGone() throws {
        try TestContainer.with { container throws in
            let room = RunRequest.shell("stat -f -c '%f of %b' /work")
            let fresh = try container.run(room).text
            for _ in 0..<3 { #expect(try container.run(.probe("hold")).ending == .exit(0)) }
            #expect(try container.run(room).text == fresh)
        }
    }

    @Test func usesUpNothingThatTheMachineHasOnce() throws {
        let answers = try answers("shared")
        #expect(answers["io_setup"] == "ENOSYS" && answers["fadvise64"] == "ENOSYS")
        for call in ["syncfs", "seccomp", "prctl", "listener", "attach", "reuseport"] {
            #expect(answers[call] == "EPERM", "\(call)")
        }
    }

    @Test func knowsNoCallThatIsNewerThanItsFilter() throws {
        let answers = try answers("news")
        #expect(answers.count == 69)
        for (call, answer) in answers { #expect(answer == "ENOSYS", "\(call)") }
    }

    @Test func wipesADeepTree() throws {
        var plan = try TestContainer.plan()
        plan.scratchFiles = 10_000
        try TestContainer.with(plan) { container throws in
            // More than a path may have, and than a process may have open; the kernel's work for it grows with the square.
            #expect(try container.run(.probe("deep", "3000")).ending == .exit(0))
            #expect(try container.run(.shell("find /work | wc -l")).text == "1\n")
        }
    }

    @Test func endsWhatRunsOn() throws {
        try TestContainer.with { container throws in
            let outcome = try container.run(.probe("daemon", "writes"))
            #expect(outcome.ending == .exit(0))
            #expect(outcome.text == "")
            #expect(outcome.wallTime < .seconds(5))
            #expect(try container.run(.shell("sleep 0.4; ls -A /work")).text == "")
            // Only itself and process 1.
            #expect(try container.run(.shell("set -- /proc/[0-9]*; echo $#")).text == "2\n")
        }
    }

    @Test func countsTheTimeOfAnOrphan() throws {
        try TestContainer.with { container throws in
            var request = RunRequest.shell("/probe daemon burns; sleep 9")
            request.caps.cpuTime = .milliseconds(200)
            let outcome = try container.run(request)
            #expect(outcome.limit == .cpuTime)
        }
    }

    @Test func hidesTheJudgesFiles() throws {
        let outcome = try TestContainer.with { try $0.run(.shell("env; hostname; cat /proc/1/environ")) }
        #expect(!outcome.text.contains(FileManager.default.homeDirectoryForCurrentUser.path()))
        #expect(outcome.text.hasSuffix("judge\n"))
    }
}
