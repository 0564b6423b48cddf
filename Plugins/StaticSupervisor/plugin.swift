import Foundation
import PackagePlugin

/// Builds process 1 of every container, a static C program, and makes it a resource of `Sandbox`.
@main struct StaticSupervisor: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Sources/Supervisor")
        let sources = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path() < $1.path() }
        let program = context.pluginWorkDirectoryURL.appending(path: "supervisor")
        let flags = ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Werror", "-static", "-s"]
        return [
            .buildCommand(
                displayName: "cc -static supervisor",
                executable: URL(filePath: "/usr/bin/cc"),
                arguments: flags + ["-o", program.path()]
                    + sources.filter { $0.pathExtension == "c" }.map { $0.path() },
                inputFiles: sources,
                outputFiles: [program]
            )
        ]
    }
}
