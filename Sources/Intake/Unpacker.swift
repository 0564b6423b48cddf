package import ContestModel
import Foundation

/// Unpacks a zip of hostile origin, in a process of its own that does nothing else.
package enum Unpacker {
    /// Puts the process under its limits for good, then unpacks the zip below a folder that is there and empty.
    ///
    /// All or nothing: where the answer is not `unpacked`, what lies in the folder is for the caller to throw away.
    package static func unpack(zip: String, into folder: String, limits: ZipLimits) -> UnpackReport {
        report {
            let opened = try Opened(zip: zip, folder: folder)
            try ProcessLimits.confine(limits)
            let walls = try ProcessWalls.raise(around: folder, opened.tree.root)
            var begin = ContinuousClock.now
            let files = try files(opened, limits) { begin = .now }
            let extracting = (ContinuousClock.now - begin).wholeMicroseconds
            return .unpacked(files: files, extracting: extracting, walls: walls)
        }
    }

    /// The same without the limits and walls of the process.
    package static func extract(zip: String, into folder: String, limits: ZipLimits) -> UnpackReport {
        report { .unpacked(files: try files(Opened(zip: zip, folder: folder), limits)) }
    }

    /// What the process has open before walls are around it.
    private struct Opened {
        let zip: Descriptor
        let tree: UnpackTree

        init(zip: String, folder: String) throws(IntakeError) {
            self.zip = try Descriptor.file(zip)
            tree = try UnpackTree(folder: folder)
        }
    }

    private static func report(_ work: () throws -> UnpackReport) -> UnpackReport {
        do {
            return try UTF8Locale.during(work)
        } catch let rejection as Rejection {
            return .rejected(reason: rejection.reason, message: rejection.message)
        } catch {
            return .failed(message: "\(error)")
        }
    }

    /// `checked` is called when the structure was found to be good.
    private static func files(
        _ opened: Opened,
        _ limits: ZipLimits,
        checked: () -> Void = {}
    ) throws -> [UnpackedFile] {
        let entries = try ZipCheck.entries(in: opened.zip, limits: limits)
        checked()
        let plan = UnpackPlan(entries)
        let tree = opened.tree
        let reader = try ZipReader(opened.zip)
        var copier = EntryCopier()
        var files: [UnpackedFile] = []
        for entry in entries {
            try expect(entry, from: reader)
            let place = plan.place(of: entry)
            if entry.isFolder, let place { try tree.makeFolder(place) }
            let target = entry.isFolder ? nil : try place.map { path throws(IntakeError) in try tree.create(path) }
            try copier.copy(entry, from: reader, to: target)
            if !entry.isFolder, let place { files.append(UnpackedFile(path: place, size: entry.sizes.unpacked)) }
        }
        guard try reader.next() == nil else {
            throw Rejection(.headerMismatch, "the zip has more entries than it says")
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// libarchive must see what our own check saw; it may only have brought the name into another Unicode form.
    private static func expect(_ entry: ZipEntry, from reader: ZipReader) throws(Rejection) {
        guard let found = try reader.next() else {
            throw entry.label.rejection(.headerMismatch, "it is in the table of contents only")
        }
        let name = String(decoding: found.name, as: UTF8.self)
        let path = name.utf8.last == UInt8(ascii: "/") ? String(decoding: name.utf8.dropLast(), as: UTF8.self) : name
        let isSame = normal(path).elementsEqual(normal(entry.path))
        guard isSame, found.isFolder == entry.isFolder else {
            throw entry.label.rejection(.headerMismatch, "another reader sees '\(DisplayName.shown(name, limit: 120))'")
        }
    }

    private static func normal(_ path: String) -> String.UTF8View { path.precomposedStringWithCanonicalMapping.utf8 }
}

extension Duration {
    fileprivate var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}

/// Copies the data of one entry after the other, and believes none of the numbers in the zip.
private struct EntryCopier {
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var checksum = CRC32()

    /// To nowhere, where `target` is nil: the data is read and checked all the same.
    mutating func copy(_ entry: ZipEntry, from reader: ZipReader, to target: Descriptor?) throws {
        checksum.reset()
        var total: Int64 = 0
        while true {
            let count = try reader.read(into: &buffer)
            if count == 0 { break }
            total += Int64(count)
            guard total <= entry.sizes.unpacked else {
                throw entry.label.rejection(
                    .headerMismatch,
                    "it holds more than the \(entry.sizes.unpacked) bytes it says"
                )
            }
            checksum.update(buffer[..<count])
            try target?.write(buffer[..<count])
        }
        guard total == entry.sizes.unpacked else {
            throw entry.label.rejection(.headerMismatch, "it holds \(total) bytes and says \(entry.sizes.unpacked)")
        }
        guard checksum.value == entry.checksum else { throw entry.label.rejection(.damaged, "its checksum is wrong") }
        if let target, try target.status().key.size != total {
            throw IntakeError.unpacker("'\(target.path)' has not the size that was written")
        }
    }
}
