import ContestModel

/// The event feed of a moment: every object once, as it is now, after those that it refers to; the state of the contest comes last.
struct EventFeed {
    static let properties = ["type", "id", "data", "token"]

    /// A line each.
    private(set) var bytes: [UInt8] = []

    init(_ contents: APIContents, _ collections: [APICollection]) {
        bytes.reserveCapacity(collections.reduce(4096) { $0 + $1.objects.count * 400 })
        add("contest", nil, contents.contestObject.json)
        for collection in collections {
            for object in collection.objects { add(collection.endpoint.rawValue, object.id, object.json) }
        }
        add("state", nil, contents.state)
    }

    /// The token changes with the line alone.
    private mutating func add(_ type: String, _ id: String?, _ data: JSONObject) {
        let start = bytes.count
        bytes.append(contentsOf: "{\"type\":\"".utf8)
        bytes.append(contentsOf: type.utf8)
        bytes.append(contentsOf: (id.map { "\",\"id\":\"\($0)\",\"data\":" } ?? "\",\"id\":null,\"data\":").utf8)
        data.write(into: &bytes)
        var hash = FNV1a()
        hash.update(bytes.span.extracting(start..<bytes.count))
        bytes.append(contentsOf: ",\"token\":\"".utf8)
        bytes.append(contentsOf: hash.hex.utf8)
        bytes.append(contentsOf: "\"}\n".utf8)
    }
}
