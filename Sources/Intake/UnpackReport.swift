package import ContestModel

/// A file of a submission, as it lies in the folder it was unpacked to.
package struct UnpackedFile: Sendable, Hashable, Codable {
    /// Below the folder, parts separated by `/`, valid UTF-8.
    package let path: String
    /// Bytes.
    package let size: Int64

    package init(path: String, size: Int64) {
        self.path = path
        self.size = size
    }
}

/// The files of a submission, and how long each step took.
package struct UnpackedZip: Sendable, Hashable {
    package let files: [UnpackedFile]
    /// Wall time of starting the process and of judging the zip's structure.
    package let verifying: Duration
    /// Wall time of the rest.
    package let extracting: Duration
    /// What stood around the process; nil: it says nothing of that.
    package let walls: ProcessWalls?
}

/// What came of unpacking a zip: the one line of JSON that the unpacking process prints.
package enum UnpackReport: Sendable, Hashable, Codable {
    /// Everything is there, sorted by path, bytewise; `extracting` are the microseconds from the first entry on; 0: nobody measured.
    /// `walls` are those that stood around the process; nil: it says nothing of them.
    case unpacked(files: [UnpackedFile], extracting: Int64 = 0, walls: ProcessWalls? = nil)
    /// The zip is at fault; what lies in the folder is to be thrown away.
    case rejected(reason: Reason, message: String)
    /// We are: the disk is full, the folder is not there.
    case failed(message: String)
}
