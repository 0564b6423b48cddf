import ContestModel

/// The event feed of a moment: every object once, as it is now, after those that it refers to; the state of the contest comes last.
struct EventFeed {
    static let properties = ["type", "id", "data", "token"]

    /// A line each.
    private(set) var bytes: [UInt8] = []

    init(_ contents: APIContents, _ collections: [APICollection]) {
        add("contest", nil, contents.contestObject.json)
        for collection in collections {
            for object in collection.objects { add(collection.endpoint.rawValue, object.id, object.json) }
        }
        add("state", nil, contents.state)
    }

    /// The token changes with the line alone.
    private mutating func add(_ type: String, _ id: String?, _ data: JSONObject) {
        var line = JSONObject()
        line.set("type", type)
        if let id { line.set("id", id) } else { line.setNull("id") }
        line.set("data", data)
        line.set("token", FNV1a(line.bytes).hex)
        bytes.append(contentsOf: line.bytes)
        bytes.append(UInt8(ascii: "\n"))
    }
}
