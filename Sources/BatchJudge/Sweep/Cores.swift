import Foundation

/// The processors that this process may use, one of each core before their siblings.
struct Cores: Sendable, Hashable {
    /// Numbers of the kernel.
    let processors: [Int]
    /// How many of them, from the front, share their core with none of the others at the front.
    let distinct: Int

    /// - Parameters:
    ///   - allowed: the processors that may be used
    ///   - siblings: the processors of the same core as the given one
    init(allowed: [Int], siblings: (Int) -> [Int]) {
        var firsts: [Int] = []
        var others: [Int] = []
        for processor in allowed {
            siblings(processor).contains { firsts.contains($0) && $0 != processor }
                ? others.append(processor) : firsts.append(processor)
        }
        processors = firsts + others
        distinct = max(1, firsts.count)
    }

    /// As the kernel says; where it does not, as many as the system counts.
    static func own() -> Cores {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
        let allowed = line.map { list($0.drop { $0 != "\t" }) } ?? []
        let all = allowed.isEmpty ? Array(0..<ProcessInfo.processInfo.activeProcessorCount) : allowed
        return Cores(allowed: all) { processor in
            let file = "/sys/devices/system/cpu/cpu\(processor)/topology/thread_siblings_list"
            return list(((try? String(contentsOfFile: file, encoding: .utf8)) ?? "")[...])
        }
    }

    /// What a slot's containers are pinned to; nil where there are more slots than processors.
    func pin(slot: Int, of slots: Int) -> String? {
        slots <= processors.count && processors.indices.contains(slot) ? String(processors[slot]) : nil
    }

    /// A list as the kernel writes it: `0-3,8`.
    static func list(_ text: Substring) -> [Int] {
        text.split { $0 == "," || $0.isWhitespace }.flatMap { part -> [Int] in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, last < 1 << 16 else { return [] }
            return Array(first...last)
        }
    }
}
