import Foundation

/// The public half of an SSH key, as it stands in an `authorized_keys` file: a type and its data, without options or a comment.
package struct PublicKey: Sendable, Hashable, CustomStringConvertible {
    /// The types that a current OpenSSH accepts as they are.
    private static let types = [
        "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    ]

    /// Type and data with one space between them.
    package let description: String

    /// One line of a `.pub` file; whatever follows the data is a comment. Nil: it is anything else, such as a private key, a
    /// line with options, or data that belongs to another type.
    package init?(_ line: String) {
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, Self.types.contains(String(words[0])), let data = Data(base64Encoded: String(words[1])),
            data.count < 4096, data.starts(with: Self.head(of: words[0]))
        else { return nil }
        description = "\(words[0]) \(words[1])"
    }

    /// The data begins with the type, after its length in four bytes.
    private static func head(of type: Substring) -> [UInt8] { [0, 0, 0, UInt8(type.utf8.count)] + Array(type.utf8) }
}
