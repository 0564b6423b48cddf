/// What is mounted, as the kernel tells it.
enum MountTable {
    /// Filesystems where somebody may write who does not ask this machine's kernel.
    private static let shared: Set<Substring> = [
        "fuse", "nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "afs", "virtiofs", "vboxsf", "gfs2", "ocfs2", "lustre",
    ]

    /// Whether the files of a device can be written to behind this machine's back.
    static func isShared(_ device: UInt64) throws(IntakeError) -> Bool {
        let table = try Descriptor.file("/proc/self/mountinfo")
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = try table.read(into: &buffer), count > 0 { text += buffer[..<count] }
        return isShared(device, in: String(decoding: text, as: UTF8.self))
    }

    static func isShared(_ device: UInt64, in table: String) -> Bool {
        table.split(separator: "\n").contains { line in
            // 36 35 98:0 / /mnt rw,noatime master:1 - ext3 /dev/root rw,errors=continue
            let fields = line.split(separator: " ")
            guard fields.count > 3, number(of: fields[2]) == device,
                let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
            else { return false }
            return shared.contains(fields[dash + 1]) || fields[dash + 1].hasPrefix("fuse.")
        }
    }

    /// `8:1` as the C library has it in one number.
    private static func number(of device: Substring) -> UInt64? {
        let parts = device.split(separator: ":").compactMap { UInt64($0) }
        guard parts.count == 2 else { return nil }
        let (major, minor) = (parts[0], parts[1])
        return (major & 0xFFFF_F000) << 32 | (major & 0xFFF) << 8 | (minor & 0xFFFF_FF00) << 12 | minor & 0xFF
    }
}
