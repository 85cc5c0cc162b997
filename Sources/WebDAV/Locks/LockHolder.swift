public import CalendarModel

/// Who asks, and the tokens they submitted. A token helps only whoever created its lock (RFC 4918 §6.4).
public struct LockHolder: Hashable, Sendable {
    public var principal: PrincipalID?
    public var tokens: Set<String>

    public init(principal: PrincipalID?, tokens: Set<String>) {
        self.principal = principal
        self.tokens = tokens
    }

    func holds(_ lock: ResourceLock) -> Bool {
        lock.principal == principal && tokens.contains(lock.token)
    }
}
