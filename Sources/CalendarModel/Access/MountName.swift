/// The name under which a calendar of somebody else lies in one's own home: `shared-` and the calendar's number.
///
/// No calendar has such a name of its own, so the two never stand for each other.
public struct MountName: Hashable, Sendable {
    public let calendar: CalendarID

    private static let prefix = "shared-"

    public init(_ calendar: CalendarID) {
        self.calendar = calendar
    }

    /// Nothing for every other name, also for a number that is written in another way.
    public init?(_ name: ResourceName) {
        guard name.value.hasPrefix(Self.prefix), let number = Int64(name.value.dropFirst(Self.prefix.count)),
            number > 0, name.value == Self.prefix + String(number)
        else { return nil }
        calendar = CalendarID(rawValue: number)
    }

    public var text: String { Self.prefix + String(calendar.rawValue) }
}
