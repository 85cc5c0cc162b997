/// A day of the week; its raw value counts from Monday as 0 (ISO 8601 order).
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// How many days after `other` this day comes, 0 to 6.
    public func days(after other: Weekday) -> Int {
        (rawValue - other.rawValue + 7) % 7
    }
}
