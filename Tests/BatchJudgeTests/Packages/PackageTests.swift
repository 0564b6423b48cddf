import Foundation
import Testing

extension RealEngine {
    /// Problem packages as their authors mean them: every jury submission gets the verdict and the points that it must.
    @Suite struct PackageTests {
        @Test func everyJurySubmissionIsAsItSays() throws {
            let (rig, names) = try Rig.ofPackages()
            defer { rig.remove() }
            #expect(names.count >= 20)
            let run = try rig.judge("verify")
            #expect(run.code == 0, "\(run.output)\(run.errors)")
            for name in names {
                #expect(run.output.split(separator: "\n").contains { $0.hasPrefix("\(name) ") }, "\(name)")
            }
            #expect(try rig.containers() == [])
            let work = try FileManager.default.contentsOfDirectory(atPath: rig.state.appending(path: "work").path())
            #expect(work == [])
        }
    }
}
