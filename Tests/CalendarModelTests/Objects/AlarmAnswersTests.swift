import ICalendar
import Testing

@testable import CalendarModel

/// What is one's own in an object that several share, and what is everybody's.
struct AlarmAnswersTests {
    private static func letter(_ event: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN"] + event + ["END:VCALENDAR", ""])
            .joined(separator: "\r\n")
    }

    private static func event(_ lines: String..., alarms: [[String]] = []) -> String {
        (["BEGIN:VEVENT", "UID:1", "DTSTAMP:20250101T000000Z", "DTSTART:20250106T100000Z"] + lines
            + alarms.flatMap { ["BEGIN:VALARM"] + $0 + ["END:VALARM"] } + ["END:VEVENT"])
            .joined(separator: "\r\n")
    }

    private static func answers(in text: String) throws -> AlarmAnswers {
        AlarmAnswers(in: try #require(try LetterDocument(reading: Array(text.utf8)).calendars.first))
    }

    /// `text` with the answers that `other` holds, by way of the octets that are kept.
    private static func shown(_ text: String, with other: String) throws -> String {
        var document = try LetterDocument(reading: Array(text.utf8))
        let kept = try #require(try AlarmAnswers(try answers(in: other).octets))
        kept.replaceAnswers(in: &document.calendars[0])
        return String(decoding: document.octets, as: UTF8.self)
    }

    private static let trigger = ["ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-PT10M"]
    private static let plain = letter(event(alarms: [trigger]))
    private static let dismissed = letter(event(alarms: [trigger + ["ACKNOWLEDGED:20250106T095100Z"]]))

    @Test(arguments: [
        (dismissed, true), (plain, false), (letter(event("X-MOZ-LASTACK:20250106T095100Z")), true),
        (letter(event("x-moz-snooze-time-1736150400000000:20250106T095100Z")), true),
        (
            letter(event(alarms: [["UID:b", "RELATED-TO;RELTYPE=SNOOZE:a", "ACTION:DISPLAY", "TRIGGER:-PT5M"]])),
            true
        ),
    ])
    func `what holds no sign of an answer holds none`(text: String, isAnswered: Bool) throws {
        #expect(AlarmAnswers.mayBe(in: Array(text.utf8)) == isAnswered)
        #expect(try Self.answers(in: text).isEmpty == !isAnswered)
    }

    @Test func `rfc9074 §6 the one's answer goes, the other's comes`() throws {
        #expect(try Self.shown(Self.dismissed, with: Self.plain) == Self.plain)
        #expect(try Self.shown(Self.plain, with: Self.dismissed) == Self.dismissed)
        let later = Self.letter(Self.event(alarms: [Self.trigger + ["ACKNOWLEDGED:20250106T095900Z"]]))
        #expect(try Self.shown(later, with: Self.dismissed) == Self.dismissed)
    }

    @Test func `an answer to an alarm that rings at another time now is an answer to nothing`() throws {
        let moved = Self.letter(Self.event(alarms: [["ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-PT30M"]]))
        #expect(try Self.shown(moved, with: Self.dismissed) == moved)
    }

    @Test func `rfc9074 §4 an alarm with a UID is known by it, whatever else changed`() throws {
        let old = Self.letter(
            Self.event(alarms: [["UID:a", "ACTION:DISPLAY", "TRIGGER:-PT10M", "ACKNOWLEDGED:20250106T095100Z"]]))
        let new = Self.letter(Self.event(alarms: [["UID:a", "ACTION:AUDIO", "TRIGGER:-PT20M"]]))
        #expect(try Self.shown(new, with: old).contains("TRIGGER:-PT20M\r\nACKNOWLEDGED:20250106T095100Z"))
    }

    @Test func `rfc9074 §8 an alarm that was put off rings for who put it off`() throws {
        let snooze = ["UID:b", "RELATED-TO;RELTYPE=SNOOZE:a", "ACTION:DISPLAY", "TRIGGER:-PT5M"]
        let mine = Self.letter(
            Self.event("X-MOZ-LASTACK:20250106T095100Z", alarms: [["UID:a"] + Self.trigger, snooze]))
        let theirs = Self.letter(Self.event(alarms: [["UID:a"] + Self.trigger]))
        #expect(try Self.shown(mine, with: theirs) == theirs)
        #expect(try Self.shown(theirs, with: mine) == mine)
    }

    @Test func `each instance of a series has answers of its own`() throws {
        let instance = { (number: Int, alarm: [String]) in
            Self.event("RECURRENCE-ID:2025010\(number)T100000Z", alarms: [alarm])
        }
        let acknowledged = Self.trigger + ["ACKNOWLEDGED:20250107T095100Z"]
        let mine = Self.letter(
            Self.event("RRULE:FREQ=DAILY", alarms: [Self.trigger]), instance(6, Self.trigger), instance(7, acknowledged)
        )
        let theirs = Self.letter(
            Self.event("RRULE:FREQ=DAILY", alarms: [Self.trigger]), instance(6, Self.trigger),
            instance(7, Self.trigger))
        #expect(try Self.shown(theirs, with: mine) == mine)
    }

    @Test func `only what names an alarm and answers it is kept`() throws {
        let kept = String(decoding: try Self.answers(in: Self.dismissed).octets, as: UTF8.self)
        #expect(!kept.contains("DESCRIPTION") && !kept.contains("DTSTART"))
        #expect(kept.contains("ACKNOWLEDGED:20250106T095100Z"))
    }
}
