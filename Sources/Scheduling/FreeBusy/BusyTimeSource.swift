public import CalendarModel
public import Chronology

/// Somewhere beyond the store where people's busy time is known: a free/busy address, a calendar of another house.
///
/// A source that cannot say answers with `BusyTime.unknown`, and never with nothing: silence does not mean free.
public protocol BusyTimeSource: Sendable {
    /// When `people` are busy there during `window`; of those who have anything there.
    func busyTime(
        of people: [PersonInZones], during window: Span
    ) async throws(CalendarStoreError) -> [PrincipalID: BusyTime]
}

/// Somebody, and where what has no zone of its own is meant.
public struct PersonInZones: Sendable {
    public let person: Principal
    public let zones: ReadingZones
    /// Their calendars that take time.
    public let calendars: [CalendarID]

    public init(person: Principal, zones: ReadingZones, calendars: [CalendarID] = []) {
        self.person = person
        self.zones = zones
        self.calendars = calendars
    }
}
