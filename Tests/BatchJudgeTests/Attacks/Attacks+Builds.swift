import Foundation

/// Attacks on the compilers and on what is beside the sources.
extension Attack {
    private static let honest = """
        #include <stdio.h>
        int main(void) { char n[256]; if (scanf("%255[^\\n]", n) != 1) return 1; printf("Hello, %s!\\n", n); }
        """
    private static let script = "print(f'Hello, {input()}!')\n"

    static func builds(hostFile: String) -> [Attack] {
        [
            compile("includes-zeros", "#include \"/dev/zero\"\n", reason: nil),
            compile("includes-shadow", "#include \"/etc/shadow\"\n"),
            compile("includes-the-host", "#include \"\(hostFile)\"\n"),
            compile("embeds-the-host", "__asm__(\".incbin \\\"\(hostFile)\\\"\");\nint main(void) {}\n"),
            compile("embeds-environment", "__asm__(\".incbin \\\"/proc/1/environ\\\"\");\nint main(void) {}\n"),
            compile("enormous-array", "char a[2000000000] = {1};\nint main(void) { return a[5]; }\n", reason: nil),
            compile(
                "many-warnings",
                String(repeating: "#warning again and again and again\n", count: 20_000) + "#error end\n",
                reason: nil
            ),
            compile("macro-bomb", macros, reason: nil),
            Attack("template-bomb", on: "hello", ["main.cpp": templates], "CE"),
            Attack(
                "hostile-message",
                on: "hello",
                ["main.c": "#error <script>alert(1)</script> \u{202e} \u{1b}[31m \u{7}\n"],
                "CE",
                "compiler"
            ),
            Attack(
                "made-already",
                on: "hello",
                ["main.c": "int main( {", "program": "#!/bin/sh\nread n; echo \"Hello, $n!\"\n"],
                "CE",
                "compiler"
            ),
            Attack(
                "class-already",
                on: "hello",
                ["Main.java": "class Main { static void main( {", "Main.class": "x"],
                "CE",
                "compiler"
            ),
            Attack(
                "cache-already",
                on: "hello",
                ["main.py": "print(", "__pycache__/main.cpython-311.pyc": "x"],
                "CE",
                "compiler"
            ),
            Attack("shell-names", on: "hello", ["a b'c;$(touch x).c": honest], "AC"),
            Attack(
                "option-names",
                on: "hello",
                ["main.c": honest, "-fplugin=x.c": "", "@options.c": ""],
                "SE",
                "bad-name"
            ),
            Attack("blank-names", on: "hello", ["my main file.c": honest], "AC"),
            Attack("many-long-names", on: "hello", longNames, "CE", "build-limit"),
            Attack(
                "build-files",
                on: "hello",
                [
                    "main.py": script, "setup.py": "while True: pass", "Makefile": "all:\n\tsleep 1000\n",
                    "conftest.py": "while True: pass",
                    "sitecustomize.py": "while True: pass",
                    "package.json": "{\"scripts\": {\"preinstall\": \"sleep 1000\"}}",
                ],
                "AC"
            ),
            Attack(
                "annotation-processor",
                on: "hello",
                [
                    "Main.java":
                        "public class Main { public static void main(String[] a) { System.out.println(\"Hello, \" + new java.util.Scanner(System.in).nextLine() + \"!\"); } }",
                    "META-INF/services/javax.annotation.processing.Processor": "Evil\n",
                ],
                "AC"
            ),
            Attack(
                "starts-before-main",
                on: "hello",
                ["main.c": "#include <stdlib.h>\n__attribute__((constructor)) void f(void) { _Exit(0); }\n" + honest],
                "WA",
                "differs"
            ),
        ]
    }

    private static func compile(_ name: String, _ source: String, reason: String? = "compiler") -> Self {
        Attack(name, on: "hello", ["main.c": source], "CE", reason)
    }

    private static let macros: String = {
        let lines = (1...12).map { "#define A\($0) " + String(repeating: "A\($0 - 1) ", count: 10) }
        return "#define A0 x,\n" + lines.joined(separator: "\n") + "\nint a[] = {A12};\n"
    }()

    private static let templates = """
        template<long N> struct A { static constexpr long v = A<2 * N>::v + A<2 * N + 1>::v; };
        constexpr long spin() { long s = 0; for (long i = 0; i < 10000000000; i++) s += i; return s; }
        int main() { constexpr long x = spin(); return A<1>::v + x; }
        """

    /// More words than one start of a program can take.
    private static let longNames: [String: String] = {
        let name = String(repeating: "x", count: 190)
        var files = ["main.c": honest]
        for number in 0..<900 { files["\(name)\(number).c"] = "" }
        return files
    }()
}
