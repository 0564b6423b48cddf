/// The same attacks in the other languages: bombs, loops, floods, looking around, the network, and what is left behind.
extension Attack {
    static let languages: [Attack] = cpp + python + java + javascript

    /// What no program may open, whatever it is written in.
    private static let closed = [
        "/etc/shadow", "/proc/1/environ", "/proc/1/mem", "/proc/1/maps", "/proc/kcore", "/sys/fs/cgroup/cpu.stat",
        "/sys/fs/cgroup/memory/memory.stat", "/.batch-judge-supervisor", "/dev/pts/0", "/dev/console",
    ]

    private static let listed = "\"" + closed.joined(separator: "\", \"") + "\""

    private static let cpp: [Attack] = [
        cpp(
            "thread-bomb",
            "for (;;) try { std::thread([] { pause(); }).detach(); } catch (const std::system_error &) {}",
            "TLE"
        ),
        cpp("memory", "std::vector<std::string> all; for (;;) all.emplace_back(1 << 20, 'x');", "MLE", "memory"),
        cpp("loop", "volatile long n = 0; for (;;) n = n + 1;", "TLE", "cpu-time"),
        cpp("flood", "for (;;) std::cout << \"Hello, Hello, Hello!\\n\";", "OLE", "output-size"),
        cpp(
            "looks-around",
            """
            for (const char *path : {\(listed)})
                if (std::ifstream(path).good()) found = path;
            for (char **e = environ; *e; e++)
                if (std::string(*e).find(std::string("CAN") + "ARY-") != std::string::npos) found = *e;
            """
        ),
        cpp(
            "network",
            "for (int family : {AF_INET, AF_INET6, AF_NETLINK, AF_VSOCK}) if (socket(family, SOCK_STREAM, 0) >= 0) found = \"socket\";"
        ),
        cpp(
            "leaves-a-daemon",
            """
            for (const char *path : {"/tmp/left", "/work/left", "/dev/shm/left"}) {
                if (access(path, F_OK) == 0) found = path;
                std::ofstream(path) << "left";
            }
            if (fork() == 0) { setsid(); if (fork() == 0) for (;;) sleep(1); _exit(0); }
            """
        ),
    ]

    private static let python: [Attack] = [
        .python("python-fork-bomb", "while True:\n    try: os.fork()\n    except OSError: pass", "TLE"),
        .python("python-loop", "while True: pass", "TLE", "cpu-time"),
        .python("python-flood", "while True: os.write(1, b'x' * 65536)", "OLE", "output-size"),
        .python(
            "python-network",
            """
            import socket
            try: socket.create_server(("127.0.0.1", 0)); name = "server"
            except OSError: pass
            try: socket.getaddrinfo("example.com", 80); name = "resolver"
            except OSError: pass
            print(f"Hello, {name}!")
            """
        ),
        .python(
            "python-leaves-a-daemon",
            """
            import subprocess
            \(Self.lookForOthers)
            open("/tmp/left", "w").close()
            subprocess.Popen(["sleep", "1000"], start_new_session=True)
            print(f"Hello, {name}!")
            """
        ),
    ]

    private static let lookForOthers = """
        if os.path.exists("/tmp/left"): name = "file"
        if sum(entry.isdigit() for entry in os.listdir("/proc")) != 2: name = "process"
        """

