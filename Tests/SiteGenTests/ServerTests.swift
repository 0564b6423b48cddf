import ContestModel
import Foundation
import SiteGen
import Testing

/// The snippets of `packaging/` make the real servers show the site and answer as the Contest API.
/// One after the other, so that none is given the port that another one is about to take.
@Suite(.serialized) struct ServerTests {
    @Test(arguments: ["nginx", "apache", "caddy"])
    func serves(_ server: String) throws {
        let bench = try Workbench()
        let site = "\(bench.folder)/public"
        let tokens = [try TeamID("t1"): String(repeating: "0123456789abcdef", count: 2)]
        let files = try Workbench.site(try bench.contest(), atMinute: 270, tokens: tokens)
        let extra = SiteFile(path: "receipt-key.pub", text: "-----BEGIN PUBLIC KEY-----\n")
        _ = try Publisher(site: site).publish(files + [extra], now: SampleContest.minute(270))
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let packaging = tests.appending(path: "../../packaging").path()
        let run = try PythonRun(tests.appending(path: "servers.py").path(), [server, packaging, site])
        #expect(run.code == 0 && run.output == "", "\(run.output)\(run.errors)")
    }
}
