/// How often something may be tried: a few times at once, then at a steady rate.
public struct AttemptRate: Hashable, Sendable {
    /// How many attempts may follow each other at once.
    public let burst: Int
    /// After how many seconds another one is allowed.
    public let secondsPerAttempt: Int64

    public init(burst: Int, secondsPerAttempt: Int64) {
        self.burst = burst
        self.secondsPerAttempt = secondsPerAttempt
    }

    /// Wrong passwords for one user: ten at once, then one a minute.
    public static let user = AttemptRate(burst: 10, secondsPerAttempt: 60)
    /// Wrong passwords from one address, behind which an office may sit: thirty at once, then one in ten seconds.
    public static let address = AttemptRate(burst: 30, secondsPerAttempt: 10)
}
