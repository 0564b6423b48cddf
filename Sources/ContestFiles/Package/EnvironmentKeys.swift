import ContestModel
import Foundation
import Requirements

/// The keys of an ML problem below `batch_judge.environment`.
struct EnvironmentKeys {
    let section: Section
    let files: PackageFiles

    private enum Mode: String, CaseIterable {
        case image, wheelhouse, online
    }

    /// The image is nil after a complaint.
    func rules() -> (image: String?, environment: EnvironmentRules) {
        defer { section.finish() }
        let image = section.value("image", .plainName, default: "python-ml")
        let mode = section.value("requirements", .oneOf(Mode.self), default: .wheelhouse)
        let rules = EnvironmentRules(
            source: source(mode),
            isStrict: section.value("strict", .flag, default: false),
            allowed: section.list("allow", .packageName),
            maxSize: section.value("max_size", .capacity, default: EnvironmentRules.usualSize)
        )
        return (image, rules)
    }

    private func source(_ mode: Mode) -> EnvironmentRules.Source {
        let folder = section.value("wheelhouse", .packageFolder, default: "wheels")
        let index = index(isUsed: mode == .online)
        switch mode {
        case .image: return .image
        case .wheelhouse: return .wheelhouse(wheelhouse(folder))
        case .online: return .online(index)
        }
    }

    private func index(isUsed: Bool) -> PackageIndex {
        let url = section.value("index", .indexAddress)
        let hosts = section.list("hosts", .hostAndPort)
        if !isUsed, url != nil || hosts != nil {
            section.complain(
                "index",
                "does not go with these packages",
                fix: "write `requirements: online`, or leave it out"
            )
        }
        guard let url else {
            return PackageIndex(url: PackageIndex.usual.url, hosts: hosts ?? PackageIndex.usual.hosts)
        }
        let host = String(url.dropFirst("https://".count).prefix { $0 != "/" })
        return PackageIndex(url: url, hosts: [host] + (hosts ?? []).filter { $0 != host })
    }

    /// Nil: there is no such folder, so that there is nothing but the image.
    private func wheelhouse(_ folder: String) -> Wheelhouse? {
        switch files.kind(folder) {
        case .missing where section.raw("wheelhouse") == nil: return nil
        case .folder: break
        case .missing, .file, .link, .other:
            section.complain(
                "wheelhouse",
                "there is no folder \(folder) in the package",
                fix: "make it with `batch-judge wheelhouse build`, or correct the path"
            )
            return nil
        }
        guard let real = files.inside(folder) else {
            section.complain(
                "wheelhouse",
                "\(folder) is a link that leads out of the package",
                fix: "copy the folder in"
            )
            return nil
        }
        do {
            return try WheelhouseFolder(real).wheelhouse
        } catch {
            section.complain("wheelhouse", "\(folder)/\(error.file): \(error.what)", fix: error.fix)
            return nil
        }
    }
}

extension Form<String> {
    fileprivate static var packageFolder: Self {
        Form("a folder inside the package, such as wheels/") { text in
            Form.packagePath.read(text.hasSuffix("/") ? String(text.dropLast()) : text)
        }
    }

    fileprivate static var packageName: Self {
        Form("a package's name, such as scikit-learn") { PackageName.isPlain($0) ? $0 : nil }
    }

    /// Without a slash at its end.
    fileprivate static var indexAddress: Self {
        Form("the address of a package index, such as https://pypi.org/simple") { text in
            let form = #/https:\/\/[a-z0-9.\-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~\-]+)*\/?/#
            guard text.utf8.count <= 300, text.wholeMatch(of: form) != nil else { return nil }
            return text.hasSuffix("/") ? String(text.dropLast()) : text
        }
    }

    fileprivate static var hostAndPort: Self {
        Form("a host's name in lower case, such as files.pythonhosted.org") { text in
            text.utf8.count <= 253 && text.wholeMatch(of: #/[a-z0-9.\-]+(:[0-9]{1,5})?/#) != nil ? text : nil
        }
    }
}

extension Form where Value: RawRepresentable<String> & CaseIterable & Sendable {
    fileprivate static func oneOf(_: Value.Type) -> Self {
        let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return Form("one of \(words)", read: Value.init(rawValue:), write: \.rawValue)
    }
}
