import Chronology
import Testing

@testable import ICalendar

struct RecurrenceRuleParsingTests {
    @Test func `rfc5545 §3.3.10 reads every part`() throws {
        let rule = try RecurrenceRule(
            parsing: "FREQ=YEARLY;UNTIL=20301224T120000Z;INTERVAL=2;BYSECOND=0,60;BYMINUTE=5;BYHOUR=23;"
                + "BYDAY=MO,-1TU,+20WE;BYMONTHDAY=1,-31;BYYEARDAY=-366;BYMONTH=12;BYSETPOS=-1;WKST=SU")
        var expected = RecurrenceRule(frequency: .yearly)
        let until = try #require(WallTime(year: 2030, month: 12, day: 24, hour: 12))
        expected.end = .until(.utc(Instant(utc: until)))
        expected.interval = 2
        expected.bySecond = [0, 60]
        expected.byMinute = [5]
        expected.byHour = [23]
        expected.byDay = [.init(.monday), .init(.tuesday, ordinal: -1), .init(.wednesday, ordinal: 20)]
        expected.byMonthDay = [1, -31]
        expected.byYearDay = [-366]
        expected.byMonth = [12]
        expected.bySetPosition = [-1]
        expected.weekStart = .sunday
        #expect(rule == expected)
    }

    @Test(arguments: [
        (" freq=weekly ; byday = mo , tu ;", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("FREQ=WEEKLY\\;BYDAY=MO\\,TU", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("COUNT=3;FREQ=DAILY;X-NOTE=7;INTERVAL=1", "FREQ=DAILY;COUNT=3"),
        ("FREQ=DAILY;FREQ=DAILY;;BYHOUR=", "FREQ=DAILY"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999999", "FREQ=DAILY;INTERVAL=1000000000000"),
        ("FREQ=WEEKLY;BYDAY=1MO,-1FR", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=YEARLY;BYWEEKNO=-53;BYDAY=1TH", "FREQ=YEARLY;BYDAY=TH;BYWEEKNO=-53"),
        ("FREQ=MONTHLY;BYSETPOS=-1", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;SKIP=backward;BYMONTHDAY=31", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD"),
        ("FREQ=DAILY;UNTIL=20300101", "FREQ=DAILY;UNTIL=20300101"),
        ("FREQ=DAILY;UNTIL=00010101T235960", "FREQ=DAILY;UNTIL=00010101T235959"),
        ("FREQ=DAILY;UNTIL=20300101t000000z", "FREQ=DAILY;UNTIL=20300101T000000Z"),
        (
            "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L,13;BYYEARDAY=385",
            "RSCALE=CHINESE;FREQ=YEARLY;BYYEARDAY=385;BYMONTH=13,5L"
        ),
    ])
    func `is read and written plainly`(written: String, plain: String) throws {
        let rule = try RecurrenceRule(parsing: written)
        #expect(rule.text == plain)
        #expect(try RecurrenceRule(parsing: rule.text) == rule)
    }

    @Test(arguments: [
        "", ";", "FREQ", "=DAILY", "COUNT=3", "FREQ=", "FREQ=FORTNIGHTLY", "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;UNKNOWN=1",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1.5", "FREQ=DAILY;INTERVAL=",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=3;UNTIL=20300101",
        "FREQ=DAILY;UNTIL=20300101;COUNT=3", "FREQ=DAILY;UNTIL=", "FREQ=DAILY;UNTIL=20300230",
        "FREQ=DAILY;UNTIL=20300101T", "FREQ=DAILY;UNTIL=20300101T250000Z", "FREQ=DAILY;UNTIL=20300101T120000A",
        "FREQ=DAILY;UNTIL=+2030101", "FREQ=DAILY;UNTIL=00000101", "FREQ=DAILY;WKST=", "FREQ=DAILY;WKST=XX",
        "FREQ=MINUTELY;BYSECOND=61", "FREQ=DAILY;BYMINUTE=60", "FREQ=DAILY;BYMINUTE=-1", "FREQ=DAILY;BYHOUR=24",
        "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=-32",
        "FREQ=YEARLY;BYYEARDAY=367", "FREQ=YEARLY;BYYEARDAY=0", "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYWEEKNO=0",
        "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=0", "FREQ=YEARLY;BYMONTH=5L", "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=MONTHLY;BYDAY=+1,3MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=54MO", "FREQ=MONTHLY;BYDAY=M",
        "FREQ=WEEKLY;BYDAY=2MO", "FREQ=DAILY;BYDAY=1MO", "FREQ=HOURLY;BYDAY=-1MO", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=2MO",
        "FREQ=MONTHLY;BYWEEKNO=1", "FREQ=DAILY;BYWEEKNO=1", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=DAILY;BYYEARDAY=1",
        "FREQ=WEEKLY;BYYEARDAY=1", "FREQ=MONTHLY;BYYEARDAY=1", "FREQ=DAILY;BYSETPOS=2",
        "FREQ=DAILY;BYHOUR=1;BYSETPOS=0",
        "FREQ=DAILY;BYHOUR=1;BYSETPOS=367", "FREQ=DAILY;RSCALE=", "RSCALE=GREGORIAN;FREQ=DAILY;SKIP=SIDEWAYS",
    ])
    func `rfc5545 §3.3.10 what is no rule is refused by name`(text: String) {
        #expect(throws: ICalendarError.invalidValue(property: "RRULE", value: text, line: 7)) {
            try RecurrenceRule(parsing: text, line: 7)
        }
    }
}
