import ContestModel
import Crypto
import Foundation
import Requirements

/// The wheels of a problem's wheelhouse, as a team can have the very same ones at home.
struct KitWheels {
    static let name = "wheelhouse.txt"

    /// A package a line as pip reads it, with the digest of its one file; nil: the problem has no wheelhouse, or an empty one.
    let text: String
    /// Such as `manylinux_2_17_x86_64`, each once; empty: they run everywhere.
    private let platforms: [String]

    init?(_ rules: EnvironmentRules) throws {
        guard case .wheelhouse(let house?) = rules.source, !house.wheels.isEmpty else { return nil }
        text = try house.wheels.map { wheel in
            let bytes = try ModelProblem.map("\(house.folder)/\(wheel.file)")
            let digest = Crypto.SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
            return "\(wheel.name)==\(wheel.version) --hash=sha256:\(digest)\n"
        }.joined()
        let tags = house.wheels.flatMap {
            $0.file.dropLast(".whl".count).split(separator: "-").last?.split(separator: ".") ?? []
        }
        platforms = Set(tags.map(String.init)).subtracting(["any"]).sorted()
    }

    /// How a team gets them, for the kit's README; `problem` is its folder in the kit.
    func readme(_ problem: String) -> String {
        let words = platforms.isEmpty ? "" : " " + platforms.map { "--platform \($0)" }.joined(separator: " ")
        return """
            ## Packages

            `requirements.txt` may ask for what the image has, and for what `\(Self.name)` lists. Copy the lines of those that you want, and of what they \
            need, into a file `mine.txt`; this downloads the very same wheels, so that `batch-judge check` finds them:

            ```
            python3 -m pip download --no-deps --require-hashes --only-binary :all:\(words) --dest \(problem)/\(KitProblem.wheels) -r mine.txt
            ```

            """
    }
}
