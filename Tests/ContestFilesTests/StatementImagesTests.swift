import ContestModel
import Foundation
import Testing

@testable import ContestFiles

@Suite struct StatementImagesTests {
    @Test func findsPicturesOfThePackageAlone() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "images-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ path: String, bytes: Int = 4) throws {
            let file = folder.appending(path: path)
            let parent = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data(count: bytes).write(to: file)
        }
        for name in ["a.png", "b.PNG", "img/c.svg", "x.html", "png", ".d.png", "e.png.exe"] {
            try write("statement/\(name)")
        }
        try write("statement/large.png", bytes: (4 << 20) + 1)
        try write("statement/1/2/3/deep.png")
        try write("data/secret/1.png")
        let manager = FileManager.default
        for (name, target) in [
            ("in.png", "../data/secret/1.png"), ("out.png", "/etc/passwd"), ("there", "../data/secret"),
        ] {
            let link = folder.appending(path: "statement/\(name)").path()
            try manager.createSymbolicLink(atPath: link, withDestinationPath: target)
        }
        let files = try PackageFiles(folder.path(), name: "problems/x")
        let found = StatementImages(root: files.root).all(in: "statement")
        #expect(found.map(\.name) == ["a.png", "b.PNG", "img/c.svg"])
        #expect(found.first?.file == "\(files.root)/statement/a.png")
        #expect(StatementImages(root: files.root).all(in: "nowhere").isEmpty)
    }
}
