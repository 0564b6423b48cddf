import Foundation
import Testing

extension RealEngine {
    /// A language that the judge has never heard of, added as docs/images.md tells: a folder, and no code.
    @Suite struct LanguageTests {
        @Test func judgesALanguageThatIsOnlyAFolder() throws {
            let rig = try Rig()
            let image = "perl-\(UUID().uuidString.prefix(8).lowercased())"
            defer {
                _ = try? Rig.run(URL(filePath: "/usr/bin/env"), ["docker", "rmi", "--force", "batch-judge/\(image)"])
                rig.remove()
            }
            try makeImage(image, in: rig)
            let build = try rig.judge("images", "build", image)
            #expect(build.code == 0, "\(build.errors)")
            let list = try rig.judge("images", "list").output.split(separator: "\n")
            #expect(list.contains { $0.hasPrefix("\(image)  sha256:") && $0.hasSuffix("  perl") })
            #expect(try rig.judge("images", "check").output.contains("\(image)  perl: Perl v5."))

            try upload("while (<>) { chomp; print \"Hello, $_!\\n\"; }\n", as: "hello-perl", into: rig)
            try upload("my $x = ;\n", as: "hello-broken", into: rig)
            try rig.settle()
            try rig.judge("run").check()
            let found = try rig.submissions()
            #expect(found.first { $0.file == "hello-perl.zip" }?.verdict == "AC")
            #expect(found.first { $0.file == "hello-broken.zip" }?.verdict == "CE")
            #expect(found.map(\.language) == ["perl", "perl"])
        }

        /// The images at hand, and one more beside them.
        private func makeImage(_ name: String, in rig: Rig) throws {
            let files = FileManager.default
            let images = rig.folder.appending(path: "images")
            try files.removeItem(at: images)
            try files.createDirectory(at: images, withIntermediateDirectories: true)
            let others = Rig.tree.appending(path: "images")
            for other in try files.contentsOfDirectory(atPath: others.path()) {
                try files.createSymbolicLink(
                    at: images.appending(path: other),
                    withDestinationURL: others.appending(path: other)
                )
            }
            let folder = images.appending(path: name)
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            // Perl is part of every Debian.
            let dockerfile = """
                FROM debian:bookworm-slim
                RUN find / -xdev -type f -perm /6000 -exec chmod a-s {} +

                """
            let language = """
                languages:
                  - id: perl
                    name: Perl
                    extensions: [pl]
                    compile: [perl, -c, "{source}/{entry_point}"]
                    run: [perl, "{source}/{entry_point}"]
                    entry_point: file
                    version: [perl, -e, 'print "Perl $^V\\n"']
                    time_factor: 2
                    memory_overhead: 16 MiB

                """
            try Data(dockerfile.utf8).write(to: folder.appending(path: "Dockerfile"))
            try Data(language.utf8).write(to: folder.appending(path: "language.yaml"))
        }

        private func upload(_ source: String, as name: String, into rig: Rig) throws {
            let inbox = rig.inbox.appending(path: "beavers")
            try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
            let file = rig.folder.appending(path: "main.pl")
            try Data(source.utf8).write(to: file)
            let zip = inbox.appending(path: "\(name).zip").path()
            try Rig.run(URL(filePath: "/usr/bin/env"), ["zip", "--quiet", "--junk-paths", zip, file.path()]).check()
        }
    }
}
