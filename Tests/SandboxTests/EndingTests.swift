import Foundation
import Sandbox
import Testing

@Suite struct EndingTests {
    @Test func saysWhatItPrintedAndHowItEnded() throws {
        try TestContainer.with { container in
            let outcome = try container.run(.probe("hello"))
            #expect(outcome.ending == .exit(0))
            #expect(outcome.limit == nil)
            #expect(outcome.text == "hello\n")
            #expect(outcome.outputBytes == 6)
            #expect(outcome.harvested == .nothing)
            #expect(outcome.cpuTime > .zero)
            #expect(outcome.cpuTime < .milliseconds(500))
            #expect(outcome.wallTime > .zero)
            let peak = try #require(outcome.peakMemory)
            #expect((100_000..<8_000_000).contains(peak))
        }
    }
}
