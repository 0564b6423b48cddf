import Foundation
import Testing

/// Everything that judges with the real engine, one test at a time: a test that measures must have the machine to itself.
@Suite(.serialized) enum RealEngine {}

enum TestLength {
    /// Whether what takes minutes is run too.
    static let isLong = ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1"
}
