/// Programs for the problem `hello`, each with its verdict.
enum Programs {
    static let accepted = "print(f'Hello, {input()}!')\n"
    static let wrong = "print('Hello')\n"
    static let crashing = "input(); raise SystemExit(3)\n"
    static let broken = "print('Hello'\n"
    static let endless = "name = input()\nwhile len(name) > 30: pass\nprint(f'Hello, {name}!')\n"
    static let hungry = "name = input()\nif len(name) > 30: bytearray(400 << 20)\nprint(f'Hello, {name}!')\n"
    /// One of each, by the names of their uploads; who solves something is alone with it.
    static let ofEveryVerdict = [
        "beavers/hello-1": accepted, "loewen/hello-2": broken, "loewen/hello-3": hungry, "loewen/hello-4": crashing,
        "oshea/hello-5": endless, "oshea/hello-6": wrong,
    ]
    /// Right, but for a while it only waits, on one hidden test case.
    static let waiting = """
        import time
        name = input()
        if len(name) == 1: time.sleep(1.5)
        print(f'Hello, {name}!')

        """
    /// Wrong, as it prints 4 MiB, more than all that lies between it and the judge holds.
    static let wordy = "import time; time.sleep(1.5); print('x' * (4 << 20))\n"
    /// Long to compile, and never used.
    static let long = String(repeating: "if 0: a = 1\n", count: 60_000)
}
