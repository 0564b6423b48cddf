/// What sshd may do for teams, as a file of its own that touches no other account.
struct SSHConfiguration {
    let places: UploadPlaces
    /// Whose members come by SFTP.
    let group: String
    /// Whose members come by rsync; nil: nobody does.
    let rsyncGroup: String?
    /// Holds a file of keys for each account.
    let keys: String

    var text: String {
        """
        # Uploads of teams; written by `batch-judge sftp`, which writes it anew. No other account is touched.
        Match Group \(group)
            ChrootDirectory %h
            ForceCommand internal-sftp -d /\(places.upload) -u 0022 -P symlink,hardlink
        \(fence)
        \(rsyncGroup.map(rsync) ?? "")
        """
    }

    /// The account's own shell starts rrsync, so these are not locked into their folder by sshd but by rrsync.
    private func rsync(_ group: String) -> String {
        let receive = "exec /usr/bin/rrsync -wo -munge \"$HOME/\(places.upload)\""
        let send = "exec /usr/bin/rrsync -ro \"$HOME/\(places.reports)\""
        let refuse = "echo 'This account is for rsync alone.' >&2; exit 1"
        return """
            Match Group \(group)
                ForceCommand case "$SSH_ORIGINAL_COMMAND" in 'rsync --server --sender '*) \(send);; 'rsync --server '*) \(receive);; *) \(refuse);; esac
            \(fence)

            """
    }

    /// Keys alone open it, and nothing goes through it but files.
    private var fence: String {
        """
            AuthorizedKeysFile \(keys)/%u
            AuthenticationMethods publickey
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            DisableForwarding yes
            PermitTunnel no
            PermitTTY no
            PermitUserRC no
            ClientAliveInterval 15
            ClientAliveCountMax 4
            ChannelTimeout session:*=5m
        """
    }
}
