/// The texts of a new contest.
extension ContestTemplate {
    static func files(id: String, start: String) -> [(path: String, text: String)] {
        [
            ("contest.yaml", contest(id: id, start: start)),
            ("teams.yaml", teamList),
            ("pages/rules.md", rules),
        ] + hello.map { ("problems/hello/\($0.path)", $0.text) }
    }

    private static func contest(id: String, start: String) -> String {
        """
        # The contest. `batch-judge config` shows every key with its value; relative paths start at this file.
        id: \(id)
        name: Our contest
        start_time: \(start)     # an offset from UTC is required
        duration: "5:00:00"
        scoreboard_freeze_duration: "1:00:00"     # remove for a board that never freezes
        scoreboard_type: pass-fail                # or score: points, or the metric of an ML problem
        penalty_time: 20                          # minutes for each failed attempt before a solution
        time_zone: UTC                            # such as Europe/Berlin; times are shown in UTC and here

        problems:                                 # each is a folder in problems/
          - {id: hello, label: A, rgb: "#2266cc"}

        inbox: ../submissions-inbox/{team}        # where each team uploads; {team} is its id
        outbox: ../var/outbox/{team}              # where its receipts and reports appear
        site: ../public                           # serve the folder `current` in it
        state: ../var                             # the judge's own

        # intake:
        #   settle: 10s                           # how long an upload must not have changed
        #   max_zip: 50 MiB
        #   per_team: {per_day: 100, min_gap: 0s}
        # judging:
        #   slots: auto                           # programs at a time; auto: one per physical core

        """
    }

    private static let teamList = """
        # Each uploads into the folder of its id. Also known: organization, members, email, keys: [ssh-ed25519 …],
        # kind: team|baseline|jury, hidden: true|false.
        - {id: team-1, name: First Team}
        - {id: team-2, name: Second Team}

        """

    private static let rules = """
        # Rules

        Upload one zip per attempt, named after the problem: `hello.zip`, or `hello-second-try.zip`.
        Put your sources into it, nothing else. Where it is not clear which file starts the program, add a
        `submission.yaml` with `entry_point: main.py`.

        Teams are ranked by problems solved, then by penalty time.

        """

    private static let hello: [(path: String, text: String)] = [
        (
            "problem.yaml",
            """
            name: Hello
            batch_judge:
              time_limit: 2     # seconds of CPU time for each test case

            """
        ),
        (
            "problem_statement/problem.en.md",
            """
            Greet everybody.

            ## Input

            The first line holds a number *n* from 1 to 1000. Each of the next *n* lines holds a name of 1 to 50 letters.

            ## Output

            For each name in order, one line `Hello, <name>!`

            """
        ),
        ("data/sample/1.in", "2\nAda\nAlan\n"),
        ("data/sample/1.ans", "Hello, Ada!\nHello, Alan!\n"),
        ("data/secret/01-one.in", "1\nGrace\n"),
        ("data/secret/01-one.ans", "Hello, Grace!\n"),
        ("data/secret/02-same.in", "3\nEdsger\nEdsger\nedsger\n"),
        ("data/secret/02-same.ans", "Hello, Edsger!\nHello, Edsger!\nHello, edsger!\n"),
        ("data/secret/03-many.in", "1000\n" + names.map { $0 + "\n" }.joined()),
        ("data/secret/03-many.ans", names.map { "Hello, \($0)!\n" }.joined()),
        (
            "input_validators/validate.py",
            """
            import re
            import sys

            text = sys.stdin.read()
            names = text.split("\\n")[1:-1]
            ok = re.fullmatch(r"[1-9][0-9]*\\n([A-Za-z]{1,50}\\n)+", text)
            sys.exit(42 if ok and len(names) == int(text.split("\\n")[0]) <= 1000 else 43)

            """
        ),
        (
            "submissions/accepted/hello.py",
            """
            for _ in range(int(input())):
                print(f"Hello, {input()}!")

            """
        ),
        (
            "submissions/wrong_answer/first_only.py",
            """
            # Stops after the first name.
            input()
            print(f"Hello, {input()}!")

            """
        ),
    ]

    /// A thousand words of letters.
    private static let names = (0..<1000).map { number in
        "N" + String(number).map { digit in String(UnicodeScalar(97 + UInt8(digit.wholeNumberValue ?? 0))) }.joined()
    }
}
