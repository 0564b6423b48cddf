import ContestModel
import Foundation

/// Numbers as people read them, the same under every locale.
enum Figures {
    /// Up to six digits after the point, without trailing zeros.
    static func score(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return String(value) }
        let millionths = Int64((abs(value) * 1e6).rounded())
        if millionths % 1_000_000 == 0 { return "\(value < 0 && millionths > 0 ? "−" : "")\(millionths / 1_000_000)" }
        let fraction = String(1_000_000 + millionths % 1_000_000).dropFirst()
        let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
        let sign = value < 0 && millionths > 0 ? "−" : ""
        return "\(sign)\(millionths / 1_000_000)" + (digits.isEmpty ? "" : ".\(digits)")
    }

    /// `0.79–0.83`: no more digits than tell it from a point.
    static func interval(_ interval: ScoreInterval) -> String {
        let width = interval.upper - interval.lower
        var unit = 1.0
        while unit < 1e6, width * unit < 10 { unit *= 10 }
        let ends = [interval.lower, interval.upper].map { $0.isFinite ? ($0 * unit).rounded() / unit : $0 }
        return "\(score(ends[0]))–\(score(ends[1]))"
    }

    /// `20 of 40 points`.
    static func points(_ group: TeamGroup) -> String {
        "\(score(group.score))\(group.maxScore.map { " of \(score($0))" } ?? "") points"
    }

    /// `1.5 MiB`.
    static func size(_ bytes: Int64) -> String {
        var value = Double(bytes)
        var unit = "bytes"
        for larger in ["KiB", "MiB", "GiB"] where value >= 1024 {
            value /= 1024
            unit = larger
        }
        return "\(tenths(value)) \(unit)"
    }

    /// `120 ms`, `2 s`, `1.5 s`.
    static func span(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        return milliseconds < 1000 && milliseconds > 0
            ? "\(milliseconds) ms" : "\(tenths(Double(milliseconds) / 1000)) s"
    }

    /// Contest time, `1:02:03`.
    static func contestTime(_ duration: Duration) -> String { String(duration.reltime.dropLast(4)) }

    /// `1 try`, `2 tries`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
