/// What is to be predicted, in a form that a scan can count.
enum LeakTarget {
    /// Of each row its class, from 0; of rare classes all are one.
    case classes([Int32], count: Int)
    case numbers([Double])

    static let maxClasses = 64

    /// Nil: nearly every row has a class of its own, or all have the same.
    init?(_ column: Column) {
        switch column {
        case .texts(let codes): self.init(codes: codes)
        case .numbers(let values):
            guard let codes = Self.codes(of: values) else {
                self = .numbers(values)
                return
            }
            self.init(codes: codes)
        }
    }

    private init?(codes: [Int32]) {
        var counts = [Int](repeating: 0, count: Int(codes.max() ?? -1) + 1)
        for code in codes { counts[Int(code)] += 1 }
        let used = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $1) > (counts[$1], $0) }
        let kept = used.prefix(used.count > Self.maxClasses ? Self.maxClasses - 1 : Self.maxClasses)
        let covered = kept.reduce(0) { $0 + counts[$1] }
        guard used.count > 1, covered * 2 > codes.count else { return nil }
        var places = [Int32](repeating: Int32(kept.count), count: counts.count)
        for (place, code) in kept.enumerated() { places[code] = Int32(place) }
        self = .classes(codes.map { places[Int($0)] }, count: min(used.count, Self.maxClasses))
    }

    /// Numbers of so few values that they are classes.
    private static func codes(of values: [Double]) -> [Int32]? {
        var known: [Double: Int32] = [:]
        var codes: [Int32] = []
        codes.reserveCapacity(values.count)
        for value in values {
            let code = known[value, default: Int32(known.count)]
            if code == known.count {
                guard known.count < maxClasses else { return nil }
                known[value] = code
            }
            codes.append(code)
        }
        return codes
    }
}

/// How well the groups that rows fall into tell the target: learned on one half of the rows, asked of the other.
///
/// So what merely sets every row apart, as an id does, tells nothing.
struct GroupScore {
    private let groups: Int
    private let classes: Int
    /// By group and class, or by group where the target is a number.
    private var learned: [Double]
    private var asked: [Double]
    private var learnedSums: [Double]
    private var askedSums: [Double]
    private var askedSquares = 0.0

    /// Bytes that one takes up.
    static func size(groups: Int, _ target: LeakTarget) -> Int {
        switch target {
        case .classes(_, let count): groups * count * 16
        case .numbers: groups * 32
        }
    }

    init(groups: Int, _ target: LeakTarget) {
        self.groups = groups
        let sums: Int
        switch target {
        case .classes(_, let count): (classes, sums) = (count, 0)
        case .numbers: (classes, sums) = (1, groups)
        }
        learned = [Double](repeating: 0, count: groups * classes)
        asked = learned
        learnedSums = [Double](repeating: 0, count: sums)
        askedSums = learnedSums
    }

    mutating func add(row: Int, group: Int, _ target: LeakTarget) {
        let isAsked = Self.isAsked(row)
        switch target {
        case .classes(let codes, _):
            let place = group * classes + Int(codes[row])
            if isAsked { asked[place] += 1 } else { learned[place] += 1 }
        case .numbers(let values):
            if isAsked {
                asked[group] += 1
                askedSums[group] += values[row]
                askedSquares += values[row] * values[row]
            } else {
                learned[group] += 1
                learnedSums[group] += values[row]
            }
        }
    }

    /// A fair coin for each row that knows nothing of the row's place in any period.
    private static func isAsked(_ row: Int) -> Bool {
        var mix = UInt64(truncatingIfNeeded: row) &+ 0x9E37_79B9_7F4A_7C15
        mix = (mix ^ mix >> 30) &* 0xBF58_476D_1CE4_E5B9
        mix = (mix ^ mix >> 27) &* 0x94D0_49BB_1331_11EB
        return (mix ^ mix >> 31) & 1 == 1
    }

    /// Rows that were asked.
    var count: Double { asked.reduce(0, +) }

    /// 1: the group tells everything; 0 or less: nothing more than no group would.
    var strength: Double { learnedSums.isEmpty ? ofClasses : ofNumbers }

    private var ofClasses: Double {
        let usual = best(in: (0..<classes).map { place in sum(learned, place) }[...])
        let base = sum(asked, usual)
        var right = 0.0
        for group in 0..<groups {
            let own = learned[group * classes..<(group + 1) * classes]
            let guess = own.contains { $0 > 0 } ? best(in: own) : usual
            right += asked[group * classes + guess]
        }
        let rest = count - base
        return rest > 0 ? (right - base) / rest : 0
    }

    private func sum(_ counts: [Double], _ place: Int) -> Double {
        stride(from: place, to: counts.count, by: classes).reduce(0) { $0 + counts[$1] }
    }

    private func best(in counts: ArraySlice<Double>) -> Int {
        (counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? counts.startIndex) - counts.startIndex
    }

    private var ofNumbers: Double {
        let all = learned.reduce(0, +)
        let mean = all > 0 ? learnedSums.reduce(0, +) / all : 0
        func squares(_ guess: (Int) -> Double) -> Double {
            (0..<groups).reduce(askedSquares) { sum, group in
                let value = guess(group)
                return sum - 2 * value * askedSums[group] + value * value * asked[group]
            }
        }
        let base = squares { _ in mean }
        let rest = squares { learned[$0] > 0 ? learnedSums[$0] / learned[$0] : mean }
        return base > 0 ? 1 - rest / base : 0
    }
}
