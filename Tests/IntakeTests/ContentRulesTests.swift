import ContestModel
import Foundation
import Testing

@testable import Intake

struct ContentRulesTests {
    /// Made by the libraries themselves, where they are at hand.
    static let heads: [(String, [UInt8], ContentKind)] = [
        ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png),
        ("a.npz", [0x50, 0x4B, 0x03, 0x04, 0x14], .zip),
        ("a.pt", [0x50, 0x4B, 0x03, 0x04, 0x00], .zip),
        ("a.pkl", [0x80, 0x04, 0x95, 0x1B], .pickle),
        ("a.joblib", [0x78, 0x9C, 0xAB], .compressed),
        ("a.npy", [0x93] + Array("NUMPY\u{1}\0v\0{'descr': '<f8', 'fortran_order': False}".utf8), .numpy),
        ("b.npy", [0x93] + Array("NUMPY\u{1}\0v\0{'descr': '|O', 'fortran_order': False}".utf8), .pickledNumpy),
        ("a.safetensors", [16, 0, 0, 0, 0, 0, 0, 0] + Array("{\"a\": 1}        ".utf8), .safetensors),
        // ir_version 8, producer "pytorch", a graph of two bytes, an import of an operator set.
        (
            "a.onnx",
            [0x08, 0x08, 0x12, 0x07] + Array("pytorch".utf8) + [0x3A, 0x02, 0x0A, 0x00, 0x42, 0x02, 0x10, 0x11], .onnx
        ),
        ("a.csv", Array("id,label\n1,é\n".utf8), .text), ("empty.py", [], .empty),
    ]

    private func models(_ files: [(String, [UInt8])]) -> Result<[ModelFile], Rejection> {
        let contents = Dictionary(uniqueKeysWithValues: files)
        return ContentRules.models(files.map { UnpackedFile(path: $0.0, size: Int64($0.1.count)) }) {
            contents[$0] ?? []
        }
    }

    @Test(arguments: heads) func knowsKindsByTheirFirstBytes(
        _ name: String,
        _ head: [UInt8],
        _ kind: ContentKind
    ) throws {
        #expect(ContentKind(head: head, size: Int64(head.count)) == kind)
        _ = try models([(name, head)]).get()
    }

    /// Each kind under the name of each other: refused, but where a kind has several names.
    @Test func refusesOneKindUnderTheNameOfAnother() {
        let free: Set<[String]> = [
            ["a.npz", "a.pt"], ["a.pt", "a.npz"], ["a.pt", "a.pkl"], ["a.joblib", "a.pkl"], ["a.pkl", "a.joblib"],
            ["a.pkl", "a.pt"], ["a.npy", "b.npy"], ["b.npy", "a.npy"], ["a.csv", "empty.py"], ["empty.py", "a.csv"],
        ]
        for (name, head, _) in Self.heads {
            for (other, _, _) in Self.heads where other != name {
                let isTaken = free.contains([name, other])
                let ending = other.split(separator: ".").last ?? ""
                switch models([("x.\(ending)", head)]) {
                case .success: #expect(isTaken, "\(name) as \(other)")
                case .failure(let rejection): #expect(rejection.reason == .fileType && !isTaken, "\(name) as \(other)")
                }
            }
        }
    }

    @Test func refusesProgramsUnderAnyNameThatIsKnown() {
        let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]
        for (name, _, _) in Self.heads {
            guard case .failure = models([(name, program)]) else {
                Issue.record("\(name) was taken")
                continue
            }
        }
        #expect(models([("a.bin", program)]) == .success([]))
    }

    @Test func numbersThatPointBeyondTheFileAreNoModel() {
        let long: [UInt8] = [0x08, 0x08, 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x00]
        #expect(ContentKind(head: long, size: 9) == .unknown)
        #expect(ContentKind(head: [UInt8](repeating: 0xFF, count: 8) + Array("{}".utf8), size: 10) == .unknown)
        #expect(
            ContentKind(head: [0x08, 0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], size: 12)
                == .unknown
        )
    }

    @Test func saysWhichModelsRunCode() throws {
        let found = try models(Self.heads.map { ($0.0, $0.1) }).get()
        let flagged = found.filter(\.runsCode).map(\.path)
        #expect(flagged == ["a.pt", "a.pkl", "a.joblib", "b.npy"])
        #expect(Set(found.map(\.path)).subtracting(flagged) == ["a.npz", "a.npy", "a.safetensors", "a.onnx"])
    }
}
