import ArgumentParser
import Foundation
import Sandbox

/// The process through which packages are downloaded; started while an environment is made, never by people.
struct ProxyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index-proxy",
        abstract: "Connect a container with a package index (used by `run`).",
        shouldDisplay: false
    )

    @Argument(help: "The unix socket, made here.") var socket: String
    @Argument(help: "Bytes that may come in.") var bytes: Int64
    @Argument(help: "The hosts, each with an optional port.") var hosts: [String]

    func run() throws {
        let targets = try hosts.map { host in
            guard let target = ProxyTarget(host) else { throw Failure.wrongUse("'\(host)' is no host.") }
            return target
        }
        try IndexProxy(allowed: targets, maxBytes: bytes).serve(at: socket) {
            FileHandle.standardOutput.write(Data("ready\n".utf8))
        }
    }
}
