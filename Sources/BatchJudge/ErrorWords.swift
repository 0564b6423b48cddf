import Foundation
import ResultStore

extension Error {
    /// What failed, on which file and what to do, for a person.
    ///
    /// Foundation's own errors would print all of their fields, and SQLite's do not say which file is meant.
    var words: String {
        if let store = StoreError(self) { return "\(store)" }
        guard let cocoa = self as? CocoaError else { return "\(self)" }
        let path = cocoa.filePath ?? cocoa.url?.path(percentEncoded: false)
        return (path.map { "\($0): " } ?? "") + cocoa.reason
    }

    /// Who was to read what is written is gone.
    var isOfAClosedPipe: Bool { (self as? CocoaError)?.system == .EPIPE }
}

extension CocoaError {
    /// The kernel's word for it, where Foundation has kept it.
    fileprivate var system: POSIXError.Code? { (underlying as? POSIXError)?.code }

    fileprivate var reason: String {
        switch code {
        case .fileReadNoSuchFile: "there is no such file."
        case .fileNoSuchFile: "there is no such file, or no folder for it."
        case .fileReadNoPermission: "this account may not read it."
        case .fileWriteNoPermission: "this account may not write to it."
        case .fileWriteOutOfSpace: "the disk is full: make room there."
        case .fileWriteVolumeReadOnly: "its file system is read-only: mount it for writing."
        case .fileWriteFileExists: "it is there already."
        default:
            "\((underlying ?? self).localizedDescription) See that it is there, and that this account may use it."
        }
    }
}
