import ContestModel

/// Who judges the outputs of a programming problem.
struct ValidationKeys {
    let root: Section
    let ours: Section
    let files: PackageFiles
    let format: PackageFormat
    let type: PackageType
    let languages: [Language]

    func way() -> OutputWay {
        let validation = validation()
        let mode = ours.value("comparison", .choice(), default: ComparisonMode.tokens)
        if validation != .comparison, mode != .tokens {
            ours.complain("comparison", "does not go with a validator of the problem's own", fix: "leave it out")
        }
        let flags = format == .legacy ? root.value("validator_flags", .line) ?? "" : ""
        let way = OutputWay(
            validation: validation,
            mode: mode,
            words: flags.split(whereSeparator: \.isWhitespace).map(String.init)
        )
        _ = way.settings { root.complain("validator_flags", $0, fix: $1) }
        return way
    }

    private func validation() -> OutputValidation {
        let folder = format == .legacy ? "output_validators" : "output_validator"
        // Nil: what is wrong with the folder has been said.
        guard let found = root.report.collect(JuryFolder(folder, files, languages).program) else { return .comparison }
        guard let program = found else {
            complainOfNone(folder)
            return .comparison
        }
        if type.hasOwnValidator == false {
            root.complain(
                "validation",
                "is default, but \(folder)/ holds a validator",
                fix: "write `validation: custom`, or remove the folder"
            )
        }
        return type.isInteractive ? .interactive(program) : .program(program)
    }

    /// Where one is asked for, or lies where the other format has it.
    private func complainOfNone(_ folder: String) {
        let other = format == .legacy ? "output_validator" : "output_validators"
        let isMisnamed = holdsPrograms(other)
        let isAsked = type.hasOwnValidator == true || type.isConversation
        guard isAsked || isMisnamed else { return }
        let key = format == .legacy ? "validation" : "type"
        guard isMisnamed else {
            let what = "asks for a validator of the problem's own, but \(folder)/ holds no program"
            return root.complain(key, what, fix: "put its source there, or a folder of sources")
        }
        let validation = format == .legacy && !isAsked ? " and write `validation: custom`" : ""
        root.report.complain(
            line: nil,
            "\(other)/ holds a validator, but the \(format.rawValue) format looks for it in \(folder)/",
            fix: "rename the folder\(validation)"
        )
    }

    private func holdsPrograms(_ folder: String) -> Bool {
        do {
            return try JuryFolder(folder, files, languages).program() != nil
        } catch {
            return true
        }
    }
}
