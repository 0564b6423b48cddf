import ContestModel
import Foundation

/// Moments as people read them, in UTC and in the contest's time zone.
struct Clock {
    /// `Europe/Berlin`; nil where it is UTC.
    let zoneName: String?
    private let zone: TimeZone?

    init(zone name: String) {
        let zone = TimeZone(identifier: name)
        let isUTC = zone == nil || ["UTC", "Etc/UTC", "GMT", "Etc/GMT"].contains(name)
        self.zone = isUTC ? nil : zone
        zoneName = isUTC ? nil : name
    }

    /// `iso` for machines; `utc` `2026-11-21 09:30:00`; `local` `10:30:00 +01:00`, with the date where it is another.
    func values(_ moment: Timestamp) -> Values {
        let iso = moment.description
        let utc = Self.words(iso)
        guard let zone else { return ["iso": iso, "utc": "\(utc.day) \(utc.time)", "local": ""] }
        let seconds = zone.secondsFromGMT(for: moment.date)
        let local = Self.words((moment + .seconds(seconds)).description)
        let text = "\(local.day == utc.day ? "" : "\(local.day) ")\(local.time) \(Self.offset(seconds))"
        return ["iso": iso, "utc": "\(utc.day) \(utc.time)", "local": text]
    }

    /// Of a moment's description, which is ASCII.
    private static func words(_ iso: String) -> (day: Substring, time: Substring) {
        let parts = iso.utf8.split(separator: UInt8(ascii: "T"))
        return (Substring(parts[0]), Substring(parts[1].prefix(8)))
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        let pad = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return "\(seconds < 0 ? "−" : "+")\(pad(minutes / 60)):\(pad(minutes % 60))"
    }
}
