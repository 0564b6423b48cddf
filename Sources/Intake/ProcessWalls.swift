import CLinux
import Glibc

/// What the unpacking process can reach, whatever the zip makes it do: nothing but what it has open, and one folder.
///
/// Several walls stand behind each other, as for programs of teams: no network and mounts of its own, no rights, one folder by the
/// file system and by Landlock, and the few system calls that unpacking needs. So a process that a zip has taken over cannot
/// signal or look at others either, though it is of the judge's account.
package struct ProcessWalls: Sendable, Hashable, Codable {
    /// A network, mounts and accounts of its own, and the folder as all that there is; not every kernel gives them to every account.
    package let namespaces: Bool
    /// Landlock: no file but those of the folder can be opened or made, by whatever path. Not every kernel has it.
    package let oneFolder: Bool

    /// Raises all that this kernel has. Cannot be taken back.
    ///
    /// - Parameters:
    ///   - path: of the folder
    ///   - folder: the same, open
    /// - Returns: those that stand
    /// - Throws: where walls stand by half
    static func raise(around path: String, _ folder: Descriptor) throws(IntakeError) -> ProcessWalls {
        func check(_ step: String, _ code: Int32) throws(IntakeError) -> Int32 {
            guard code >= 0 else { throw .system(step: step, path: path, code: errno) }
            return code
        }
        let hasNamespaces = linux_own_namespaces() == 0
        if hasNamespaces {
            guard unsafe chroot(path) == 0, unsafe chdir("/") == 0 else {
                throw .system(step: "shut the process in", path: path, code: errno)
            }
        }
        _ = try check("give up the process's rights for", linux_drop_rights())
        let landlock = try check("keep the process in", linux_keep_one_folder(folder.number))
        _ = try check("filter the process's calls for", linux_keep_file_calls())
        return ProcessWalls(namespaces: hasNamespaces, oneFolder: landlock == 0)
    }
}
