public import CalendarModel
public import Chronology
import Secrets

/// What a form of ours carries and a foreign page cannot know: bound to the person, good for this day and the next.
public struct FormToken: Sendable {
    private let key: [UInt8]

    /// `key` is random and stays in the house.
    public init(key: [UInt8]) {
        self.key = key
    }

    public func make(for principal: PrincipalID, at now: Instant) -> String {
        token(for: principal, day: Self.day(of: now))
    }

    public func isGood(_ text: String, for principal: PrincipalID, at now: Instant) -> Bool {
        let today = Self.day(of: now)
        // Both are made, so that the time tells nothing.
        let isOfToday = ConstantTime.areEqual(text, token(for: principal, day: today))
        let isOfYesterday = ConstantTime.areEqual(text, token(for: principal, day: today - 1))
        return isOfToday || isOfYesterday
    }

    private func token(for principal: PrincipalID, day: Int) -> String {
        Base64.encodeURL(HMAC.sha256(Array("form \(principal.rawValue) \(day)".utf8), key: key))
    }

    private static func day(of now: Instant) -> Int { now.utc.date.dayNumber }
}
