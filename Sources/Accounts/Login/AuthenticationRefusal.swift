/// Why somebody was not let in. None of them tells whether the user exists.
public enum AuthenticationRefusal: Error, Hashable, Sendable {
    /// The user or the password is wrong.
    case wrong
    /// Too many attempts; how many seconds to wait.
    case tooManyTries(retryAfter: Int)
    /// More passwords wait to be checked than we check in a reasonable time.
    case busy(retryAfter: Int)
}
