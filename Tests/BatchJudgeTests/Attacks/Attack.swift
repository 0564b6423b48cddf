import Foundation

/// A hostile submission, and what must come of it.
///
/// Where an attack can only be seen by what it finds, it greets by name when it found nothing: accepted means contained.
struct Attack: Sendable {
    let name: String
    let problem: String
    var files: [String: Data]
    let verdict: String
    let reason: String?

    /// Takes many seconds and shows little that others do not: left out unless long tests are asked for.
    var isLong: Bool {
        [
            "sleeper", "deaf-burner", "fork-bomb", "macro-bomb", "java-threads", "sigxcpu-itself", "exit-125",
            "exit-127",
            "pretends-to-starve", "javascript-memory", "forged-result-on-errors", "many-warnings", "closed-streams",
            "sql-without-end",
        ].contains(name)
    }

    init(_ name: String, on problem: String, _ files: [String: String], _ verdict: String, _ reason: String? = nil) {
        self.name = name
        self.problem = problem
        self.files = files.mapValues { Data($0.utf8) }
        self.verdict = verdict
        self.reason = reason
    }

    /// A C program for the problem `hello`; `greet()` gives the right answer.
    static func c(
        _ name: String,
        _ main: String,
        _ verdict: String = "AC",
        _ reason: String? = nil,
        above: String = ""
    ) -> Self {
        let source = "\(greeting)\n\(above)\nint main(int argc, char **argv) {\n\(main)\nreturn 0;\n}\n"
        return Attack(name, on: "hello", ["main.c": source], verdict, reason)
    }

    /// A Python program for the problem `hello`; `name` is what is to be greeted.
    static func python(_ name: String, _ body: String, _ verdict: String = "AC", _ reason: String? = nil) -> Self {
        Attack(name, on: "hello", ["main.py": "import os\nname = input()\n\(body)\n"], verdict, reason)
    }

    private static let greeting = """
        #define _GNU_SOURCE
        #include <dirent.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <sched.h>
        #include <signal.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/file.h>
        #include <sys/mman.h>
        #include <sys/mount.h>
        #include <sys/prctl.h>
        #include <sys/ptrace.h>
        #include <sys/resource.h>
        #include <sys/socket.h>
        #include <sys/stat.h>
        #include <sys/syscall.h>
        #include <sys/time.h>
        #include <sys/uio.h>
        #include <sys/un.h>
        #include <sys/wait.h>
        #include <sys/xattr.h>
        #include <unistd.h>
        static void greet(void) {
            static char name[256];
            if (scanf("%255[^\\n]", name) != 1) exit(1);
            printf("Hello, %s!\\n", name);
            fflush(stdout);
        }
        static void greet_unless(const char *found) {
            if (found) printf("%s\\n", found);
            else greet();
        }
        """
}
