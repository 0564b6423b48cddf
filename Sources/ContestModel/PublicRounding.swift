import Foundation

/// How exactly the public score is said, so that a single row does not show in it.
package struct PublicRounding: Sendable, Hashable {
    /// Behind the decimal point.
    package let digits: Int

    package init(digits: Int) { self.digits = digits }

    /// The number with so many digits that is nearest, and the even one of two that are.
    package func callAsFunction(_ score: Double) -> Double {
        Double(String(format: "%.\(digits)f", score)) ?? score
    }
}
