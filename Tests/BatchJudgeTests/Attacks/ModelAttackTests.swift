import Foundation
import Glibc
import Testing

extension RealEngine {
    /// Hostile models through the real program, each with its verdict; the host, the features and the labels are as before.
    @Suite(.serialized) struct ModelAttackTests {
        @Test func givesEveryModelItsVerdictAndTellsItNothing() throws {
            let field = try AttackField()
            defer { field.rig.remove() }
            let server = try CanaryServer(of: field)
            defer { server.end() }
            let marker = field.rig.folder.appending(path: "ran/outside")
            try field.rig.plantWheels(running: "os.system('mkdir -p \(marker.path()); touch /work/started')")
            let attacks =
                Attack.predictedValues + Attack.predictedRows + Attack.predictionFiles + Attack.modelZips
                + Attack.modelPackages(port: server.port) + Attack.modelHunts(marker: marker.path(), port: server.port)
            let features = try Self.features(field)
            let traces = try Traces(of: field.rig)
            try field.upload(attacks)
            try field.uploadBystanders()
            let sweep = try field.sweep()
            #expect(sweep.code == 0 && sweep.output == "" && sweep.errors == "", "\(sweep.errors)")
            try field.expectVerdicts(of: attacks, beside: 2)
            try field.expectNothingLeft()
            try field.expectNothing(of: traces, atLeast: 50)
            try field.expectNothingTold()
            try field.expectCleanText()
            #expect(try Self.features(field) == features)
            #expect(!FileManager.default.fileExists(atPath: marker.deletingLastPathComponent().path()))
            #expect(try server.requests() == 1, "its own only: the server was there, and nobody else came")
        }

        private static func features(_ field: AttackField) throws -> [Data] {
            try ["petals/data/features.csv", "honey/data/features.csv", "cells/data/images.npy"].map {
                try Data(contentsOf: field.rig.folder.appending(path: "contest/problems/\($0)"))
            }
        }
    }
}

/// A web server on every address of the host, whose page is the canary.
private struct CanaryServer {
    let port: Int
    private let process: Process
    private let log: URL

    /// Returns when it has answered once.
    init(of field: AttackField) throws {
        let folder = field.rig.folder.appending(path: "server")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(field.canary.utf8).write(to: folder.appending(path: "index.html"))
        port = try UploadRig.freePort()
        log = field.rig.folder.appending(path: "server.log")
        try Data().write(to: log)
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-u", "-m", "http.server", "\(port)", "--directory", folder.path()]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let ask = "for i in $(seq 100); do curl -sf http://127.0.0.1:\(port)/ && exit; sleep 0.1; done; exit 1"
        let answer = try Rig.run(URL(filePath: "/bin/sh"), ["-c", ask])
        #expect(answer.code == 0 && answer.output == field.canary)
    }

    func requests() throws -> Int {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").count { $0.contains("\"GET ") }
    }

    /// It was started by a thread that holds back all other signals, and so does it.
    func end() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
