import Dispatch
import Foundation

/// When a sweep begins no more: after a time, or when somebody asks it to end. What runs by then is finished.
actor Closing {
    private let time: ContinuousClock.Instant?
    private var isAsked = false
    private var sources: [any DispatchSourceSignal] = []

    /// - Parameter span: from now on; nil: it goes on until nothing is due
    init(after span: Duration? = nil) { time = span.map { .now + $0 } }

    var isReached: Bool { isAsked || time.map { $0 <= .now } ?? false }

    /// Takes the first of these signals as a wish; the second ends the process, as it would have without this.
    func heed(_ signals: [Int32]) {
        sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { @Sendable in Task { await self.ask(signals) } }
            source.resume()
            return source
        }
    }

    private func ask(_ signals: [Int32]) {
        isAsked = true
        for source in sources { source.cancel() }
        for number in signals { signal(number, SIG_DFL) }
    }
}
