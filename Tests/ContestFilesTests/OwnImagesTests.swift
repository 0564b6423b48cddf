import ContestModel
import Foundation
import Testing

@testable import ContestFiles

/// The judge images that come with the program.
@Suite struct OwnImagesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../images").standardized.path(percentEncoded: false)

    @Test func areReadable() throws {
        let languages = try LanguageFile.loadAll(images: Self.folder)
        #expect(languages.map(\.id.text).sorted() == ["c", "cpp", "java", "javascript", "python3", "sql"])
        #expect(
            try LanguageFile.images(in: Self.folder).map(\.name).sorted()
                == ["c-cpp", "java", "javascript", "python", "python-ml", "sql"]
        )
    }

    @Test(arguments: [
        ("    public static void main(String[] args) {", true), ("  static  void main (String... args)", true),
        ("public static final void main(String[] args)", true), ("  public void domain(int x) {", false),
        ("int main(void) {", false),
    ])
    func javaProgramsStartAtMain(line: String, starts: Bool) throws {
        let java = try #require(try LanguageFile.loadAll(images: Self.folder).first { $0.id.text == "java" })
        guard case .pattern(let pattern) = java.entryPoint else {
            Issue.record("Java's entry point is no pattern")
            return
        }
        #expect((try Regex(pattern).firstMatch(in: line) != nil) == starts)
    }
}
