/// Why the sandbox could not do its work. What a program does is never one of these: that is a `RunOutcome`.
package enum SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No engine answers at the socket; `reason` is the system's word for it.
    case engineUnreachable(socket: String, reason: String)
    /// The engine refused a call; `body` is its message, cut to 2 KiB.
    case engineRefused(call: String, status: Int, body: String)
    /// The engine's answer was not HTTP or JSON of the expected shape.
    case badAnswer(call: String, reason: String)
    /// The engine or the supervisor did not answer in time.
    case deadline(call: String, seconds: Int)
    case imageMissing(String)
    /// The image cannot be used for untrusted programs.
    case imageUnfit(image: String, reason: String)
    case supervisorMissing(looked: [String])
    /// The supervisor ended, or said something that it never says; its container must be thrown away.
    case supervisorFailed(container: String, reason: String)
    /// A file of this machine, an input or a place for a result, could not be used.
    case file(path: String, step: String, reason: String)
    /// The caller asks for what cannot be sent; our own mistake.
    case badRequest(String)

    /// Whether it may be done once more in a fresh container: this one was lost, or the engine's word of it.
    package var isOfOneContainer: Bool {
        switch self {
        case .engineUnreachable, .engineRefused, .badAnswer, .deadline, .supervisorFailed: true
        case .imageMissing, .imageUnfit, .supervisorMissing, .file, .badRequest: false
        }
    }

    package var description: String {
        switch self {
        case .engineUnreachable(let socket, let reason):
            "No Docker engine answers at \(socket): \(reason). Start it (systemctl start docker), and let this user "
                + "use its socket (group docker)."
        case .engineRefused(let call, let status, let body):
            "The Docker engine refused \(call) with status \(status): \(body)"
        case .badAnswer(let call, let reason):
            "The Docker engine's answer to \(call) makes no sense: \(reason). Is it an engine with API 1.41 or newer?"
        case .deadline(let call, let seconds):
            "\(call) was not done after \(seconds) s. Is the machine overloaded, or the Docker engine stuck? "
                + "Look at its log (journalctl -u docker)."
        case .imageMissing(let image):
            "The image \(image) is not on this machine, and images are never pulled while judging. "
                + "Make it with: batch-judge images build"
        case .imageUnfit(let image, let reason):
            "The image \(image) cannot be used for judging: \(reason)"
        case .supervisorMissing(let looked):
            "The supervisor program was not found; looked at \(looked.joined(separator: ", ")). "
                + "Install it together with batch-judge, readable and executable for all users."
        case .supervisorFailed(let container, let reason):
            "The supervisor in container \(container) failed: \(reason). The run counts for nothing and can be repeated "
                + "in a fresh container."
        case .file(let path, let step, let reason):
            "Could not \(step) \(path): \(reason)"
        case .badRequest(let reason):
            "This program cannot be asked for: \(reason)"
        }
    }
}
