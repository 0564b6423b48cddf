import ContestModel
import Intake
import Testing

@testable import BatchJudge

/// What a team's words of its final entry mean.
@Suite struct FinalChoiceTests {
    private func submission(
        _ id: Int64,
        _ file: String,
        problem: String = "iris",
        state: SubmissionState = .judged,
        isSmoke: Bool = false
    ) throws -> Submission {
        Submission(
            id: id,
            team: try TeamID("t1"),
            problem: try ProblemID(problem),
            file: file,
            sha256: "",
            size: 1,
            received: Timestamp(milliseconds: id),
            isSmoke: isSmoke,
            state: state,
            phase: .published,
            language: nil,
            attempts: 0,
            isCharged: true
        )
    }

    private func choice(_ text: String) throws -> FinalChoice {
        FinalChoice(
            .name(text),
            of: try ProblemID("iris"),
            among: [
                try submission(3, "iris.zip"), try submission(5, "iris.zip"), try submission(6, "17.zip"),
                try submission(7, "sky.zip", problem: "sky"), try submission(8, "bad.zip", state: .rejected),
                try submission(9, "smoke-iris.zip", isSmoke: true),
            ]
        )
    }

    @Test(arguments: [("3", 3), ("#5", 5), ("iris.zip", 5), ("iris", 5)] as [(String, Int64)])
    func findsByNumberAndByName(text: String, id: Int64) throws {
        #expect(try choice(text).submission == id)
        #expect(
            try choice(text).message(ProblemID("iris")).hasPrefix("Submission \(id) (iris.zip) is your final entry")
        )
    }

    @Test(arguments: [
        ("7", "'7' is neither"), ("99999999999999999999", "'99999999999999999999' is neither"),
        ("sky.zip", "'sky.zip'"),
        ("8", "Submission 8 was rejected"), ("9", "Submission 9 is a smoke test"), ("../../t2/iris.zip", "'../../t2"),
        ("<script>", "'<script>' is neither"), ("17", "'17' is neither"),
    ])
    func refusesTheRest(text: String, words: String) throws {
        let choice = try choice(text)
        #expect(choice.submission == nil)
        let message = choice.message(try ProblemID("iris"))
        #expect(message.hasPrefix(words) && message.hasSuffix("What you chose before stays."), "\(message)")
    }
}
