import ContestModel

/// An endpoint of the Contest API that holds a list of objects.
enum APIEndpoint: String, CaseIterable {
    case judgementTypes = "judgement-types"
    case languages, problems, groups, organizations, teams, submissions, judgements, runs, clarifications, awards

    /// Whether each object has a file of its own, too. Of what every upload adds to there would be more files than a site can bear.
    var hasSingles: Bool {
        switch self {
        case .judgementTypes, .languages, .problems, .groups, .organizations, .teams, .awards: true
        case .submissions, .judgements, .runs, .clarifications: false
        }
    }

    /// Whether every submission adds to it.
    var grows: Bool {
        switch self {
        case .submissions, .judgements, .runs: true
        case .judgementTypes, .languages, .problems, .groups, .organizations, .teams, .awards, .clarifications: false
        }
    }
}

/// An object of the Contest API, written once and put into every file that has it.
struct APIObject {
    let id: String
    let json: JSONObject

    /// `id` becomes the object's key `id`.
    init(id: String, _ write: (inout JSONObject) -> Void) {
        self.id = id
        var json = JSONObject()
        json.set("id", id)
        write(&json)
        self.json = json
    }
}

/// All objects of an endpoint, in its order.
struct APICollection {
    let endpoint: APIEndpoint
    /// The keys that objects may have; none where there cannot be any for this audience.
    let properties: [String]
    let objects: [APIObject]
}
