import Foundation
import Testing

@testable import Intake

struct PackageZipTests {
    /// Names of files in a zip and where they go.
    static let places: [(names: [String], places: [String?])] = [
        (["problem.yaml", "data/secret/1.in"], ["problem.yaml", "data/secret/1.in"]),
        (["half/problem.yaml", "half/x", "other"], ["problem.yaml", "x", nil]),
        (["a/b/Problem.YAML", "a/b/DATA/Sample/1.IN"], ["problem.yaml", "data/sample/1.in"]),
        (["./problem.yaml", ".//data//secret/1.Ans"], ["problem.yaml", "data/secret/1.ans"]),
        (["h\\problem.yaml", "h\\data\\secret\\1.in"], ["problem.yaml", "data/secret/1.in"]),
        (["problem.yaml", "deep/problem.yaml"], ["problem.yaml", "deep/problem.yaml"]),
        (
            ["problem.yaml", ".timelimit", "submissions/accepted/A.IN"],
            ["problem.yaml", ".timelimit", "submissions/accepted/A.IN"]
        ),
    ]

    @Test(arguments: places) func putsFilesInTheirPlaces(names: [String], places: [String?]) throws {
        let parts = try names.compactMap { try PackagePlan.parts(Array($0.utf8)) }
        let plan = try PackagePlan(parts)
        #expect(parts.map { plan.place($0)?.joined(separator: "/") } == places)
    }

    @Test(arguments: ["__MACOSX/x", "a/._b", "a/.DS_Store", "Thumbs.db", ".git/config", "desktop.ini", "./"])
    func leavesOutWhatSystemsLeaveBehind(name: String) throws {
        #expect(try PackagePlan.parts(Array(name.utf8)) == nil)
    }

    @Test(arguments: ["../x", "a/../../x", "/x", "\\x", "C:\\x", "a\\..\\..\\x"])
    func refusesNamesThatLeadOut(name: String) {
        #expect(throws: PackageZipError.leadsOut(name)) { try PackagePlan.parts(Array(name.utf8)) }
    }

    @Test(arguments: ["1.in", "../g/1.in", "../../x", ".././x", "..\\g\\1.in", "g"])
    func keepsLinksInThePackage(target: String) throws {
        let made = try PackagePlan.target(Array(target.utf8), from: ["data", "secret", "2.in"])
        #expect(made == target.replacing("\\", with: "/"))
    }

    @Test(arguments: ["../../../x", "/etc/passwd", "g/../1.in", "../g/../../x"])
    func refusesLinksThatMayLeadOut(target: String) {
        #expect(throws: PackageZipError.leadsOut("data/secret/2.in")) {
            try PackagePlan.target(Array(target.utf8), from: ["data", "secret", "2.in"])
        }
    }

    @Test func unpacksLinksAndPrograms() throws {
        let scratch = try Scratch()
        let zip = ZipMaker(
            MadeEntry("half/problem.yaml", "name: x\n"),
            MadeEntry("half/output_validators/v/build", "#!/bin/sh\n"),
            MadeEntry("half/data/1.in", "4"),
            MadeEntry("half/data/2.in", "1.in") { $0.attributes = 0o120777 << 16 }
        )
        let file = "\(scratch.path)/half.zip"
        try Data(zip.bytes).write(to: URL(filePath: file))
        let folder = "\(scratch.path)/out"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try PackageZip.unpack(file, into: folder)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/data/2.in") == "1.in")
        #expect(try String(contentsOf: URL(filePath: folder + "/data/2.in"), encoding: .utf8) == "4")
        #expect(FileManager.default.isExecutableFile(atPath: folder + "/output_validators/v/build"))
        #expect(!FileManager.default.isExecutableFile(atPath: folder + "/problem.yaml"))
    }

    @Test func saysThatAZipIsNone() throws {
        let scratch = try Scratch()
        try Data("no zip".utf8).write(to: URL(filePath: "\(scratch.path)/a.zip"))
        #expect {
            try PackageZip.unpack("\(scratch.path)/a.zip", into: scratch.path)
        } throws: {
            "\($0)".hasPrefix("the zip cannot be read: ")
        }
    }
}
