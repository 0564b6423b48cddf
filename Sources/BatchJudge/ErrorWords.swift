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
        let file = path.map { "\($0): " } ?? ""
        return "\(file)\(cocoa.localizedDescription) \(cocoa.advice)"
    }
}

extension CocoaError {
    fileprivate var advice: String {
        switch code {
        case .fileWriteOutOfSpace: "Make room on that disk."
        case .fileWriteVolumeReadOnly: "Its file system is read-only: mount it for writing."
        default: "See that it is there, and that this account may use it."
        }
    }
}
