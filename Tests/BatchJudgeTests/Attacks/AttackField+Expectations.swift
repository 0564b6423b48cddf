import Foundation
import Testing

extension AttackField {
    /// Each attack got the verdict that it must get, at the first try; `others` are submissions that are no attacks.
    func expectVerdicts(of attacks: [Attack], beside others: Int) throws {
        let found = Dictionary(uniqueKeysWithValues: try rig.submissions().map { ($0.file, $0) })
        #expect(found.count == attacks.count + others)
        for attack in attacks {
            let got = try #require(found["\(attack.problem)-\(attack.name).zip"], "\(attack.name)")
            #expect(got.verdict == attack.verdict, "\(attack.name): \(got.reason ?? "")")
            if let reason = attack.reason { #expect(got.reason == reason, "\(attack.name)") }
            #expect(got.attempts <= 1, "\(attack.name)")
        }
        #expect(try verdict("before") == "AC")
        #expect(try rig.submissions().first { $0.problem == "rain" }?.verdict == "WA")
    }

    func expectNothingLeft() throws {
        #expect(try rig.containers() == [])
        let manager = FileManager.default
        #expect(try manager.contentsOfDirectory(atPath: temporary.path()) == [])
        #expect(try manager.contentsOfDirectory(atPath: rig.state.appending(path: "work").path()) == [])
        for number in try manager.contentsOfDirectory(atPath: "/proc") where Int(number) != nil {
            // A process may end while it is looked at.
            let words = (try? Data(contentsOf: URL(filePath: "/proc/\(number)/environ"))) ?? Data()
            #expect(words.range(of: Data(canary.utf8)) == nil, "process \(number)")
        }
    }

    /// `least` containers must have been seen, or the watch was blind.
    func expectNothing(of traces: Traces, atLeast least: Int) throws {
        let containers = traces.containers()
        #expect(containers.count > least)
        let left = try traces.left(of: containers)
        #expect(left.isEmpty, "\(left)")
    }

    func expectNothingTold() throws {
        for file in try published() {
            #expect(try Data(contentsOf: file).range(of: Data(canary.utf8)) == nil, "\(file.path())")
        }
    }

    /// Whatever programs and compilers said, what is published is text that can be shown.
    func expectCleanText() throws {
        for file in try published() where ["html", "json", "txt", "csv"].contains(file.pathExtension) {
            let data = try Data(contentsOf: file)
            let text = try #require(String(validating: data, as: UTF8.self), "\(file.path())")
            let bad = text.unicodeScalars.first {
                ($0.value < 32 && $0 != "\n" && $0 != "\t" && $0 != "\r") || $0 == "\u{202e}"
            }
            #expect(bad == nil, "\(file.path()): \(bad?.value ?? 0)")
            #expect(data.count < 1 << 20, "\(file.path())")
            if file.pathExtension == "html" { #expect(!text.contains("<script>alert"), "\(file.path())") }
            if file.pathExtension == "json" { _ = try JSONSerialization.jsonObject(with: data) }
        }
    }
}
