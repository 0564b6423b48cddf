import ContestModel
import Foundation

/// The files beside a problem's page: its statement as a PDF, the statement's pictures, the samples.
struct ProblemAttachments {
    private let problem: PublicProblem

    /// Bytes of a sample that is offered as a file.
    static let maxSample = 1 << 20

    init(_ problem: PublicProblem) { self.problem = problem }

    func files() throws -> [SiteFile] {
        let folder = "problems/\(problem.id)"
        let pdf = problem.statementFile.map { ("\(folder)/problem.pdf", $0) }
        let images = StatementHTML(problem).images.map { ("\(folder)/\($0.name)", $0.file) }
        let samples = problem.samples.flatMap { SamplePlace($0).files }.map { ("\(folder)/\($0.path)", $0.file) }
        return try ([pdf].compactMap { $0 } + images + samples).map { path, file in
            try SiteFile(path: path, copyOf: file)
        }
    }
}

extension SiteFile {
    /// - Throws: `SiteError.unreadable`.
    init(path: String, copyOf file: String) throws {
        do {
            let contents = try Data(contentsOf: URL(filePath: file, directoryHint: .notDirectory))
            self.init(path: path, contents: contents)
        } catch {
            throw SiteError.unreadable(file: file, why: error.localizedDescription)
        }
    }
}

/// Where a sample's files lie on the site, relative to the problem's page; those that are too large lie nowhere.
struct SamplePlace {
    let name: String
    /// Of the input, or of an interaction.
    let input: String?
    let answer: String?
    /// By path: the files that are copied there.
    let files: [(path: String, file: String)]

    init(_ sample: ShownSample) {
        let parts = sample.name.split(separator: "/")
        name = parts.last.map(String.init) ?? sample.name
        let place = "samples/\(parts.dropFirst(parts.count > 1 ? 1 : 0).joined(separator: "/"))"
        switch sample.content {
        case .texts(let question, let right):
            input = Self.isSmall(question) ? "\(place).in" : nil
            answer = Self.isSmall(right) ? "\(place).ans" : nil
            files = [input.map { ($0, question) }, answer.map { ($0, right) }].compactMap { $0 }
        case .interaction(let log):
            input = Self.isSmall(log) ? "\(place).interaction" : nil
            answer = nil
            files = [input.map { ($0, log) }].compactMap { $0 }
        }
    }

    private static func isSmall(_ file: String) -> Bool {
        let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int
        return size.map { $0 <= ProblemAttachments.maxSample } ?? false
    }
}
