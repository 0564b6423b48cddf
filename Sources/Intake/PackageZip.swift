import ContestModel
import Foundation
import Glibc

/// A zipped problem package. It is the organizer's, so that links in it are kept, but nothing it holds is written
/// outside its folder, and no link leads out of it.
package enum PackageZip {
    private static let maxEntries = 100_000
    /// Of all files together.
    private static let maxBytes: Int64 = 8 << 30

    /// Unpacks the package that lies in a zip, at its top or in a folder, into a folder that is there and empty.
    ///
    /// - Throws: `PackageZipError`, or `IntakeError`; what lies in the folder is for the caller to throw away then.
    package static func unpack(_ zip: String, into folder: String) throws {
        do {
            try UTF8Locale.during { try copy(zip, into: folder) }
        } catch let rejection as Rejection {
            throw PackageZipError.unreadable(rejection.message)
        } catch IntakeError.system(_, let path, EEXIST) {
            throw PackageZipError.twice(path)
        }
    }

    /// What changes whenever the zip does; it can be part of a file name.
    package static func key(of zip: String) throws -> String {
        let key = try Descriptor.file(zip).status().key
        return "\(key.inode)-\(key.size)-\(key.changed)"
    }

    private static func copy(_ zip: String, into folder: String) throws {
        let plan = try PackagePlan(names(in: zip))
        let tree = try UnpackTree(folder: folder)
        let reader = try ZipReader(Descriptor.file(zip), isLenient: true)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var total: Int64 = 0
        var links: [(place: [String], target: String)] = []
        while let entry = try reader.next() {
            guard let place = try PackagePlan.parts(entry.name).flatMap(plan.place) else { continue }
            let path = place.joined(separator: "/")
            if let link = entry.link {
                links.append((place, try PackagePlan.target(link, from: place)))
            } else if entry.isFolder {
                try tree.makeFolder(path)
            } else {
                let file = try tree.create(path, isProgram: ["build", "run"].contains(place.last))
                while case let count = try reader.read(into: &buffer), count > 0 {
                    total += Int64(count)
                    guard total <= maxBytes else { throw PackageZipError.tooLarge }
                    try file.write(buffer[..<count])
                }
            }
        }
        try make(links, in: folder, tree)
    }

    /// Links come last: until then there is none that a file could be written through.
    private static func make(
        _ links: [(place: [String], target: String)],
        in folder: String,
        _ tree: UnpackTree
    ) throws {
        for (place, target) in links {
            if place.count > 1 { try tree.makeFolder(place.dropLast().joined(separator: "/")) }
            let path = "\(folder)/\(place.joined(separator: "/"))"
            do {
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
            } catch CocoaError.fileWriteFileExists {
                throw PackageZipError.twice(place.joined(separator: "/"))
            }
        }
    }

    private static func names(in zip: String) throws -> [[String]] {
        let reader = try ZipReader(Descriptor.file(zip), isLenient: true)
        var names: [[String]] = []
        var count = 0
        while let entry = try reader.next() {
            count += 1
            guard count <= maxEntries else { throw PackageZipError.tooLarge }
            if !entry.isFolder, let parts = try PackagePlan.parts(entry.name) { names.append(parts) }
        }
        return names
    }
}

/// What is wrong with a zipped package.
package enum PackageZipError: Error, Hashable, CustomStringConvertible {
    case unreadable(String)
    case tooLarge
    case noPackage
    case severalPackages([String])
    case leadsOut(String)
    case twice(String)

    package var description: String {
        switch self {
        case .unreadable(let why): "the zip cannot be read: \(why)"
        case .tooLarge: "the zip holds more than 8 GiB or 100000 files; unpack it by hand"
        case .noPackage: "the zip holds no problem.yaml; zip the problem's folder as a whole"
        case .severalPackages(let names):
            "the zip holds several problems: \(names.joined(separator: ", ")); zip each for itself"
        case .leadsOut(let name): "'\(name)' in the zip leads out of the package; leave it out, or copy the file in"
        case .twice(let name): "'\(name)' is in the zip twice; leave one out"
        }
    }
}
