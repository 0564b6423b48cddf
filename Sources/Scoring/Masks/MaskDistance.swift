/// The squared distance of each pixel to the nearest one of a mask, exactly, in time that is linear in the pixels.
struct MaskDistance {
    /// In the order of columns.
    private let squares: [Int]

    /// The mask is not empty.
    init(_ mask: Mask, _ shape: MaskShape) {
        let inColumn = Self.distancesInColumns(mask, shape)
        var squares = [Int](repeating: 0, count: shape.pixels)
        for row in 0..<shape.height {
            let steps = (0..<shape.width).map { inColumn[$0 * shape.height + row] }
            for (column, square) in Self.nearest(steps).enumerated() { squares[column * shape.height + row] = square }
        }
        self.squares = squares
    }

    /// The distance of the pixel that is farthest from the mask.
    func farthest(from other: Mask) -> Double {
        let square = other.runs.reduce(0) { most, run in run.reduce(most) { max($0, squares[$1]) } }
        return Double(square).squareRoot()
    }

    /// How many pixels up or down the mask is; nil where the column has none of it.
    private static func distancesInColumns(_ mask: Mask, _ shape: MaskShape) -> [Int?] {
        let pixels = mask.pixels(shape)
        var distances = [Int?](repeating: nil, count: shape.pixels)
        for column in 0..<shape.width {
            let range = column * shape.height..<(column + 1) * shape.height
            var last: Int?
            for pixel in range {
                if pixels[pixel] { last = pixel }
                distances[pixel] = last.map { pixel - $0 }
            }
            last = nil
            for pixel in range.reversed() {
                if pixels[pixel] { last = pixel }
                if let last { distances[pixel] = min(distances[pixel] ?? .max, last - pixel) }
            }
        }
        return distances
    }

    /// For each place of a row the least sum of squares of a way along it and of a step off it: the lower envelope of
    /// parabolas, one for each place with a step.
    private static func nearest(_ steps: [Int?]) -> [Int] {
        var parabolas: [(place: Int, height: Int, from: Int)] = []
        for (place, step) in steps.enumerated() {
            guard let step else { continue }
            let height = step * step
            var from = 0
            while let last = parabolas.last {
                from = firstPlace(of: (place, height), below: (last.place, last.height))
                guard from <= last.from else { break }
                parabolas.removeLast()
                from = 0
            }
            if from < steps.count { parabolas.append((place, height, from)) }
        }
        var index = 0
        return steps.indices.map { place in
            while index + 1 < parabolas.count, parabolas[index + 1].from <= place { index += 1 }
            let way = place - parabolas[index].place
            return way * way + parabolas[index].height
        }
    }

    /// Where the right one of two parabolas begins to be the lower one; not before the row's start.
    private static func firstPlace(of right: (place: Int, height: Int), below left: (place: Int, height: Int)) -> Int {
        let rise = right.height + right.place * right.place - left.height - left.place * left.place
        let run = 2 * (right.place - left.place)
        return rise <= 0 ? 0 : rise / run + 1
    }
}
