/// What a program was ended by, in words.
package struct SignalName: Sendable, Hashable {
    /// `SIGSEGV, a bad memory access or a recursion that is too deep`.
    package let words: String

    /// Nil: not one that programs are usually ended by.
    package init?(_ number: Int32) {
        switch number {
        case 4: words = "SIGILL, an illegal instruction"
        case 6: words = "SIGABRT, an abort: a failed assertion or an uncaught exception"
        case 7: words = "SIGBUS, a bad memory access"
        case 8: words = "SIGFPE, a division by zero"
        case 9: words = "SIGKILL"
        case 11: words = "SIGSEGV, a bad memory access or a recursion that is too deep"
        case 13: words = "SIGPIPE, a write to a closed pipe"
        case 15: words = "SIGTERM"
        case 25: words = "SIGXFSZ, a file larger than allowed"
        case 31: words = "SIGSYS, a forbidden system call"
        default: return nil
        }
    }
}
