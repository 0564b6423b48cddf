import Foundation

extension ContainerEngine {
    /// The supervisor program that was built together with the running one.
    ///
    /// It lies in `batch-judge_Sandbox.resources/` beside the executable, where builds and tests put it, or in
    /// `../libexec/batch-judge/`, where an installation has it. All users must be able to read and execute it, as
    /// containers do not run as root.
    package static func bundledSupervisor() throws -> String {
        guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
            throw SandboxError.supervisorMissing(looked: ["(the path of the running program is not known)"])
        }
        let folder = executable.deletingLastPathComponent()
        let places = [
            folder.appending(path: "batch-judge_Sandbox.resources/supervisor"),
            folder.deletingLastPathComponent().appending(path: "libexec/batch-judge/supervisor"),
        ].map { $0.standardizedFileURL.path(percentEncoded: false) }
        for place in places where isUsable(place) {
            return place
        }
        throw SandboxError.supervisorMissing(looked: places)
    }

    private static func isUsable(_ path: String) -> Bool {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            facts[.type] as? FileAttributeType == .typeRegular,
            let mode = facts[.posixPermissions] as? Int
        else { return false }
        return mode & 0o005 == 0o005
    }
}
