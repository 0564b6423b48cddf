import ContestModel
import Foundation
import Testing

@testable import Intake

/// `docs/uploads.md` says what the code does.
@Suite struct UploadsPageTests {
    private let page: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        page = try String(contentsOf: root.appending(path: "docs/uploads.md"), encoding: .utf8)
    }

    @Test(arguments: Reason.allCases) func namesEveryReasonWithItsFix(reason: Reason) throws {
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `\(reason.rawValue)` |") }
        try #require(rows.count == 1)
        let cells = rows[0].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        try #require(cells.count == 3)
        #expect(!cells[1].isEmpty)
        #expect(cells[2] == reason.fix)
    }

    @Test func saysTheNumbersOfTheCode() {
        #expect(page.contains("\(ZipNames.maxDepth - 1) folders deep"))
        #expect(page.contains("\(TeamQuota().files) files"))
    }
}
