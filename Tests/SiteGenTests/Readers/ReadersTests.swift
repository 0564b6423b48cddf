import ContestModel
import Foundation
import SiteGen
import Testing

/// Those who read a site over HTTP while it is published again and again.
@Suite struct ReadersTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    @Test func seeEveryPageWholeAndWithWhatItNeeds() throws {
        let releases = try releases(TestLength.isLong ? 200 : 20)
        try read(releases, from: "python")
        // What matters is the same whoever serves it.
        for kind in TestLength.isLong ? ["nginx", "apache", "caddy"] : [] {
            try read(Array(releases.prefix(50)), from: kind)
        }
    }

    private func read(_ releases: [[SiteFile]], from kind: String) throws {
        let site = "\(bench.folder)/\(kind)"
        let paths = try JSONEncoder().encode(releases.map { $0.map(\.path) })
        try paths.write(to: URL(filePath: "\(bench.folder)/expected/paths.json"))
        #expect(try Publisher(site: site).publish(releases[0], now: World.minute(0)))
        let packaging = "\(Workbench.templates)/../packaging"
        let plain = [
            "/usr/bin/python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", "\(site)/current", "{port}",
        ]
        let server = kind == "python" ? plain : ["packaged", kind, packaging, site]
        let output = try readers(of: site, server) { round in
            for (number, release) in releases.enumerated().dropFirst() {
                try round()
                #expect(try Publisher(site: site).publish(release, now: World.minute(number)))
            }
            try round()
        }
        #expect(output.isGood, "\(kind): \(output.words)")
    }

    /// Releases of a contest that goes on; with every fifth one the style is another.
    private func releases(_ count: Int) throws -> [[SiteFile]] {
        var numbers = SeededNumbers(seed: 11)
        var world = try World.random(at: .running, using: &numbers)
        (world.isBlind, world.isAnonymous) = (false, false)
        let templates = "\(bench.folder)/templates"
        try FileManager.default.copyItem(atPath: Workbench.templates, toPath: templates)
        let style = URL(filePath: "\(templates)/style.css")
        let text = try String(contentsOf: style, encoding: .utf8)
        var builder = try SiteBuilder(templates: templates)
        var known: [String: Data] = [:]
        return try (0..<count).map { number in
            if number % 5 == 0 {
                try "\(text)\n/* \(number) */\n".write(to: style, atomically: true, encoding: .utf8)
                builder = try SiteBuilder(templates: templates)
            }
            var upload = try WorldUpload.random(
                id: Int64(100 + number),
                at: 3600 + number * 30,
                in: world,
                using: &numbers
            )
            (upload.team, upload.problem, upload.state, upload.isSmoke) = (number % 4, number % 2, .judged, false)
            // The oldest makes room, so that the last release costs what the first does.
            world.uploads = world.uploads.suffix(20) + [upload]
            let record = try world.record
            let files = try builder.site(PublicView(of: record, at: world.now), teams: [], tokens: [:], pages: [])
            try expect(files.filter { known[$0.path] != $0.contents }, number)
            known = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.contents) })
            return files
        }
    }

    /// What readers may see from a release on, beside what they saw before.
    private func expect(_ files: [SiteFile], _ number: Int) throws {
        for file in files {
            let target = URL(filePath: "\(bench.folder)/expected/\(number)/\(file.path)")
            let parent = target.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try file.contents.write(to: target)
        }
    }

    /// Runs what publishes while readers read; `round` waits until all of them have gone round once more.
    private func readers(
        of site: String,
        _ server: [String],
        during publishing: (_ round: () throws -> Void) throws -> Void
    ) throws -> (isGood: Bool, words: String) {
        let output = Pipe()
        let arguments = ["\(site)/current", "\(bench.folder)/expected"] + server
        let (process, input) = try Checker.start("readers", arguments, output: output.fileHandleForWriting)
        try output.fileHandleForWriting.close()
        let reading = output.fileHandleForReading
        var words = ""
        try publishing { words += String(decoding: reading.availableData, as: UTF8.self) }
        try input.fileHandleForWriting.write(contentsOf: Data("stop\n".utf8))
        // Not to the end: another process may have been given the pipe, too.
        while !words.contains("done\n"), case let more = reading.availableData, !more.isEmpty {
            words += String(decoding: more, as: UTF8.self)
        }
        process.waitUntilExit()
        return (process.terminationStatus == 0, words.replacing("round\n", with: ""))
    }
}
