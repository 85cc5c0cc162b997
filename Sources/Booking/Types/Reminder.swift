public import ICalendar

/// When somebody is reminded, and how.
public struct Reminder: Hashable, Sendable {
    public enum Recipient: String, CaseIterable, Hashable, Sendable { case guest, host }
    public enum Channel: String, CaseIterable, Hashable, Sendable { case mail, sms }

    public var before: CalendarDuration
    public var recipient: Recipient
    public var channel: Channel

    public init(before: CalendarDuration, to recipient: Recipient, by channel: Channel) {
        self.before = before
        self.recipient = recipient
        self.channel = channel
    }
}
