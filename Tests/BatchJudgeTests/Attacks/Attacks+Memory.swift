/// Programs that want too much memory, in each language.
extension Attack {
    static let hungry: [Attack] = [
        .python("python-memory", "x = []\nwhile True: x.append(bytearray(1 << 20))", "MLE", "memory"),
        Attack(
            "java-memory",
            on: "hello",
            [
                "Main.java": """
                import java.util.*;
                public class Main { public static void main(String[] a) {
                    List<byte[]> all = new ArrayList<>();
                    while (true) { byte[] b = new byte[1 << 20]; Arrays.fill(b, (byte) 1); all.add(b); }
                } }
                """
            ],
            "MLE",
            "memory"
        ),
        Attack(
            "javascript-memory",
            on: "hello",
            [
                "main.js": """
                const all = [];
                for (;;) all.push(new Array(1 << 16).fill(Math.random()));
                """
            ],
            "MLE",
            "memory"
        ),
        Attack(
            "javascript-buffers",
            on: "hello",
            ["main.js": "const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1));"],
            "MLE",
            "memory"
        ),
        Attack(
            "java-threads",
            on: "hello",
            [
                "Main.java": """
                public class Main { public static void main(String[] a) {
                    for (;;) new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) {} }).start();
                } }
                """
            ],
            "TLE",
            "wall-time"
        ),
    ]
}
