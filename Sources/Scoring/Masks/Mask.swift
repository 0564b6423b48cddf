import ContestModel

/// The shape of an image.
struct MaskShape: Sendable, Hashable {
    let height: Int
    let width: Int

    var pixels: Int { height * width }

    /// The longest distance between two pixels.
    var diagonal: Double {
        let (rows, columns) = (Double(height - 1), Double(width - 1))
        return (rows * rows + columns * columns).squareRoot()
    }
}

/// Pixels of an image, as runs in the order of columns: pairs of the first pixel, counted from 1, and how many there are.
struct Mask {
    /// Sorted, not empty, without overlaps; counted from 0.
    let runs: [Range<Int>]

    var count: Int { runs.reduce(0) { $0 + $1.count } }

    /// Reads `1 3 10 5`; the message says what is wrong.
    init(_ text: [UInt8], _ shape: MaskShape) throws(MaskError) {
        var runs: [Range<Int>] = []
        var start: Int?
        for word in text.split(separator: UInt8(ascii: " ")) {
            guard let number = Self.number(word) else { throw .notNumbers }
            guard let first = start else {
                start = number
                continue
            }
            guard first >= 1, number >= 1 else { throw .notPositive }
            guard first - 1 <= shape.pixels, number <= shape.pixels - (first - 1) else { throw .outside }
            if let last = runs.last, first - 1 < last.upperBound { throw .notSorted }
            runs.append(first - 1..<first - 1 + number)
            start = nil
        }
        guard start == nil else { throw .notNumbers }
        self.runs = runs
    }

    private static func number(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count <= 15 else { return nil }
        var number = 0
        for byte in word {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    /// How many pixels are in both.
    func common(_ other: Mask) -> Int {
        var (left, right, sum) = (0, 0, 0)
        while left < runs.count, right < other.runs.count {
            let (mine, theirs) = (runs[left], other.runs[right])
            sum += max(0, min(mine.upperBound, theirs.upperBound) - max(mine.lowerBound, theirs.lowerBound))
            if mine.upperBound < theirs.upperBound { left += 1 } else { right += 1 }
        }
        return sum
    }

    /// Whether each pixel is in it, in the order of columns.
    func pixels(_ shape: MaskShape) -> [Bool] {
        var pixels = [Bool](repeating: false, count: shape.pixels)
        for run in runs { for pixel in run { pixels[pixel] = true } }
        return pixels
    }
}

/// What is wrong with the runs of a mask.
enum MaskError: Error {
    case notNumbers, notPositive, outside, notSorted

    var words: String {
        switch self {
        case .notNumbers: "is not made of pairs of whole numbers with blanks between them"
        case .notPositive: "has a run that starts before pixel 1 or is empty"
        case .outside: "has a run that ends outside of the image"
        case .notSorted: "has runs that overlap or are not in order"
        }
    }
}

/// The pixels of two masks, counted.
struct MaskCounts {
    var truth = 0
    var predicted = 0
    var common = 0
    var pixels = 0

    /// Nil where both masks are empty.
    var dice: Double? { Self.quotient(2 * common, truth + predicted) }
    var jaccard: Double? { Self.quotient(common, truth + predicted - common) }
    var accuracy: Double { Double(common + background) / Double(pixels) }

    /// The mean of the Jaccard indices of mask and background, as far as there are any.
    var meanJaccard: Double {
        [jaccard, Self.quotient(background, pixels - common)].compactMap(\.self).compensatedMean
    }

    /// Pixels that are in neither.
    private var background: Int { pixels - truth - predicted + common }

    private static func quotient(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }

    static func + (left: MaskCounts, right: MaskCounts) -> MaskCounts {
        MaskCounts(
            truth: left.truth + right.truth,
            predicted: left.predicted + right.predicted,
            common: left.common + right.common,
            pixels: left.pixels + right.pixels
        )
    }
}