    private static let java: [Attack] = [
        java(
            "thread-bomb",
            """
            while (!name.isEmpty()) try {
                new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) {} }).start();
            } catch (Throwable e) {}
            """,
            "TLE"
        ),
        java("loop", "long n = 0; while (n >= 0) n = (n + 1) % 1000; name += n;", "TLE", "cpu-time"),
        java(
            "flood",
            "byte[] line = new byte[1 << 16]; for (;;) { System.out.write(line, 0, line.length); if (line[0] > 0) break; }",
            "OLE",
            "output-size"
        ),
        java(
            "looks-around",
            """
            for (String path : new String[] {\(listed)})
                try (InputStream in = new FileInputStream(path)) { in.read(); name = path; } catch (IOException e) {}
            for (String value : System.getenv().values()) if (value.contains("CAN" + "ARY-")) name = value;
            """
        ),
        java(
            "network",
            """
            try { new java.net.ServerSocket(0); name = "server"; } catch (IOException e) {}
            try { new java.net.DatagramSocket(); name = "datagrams"; } catch (IOException e) {}
            """
        ),
        java(
            "leaves-a-daemon",
            """
            if (new File("/tmp/left").exists()) name = "file";
            if (new File("/proc").list((folder, entry) -> Character.isDigit(entry.charAt(0))).length != 2) name = "process";
            new FileOutputStream("/tmp/left").close();
            new ProcessBuilder("sleep", "1000").inheritIO().start();
            """
        ),
    ]

    private static let javascript: [Attack] = [
        javascript(
            "process-bomb",
            "for (;;) try { child.spawn('sleep', ['1000']).on('error', () => {}); } catch {}",
            "TLE"
        ),
        javascript("loop", "for (;;) {}", "TLE", "cpu-time"),
        javascript(
            "flood",
            "const all = Buffer.alloc(1 << 16, 'x'); for (;;) fs.writeSync(1, all);",
            "OLE",
            "output-size"
        ),
        javascript(
            "looks-around",
            """
            for (const path of [\(listed)]) try { fs.closeSync(fs.openSync(path)); name = path; } catch {}
            if (JSON.stringify(process.env).includes('CAN' + 'ARY-')) name = 'environment';
            greet();
            """
        ),
        javascript(
            "network",
            """
            const server = require('net').createServer();
            server.on('error', greet).on('listening', () => process.exit(1)).listen(0, '127.0.0.1');
            """
        ),
        javascript(
            "leaves-a-daemon",
            """
            if (fs.existsSync('/tmp/left')) name = 'file';
            if (fs.readdirSync('/proc').filter((entry) => /^[0-9]+$/.test(entry)).length !== 2) name = 'process';
            fs.writeFileSync('/tmp/left', '');
            child.spawn('sleep', ['1000'], { detached: true, stdio: 'inherit' }).unref();
            greet();
            """
        ),
    ]

    private static func cpp(_ name: String, _ body: String, _ verdict: String = "AC", _ reason: String? = nil) -> Self {
        let source = """
            #include <fstream>
            #include <iostream>
            #include <string>
            #include <sys/socket.h>
            #include <system_error>
            #include <thread>
            #include <unistd.h>
            #include <vector>
            int main() {
                std::string name, found;
                std::getline(std::cin, name);
                \(body)
                std::cout << "Hello, " << (found.empty() ? name : found) << "!\\n";
            }

            """
        return Attack("cpp-\(name)", on: "hello", ["main.cpp": source], verdict, reason)
    }

    private static func java(
        _ name: String,
        _ body: String,
        _ verdict: String = "AC",
        _ reason: String? = nil
    ) -> Self {
        let source = """
            import java.io.*;
            public class Main { public static void main(String[] words) throws IOException {
                String name = new BufferedReader(new InputStreamReader(System.in)).readLine();
                \(body)
                System.out.println("Hello, " + name + "!");
            } }

            """
        return Attack("java-\(name)", on: "hello", ["Main.java": source], verdict, reason)
    }

    private static func javascript(
        _ name: String,
        _ body: String,
        _ verdict: String = "AC",
        _ reason: String? = nil
    ) -> Self {
        let source = """
            const fs = require('fs'), child = require('child_process');
            let name = fs.readFileSync(0, 'utf8').split('\\n')[0];
            const greet = () => console.log(`Hello, ${name}!`);
            \(body)

            """
        return Attack("javascript-\(name)", on: "hello", ["main.js": source], verdict, reason)
    }
}
