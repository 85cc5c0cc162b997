import Chronology
import Testing

@testable import ICalendar

/// The examples of RFC 5545 §3.8.5.3: all from America/New_York, most from 2 September 1997 at nine.
struct RecurrenceExamplesTests {
    struct Sample: CustomTestStringConvertible {
        let rule: String
        /// Days, with years and months where they change: `1997 9:2,3 10:1`.
        let days: String
        var start = "19970902T090000"
        var testDescription: String { rule }
    }

    static let samples = [
        Sample(rule: "FREQ=DAILY;COUNT=10", days: "1997 9:2,3,4,5,6,7,8,9,10,11"),
        Sample(rule: "FREQ=DAILY;INTERVAL=2", days: "1997 9:2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 10:2,4,6"),
        Sample(rule: "FREQ=DAILY;INTERVAL=10;COUNT=5", days: "1997 9:2,12,22 10:2,12"),
        Sample(rule: "FREQ=WEEKLY;COUNT=10", days: "1997 9:2,9,16,23,30 10:7,14,21,28 11:4"),
        Sample(
            rule: "FREQ=WEEKLY;UNTIL=19971224T000000Z",
            days: "1997 9:2,9,16,23,30 10:7,14,21,28 11:4,11,18,25 12:2,9,16,23"),
        Sample(
            rule: "FREQ=WEEKLY;INTERVAL=2;WKST=SU", days: "1997 9:2,16,30 10:14,28 11:11,25 12:9,23 1998 1:6,20 2:3,17"),
        Sample(
            rule: "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", days: "1997 9:2,4,9,11,16,18,23,25,30 10:2"),
        Sample(rule: "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", days: "1997 9:2,4,9,11,16,18,23,25,30 10:2"),
        Sample(
            rule: "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
            days: "1997 9:1,3,5,15,17,19,29 10:1,3,13,15,17,27,29,31 11:10,12,14,24,26,28 12:8,10,12,22",
            start: "19970901T090000"),
        Sample(rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", days: "1997 9:2,4,16,18,30 10:2,14,16"),
        Sample(
            rule: "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", days: "1997 9:5 10:3 11:7 12:5 1998 1:2 2:6 3:6 4:3 5:1 6:5",
            start: "19970905T090000"),
        Sample(
            rule: "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", days: "1997 9:5 10:3 11:7 12:5",
            start: "19970905T090000"),
        Sample(
            rule: "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
            days: "1997 9:7,28 11:2,30 1998 1:4,25 3:1,29 5:3,31",
            start: "19970907T090000"),
        Sample(
            rule: "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", days: "1997 9:22 10:20 11:17 12:22 1998 1:19 2:16",
            start: "19970922T090000"),
        Sample(
            rule: "FREQ=MONTHLY;BYMONTHDAY=-3", days: "1997 9:28 10:29 11:28 12:29 1998 1:29 2:26",
            start: "19970928T090000"),
        Sample(
            rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", days: "1997 9:2,15 10:2,15 11:2,15 12:2,15 1998 1:2,15"),
        Sample(
            rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", days: "1997 9:30 10:1,31 11:1,30 12:1,31 1998 1:1,31 2:1",
            start: "19970930T090000"),
        Sample(
            rule: "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
            days: "1997 9:10,11,12,13,14,15 1999 3:10,11,12,13", start: "19970910T090000"),
        Sample(
            rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", days: "1997 9:2,9,16,23,30 11:4,11,18,25 1998 1:6,13,20,27"),
        Sample(
            rule: "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
            days: "1997 6:10 7:10 1998 6:10 7:10 1999 6:10 7:10 2000 6:10 7:10 2001 6:10 7:10", start: "19970610T090000"
        ),
        Sample(
            rule: "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
            days: "1997 3:10 1999 1:10 2:10 3:10 2001 1:10 2:10 3:10 2003 1:10 2:10 3:10", start: "19970310T090000"),
        Sample(
            rule: "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            days: "1997 1:1 4:10 7:19 2000 1:1 4:9 7:18 2003 1:1 4:10 7:19 2006 1:1", start: "19970101T090000"),
        Sample(rule: "FREQ=YEARLY;BYDAY=20MO", days: "1997 5:19 1998 5:18 1999 5:17", start: "19970519T090000"),
        Sample(
            rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", days: "1997 5:12 1998 5:11 1999 5:17", start: "19970512T090000"),
        Sample(
            rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", days: "1997 3:13,20,27 1998 3:5,12,19,26 1999 3:4,11,18,25",
            start: "19970313T090000"),
        Sample(
            rule: "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
            days: "1997 6:5,12,19,26 7:3,10,17,24,31 8:7,14,21,28 1998 6:4,11,18,25 7:2", start: "19970605T090000"),
        Sample(
            rule: "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
            days: "1997 9:13 10:11 11:8 12:13 1998 1:10 2:7 3:7 4:11 5:9 6:13", start: "19970913T090000"),
        Sample(
            rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            days: "1996 11:5 2000 11:7 2004 11:2", start: "19961105T090000"),
        Sample(
            rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", days: "1997 9:4 10:7 11:6", start: "19970904T090000"
        ),
        Sample(
            rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            days: "1997 9:29 10:30 11:27 12:30 1998 1:29 2:26 3:30",
            start: "19970929T090000"),
        Sample(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", days: "1997 8:5,10,19,24",
            start: "19970805T090000"),
        Sample(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", days: "1997 8:5,17,19,31",
            start: "19970805T090000"),
        Sample(
            rule: "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", days: "2007 1:15,30 2:15 3:15,30", start: "20070115T090000"),
    ]

    @Test(arguments: samples)
    func `rfc5545 §3.8.5.3 days at nine, whatever the clocks do`(sample: Sample) throws {
        let zone = try Example.zone("America/New_York")
        let object = Example.object(try Example.component("America/New_York:" + sample.start, sample.rule))
        let days = Self.read(sample.days)
        let ends = sample.rule.contains("COUNT") || sample.rule.contains("UNTIL")
        let starts = try Example.starts(object, in: zone, most: ends ? 100 : days.count)
        #expect(starts == days.map { $0 + "T090000" })
    }

    @Test func `rfc5545 §3.8.5.3 daily until Christmas Eve`() throws {
        let zone = try Example.zone("America/New_York")
        let rule = "FREQ=DAILY;UNTIL=19971224T000000Z"
        let starts = try Example.starts(
            Example.object(try Example.component("America/New_York:19970902T090000", rule)), in: zone, most: 200)
        #expect(starts.count == 113)
        #expect(starts.last == "19971223T090000")
    }

    @Test(arguments: [
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
    ])
    func `rfc5545 §3.8.5.3 every day in January for three years`(rule: String) throws {
        let zone = try Example.zone("America/New_York")
        let starts = try Example.starts(
            Example.object(try Example.component("America/New_York:19980101T090000", rule)), in: zone, most: 200)
        let days = (1998...2000).flatMap { year in (1...31).map { "\(year)01\($0 < 10 ? "0" : "")\($0)T090000" } }
        #expect(starts == days)
    }

    @Test func `rfc5545 §3.8.5.3 Friday the thirteenth, without the DTSTART that is none`() throws {
        let zone = try Example.zone("America/New_York")
        let start = "America/New_York:19970902T090000"
        let object = Example.object(
            try Example.component(start, "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", without: [start]))
        #expect(
            try Example.starts(object, in: zone, most: 5) == [
                "19980213T090000", "19980313T090000", "19981113T090000", "19990813T090000", "20001013T090000",
            ])
    }

    @Test(arguments: [
        ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "09:00 12:00"),
        ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "09:00 09:15 09:30 09:45 10:00 10:15"),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "09:00 10:30 12:00 13:30"),
    ])
    func `rfc5545 §3.8.5.3 within a day`(rule: String, times: String) throws {
        let zone = try Example.zone("America/New_York")
        let object = Example.object(try Example.component("America/New_York:19970902T090000", rule))
        let wanted = times.split(separator: " ").map { "19970902T" + $0.replacing(":", with: "") + "00" }
        #expect(try Example.starts(object, in: zone) == wanted)
    }

    @Test(arguments: [
        "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
        "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
    ])
    func `rfc5545 §3.8.5.3 every twenty minutes from nine to twenty to five`(rule: String) throws {
        let object = Example.object(try Example.component("19970902T090000", rule))
        let starts = try Example.starts(object, most: 48)
        #expect(Array(starts[..<4]) == ["19970902T090000", "19970902T092000", "19970902T094000", "19970902T100000"])
        #expect(starts[23] == "19970902T164000")
        #expect(starts[24] == "19970903T090000")
        #expect(starts[47] == "19970903T164000")
    }

    /// `1997 9:2,3` to `19970902`, `19970903`.
    private static func read(_ days: String) -> [String] {
        var year = ""
        var found: [String] = []
        for word in days.split(separator: " ") {
            guard let colon = word.firstIndex(of: ":") else {
                year = String(word)
                continue
            }
            let month = word[..<colon]
            for day in word[word.index(after: colon)...].split(separator: ",") {
                found.append(year + (month.count == 1 ? "0" : "") + month + (day.count == 1 ? "0" : "") + day)
            }
        }
        return found
    }
}
