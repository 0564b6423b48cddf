package import ContestModel

/// A settled upload seen in an inbox, not yet taken.
package struct Arrival: Sendable, Hashable {
    package let key: UploadKey
    package let team: TeamID
    /// The path below the team's inbox as shown to people: valid UTF-8 without control characters, cut to 200 bytes.
    package let name: String
    /// Nil where the name says none of the contest's problems.
    package let problem: ProblemID?
    /// A trial on the samples only.
    package let isSmoke: Bool
    /// Where the file is opened again.
    let place: UploadPlace
}

/// An upload of which a submission was made, where it lies in an inbox.
package struct TakenUpload: Sendable, Hashable {
    package let key: UploadKey
    let place: UploadPlace
}

extension Arrival {
    package var taken: TakenUpload { TakenUpload(key: key, place: place) }
}

/// Where an upload lies: the team's folder and the raw names below it, which need not be text.
struct UploadPlace: Sendable, Hashable {
    let folder: InboxFolder
    /// A folder in the team's folder; nil: the file lies in the team's folder itself.
    let subfolder: [UInt8]?
    let file: [UInt8]
}

/// What one look at all inboxes found.
package struct InboxScan: Sendable, Hashable {
    /// Oldest first within a team, teams in turn.
    package let arrivals: [Arrival]
    /// Uploads that changed too lately to be looked at.
    package let waiting: Int
    /// Of those, uploads whose change time lies in the future: the clock was set back, or another machine's is ahead.
    package let ahead: Int
    /// Uploads that are known already and still there.
    package let known: [TakenUpload]
    package let oddities: [Oddity]
}

/// Something in an inbox that can never be taken as it is.
package struct Oddity: Sendable, Hashable {
    /// What it was when it was seen; nil where not even that could be found out (an unreadable folder).
    package let key: UploadKey?
    package let team: TeamID
    /// As `Arrival.name`, but escaped where it has to be.
    package let name: String
    package let reason: Reason
    package let message: String
}
