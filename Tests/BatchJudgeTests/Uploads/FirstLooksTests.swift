import ContestModel
import Foundation
import ResultStore
import Testing

@testable import BatchJudge

/// Uploads where no lease says whether they are finished.
struct FirstLooksTests {
    private let key = UploadKey(device: 1, inode: 2, changed: 3, size: 4)

    /// A look of a sweep: what it says of the upload, which it then notes.
    private func look(_ state: URL, at second: Int64) throws -> Bool {
        var looks = FirstLooks(state: state.path())
        let moment = Timestamp(milliseconds: second * 1000)
        let isProven = looks.prove(key, at: moment, settle: .seconds(10))
        looks.note(key, at: moment)
        try looks.save()
        return isProven
    }

    @Test func twoLooksProveWhatStaysTheSame() throws {
        let state = try folder()
        defer { try? FileManager.default.removeItem(at: state) }
        #expect(try [100, 105, 110, 120].map { try look(state, at: $0) } == [false, false, true, true])
    }

    @Test func aClockThatIsSetBackHoldsUpNoUpload() throws {
        let state = try folder()
        defer { try? FileManager.default.removeItem(at: state) }
        #expect(try [9_000_000, 100, 110].map { try look(state, at: $0) } == [false, false, true])
    }

    private func folder() throws -> URL {
        let folder = URL.temporaryDirectory.appending(path: "looks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
