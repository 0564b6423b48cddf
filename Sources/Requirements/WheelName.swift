/// The name of a wheel's file: `numpy-1.26.4-cp311-cp311-manylinux_2_17_x86_64.whl`.
package struct WheelName: Sendable, Hashable {
    /// Canonical.
    package let name: String
    package let version: String

    /// Nil: it is none.
    package init?(_ file: String) {
        let parts = file.dropLast(".whl".count).split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = file.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._+!-".contains($0)) }
        guard file.hasSuffix(".whl"), isPlain, file.utf8.count <= 255, (5...6).contains(parts.count) else { return nil }
        guard NameRules.isName(parts[0]), Version.isOne(parts[1].lowercased(), after: "==") else { return nil }
        name = Requirement.canonical(parts[0])
        version = String(parts[1])
    }
}
