import CLinux
import Glibc

/// What the unpacking process can reach, whatever the zip makes it do: nothing but what it has open, and one folder.
package enum ProcessWalls {
    /// Leaves the process without network, without other processes' memory and messages, without rights, and with `folder` as all
    /// that there is. Cannot be taken back.
    ///
    /// - Returns: false where the kernel does not let this account have namespaces of its own; then nothing has changed
    /// - Throws: where walls stand by half
    static func raise(around folder: String) throws(IntakeError) -> Bool {
        guard linux_own_namespaces() == 0 else { return false }
        guard unsafe chroot(folder) == 0, unsafe chdir("/") == 0, linux_drop_rights() == 0 else {
            throw .system(step: "shut the process in", path: folder, code: errno)
        }
        return true
    }
}
