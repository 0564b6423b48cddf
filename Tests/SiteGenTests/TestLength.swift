import Foundation

/// What takes minutes runs where this is set.
enum TestLength {
    static let isLong = ProcessInfo.processInfo.environment["BATCH_JUDGE_LONG_TESTS"] == "1"
}
