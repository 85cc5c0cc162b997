import ICalendar
import Testing

@testable import CalDAV

struct JCalendarTests {
    /// The property as jCal has it.
    private func json(_ line: String) throws -> String {
        let document = try LetterDocument(reading: Array("BEGIN:VCALENDAR\r\n\(line)\r\nEND:VCALENDAR\r\n".utf8))
        let text = String(decoding: JCalendar.write(document), as: UTF8.self)
        let prefix = #"["vcalendar",["#
        #expect(text.hasPrefix(prefix) && text.hasSuffix("],[]]"))
        return String(text.dropFirst(prefix.count).dropLast("],[]]".count))
    }

    @Test(arguments: [
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:VGVzdA==", #"["attach",{"encoding":"BASE64"},"binary","VGVzdA=="]"#),
        ("X-ON;VALUE=BOOLEAN:TRUE", #"["x-on",{},"boolean",true]"#),
        (
            "ATTENDEE;CN=Anna:mailto:anna@example.com",
            #"["attendee",{"cn":"Anna"},"cal-address","mailto:anna@example.com"]"#
        ),
        ("DTSTART;VALUE=DATE:20250106", #"["dtstart",{},"date","2025-01-06"]"#),
        (
            "DTSTART;TZID=Europe/Berlin:20250106T090000",
            #"["dtstart",{"tzid":"Europe/Berlin"},"date-time","2025-01-06T09:00:00"]"#
        ),
        ("DTSTAMP:20250106T090000Z", #"["dtstamp",{},"date-time","2025-01-06T09:00:00Z"]"#),
        ("DURATION:P1DT2H", #"["duration",{},"duration","P1DT2H"]"#),
        ("X-F;VALUE=FLOAT:1.50", #"["x-f",{},"float",1.50]"#),
        ("SEQUENCE:3", #"["sequence",{},"integer",3]"#), ("PRIORITY:007", #"["priority",{},"integer",7]"#),
        ("X-I;VALUE=INTEGER:+0", #"["x-i",{},"integer",0]"#),
        ("FREEBUSY:20250106T090000Z/PT1H", #"["freebusy",{},"period",["2025-01-06T09:00:00Z","PT1H"]]"#),
        ("SUMMARY:a\\, b\\n\"c\"\\\\", #"["summary",{},"text","a, b\n\"c\"\\"]"#),
        ("X-T;VALUE=TIME:090000", #"["x-t",{},"time","09:00:00"]"#),
        ("URL:https://example.com/?a=1\\,2", #"["url",{},"uri","https://example.com/?a=1\\,2"]"#),
        ("TZOFFSETFROM:-0500", #"["tzoffsetfrom",{},"utc-offset","-05:00"]"#),
        ("TZOFFSETTO:+001730", #"["tzoffsetto",{},"utc-offset","+00:17:30"]"#),
        ("TRIGGER:-PT5M", #"["trigger",{},"duration","-PT5M"]"#),
        ("TRIGGER;VALUE=DATE-TIME:20250106T090000Z", #"["trigger",{},"date-time","2025-01-06T09:00:00Z"]"#),
    ])
    func `rfc7265 §3.6 every type has its form`(line: String, json: String) throws {
        #expect(try self.json(line) == json)
    }

    @Test(arguments: [
        (
            "RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO,-1SU",
            #"["rrule",{},"recur",{"freq":"WEEKLY","count":5,"byday":["MO","-1SU"]}]"#
        ),
        (
            "RRULE:FREQ=YEARLY;BYMONTH=1,2;UNTIL=20300101T000000Z",
            #"["rrule",{},"recur",{"freq":"YEARLY","bymonth":[1,2],"until":"2030-01-01T00:00:00Z"}]"#
        ),
        (
            "RRULE:FREQ=DAILY;UNTIL=20300101;INTERVAL=2",
            #"["rrule",{},"recur",{"freq":"DAILY","until":"2030-01-01","interval":2}]"#
        ),
    ])
    func `rfc7265 §3.6.10 a rule is an object`(line: String, json: String) throws {
        #expect(try self.json(line) == json)
    }

    @Test(arguments: [
        ("CATEGORIES:a,b\\,c", #"["categories",{},"text","a","b,c"]"#),
        ("RESOURCES:Beamer", #"["resources",{},"text","Beamer"]"#),
        ("EXDATE;VALUE=DATE:20250106,20250107", #"["exdate",{},"date","2025-01-06","2025-01-07"]"#),
        (
            "RDATE;VALUE=PERIOD:20250106T090000Z/PT1H,20250107T090000Z/20250107T100000Z",
            #"["rdate",{},"period",["2025-01-06T09:00:00Z","PT1H"],["2025-01-07T09:00:00Z","2025-01-07T10:00:00Z"]]"#
        ),
        ("DESCRIPTION:a,b", #"["description",{},"text","a,b"]"#),
        ("GEO:48.85;2.35", #"["geo",{},"float",[48.85,2.35]]"#),
        ("REQUEST-STATUS:2.0;Success", #"["request-status",{},"text",["2.0","Success"]]"#),
        (
            "REQUEST-STATUS:3.1;Invalid\\; bad;DTSTART:96-Apr-01",
            #"["request-status",{},"text",["3.1","Invalid; bad","DTSTART:96-Apr-01"]]"#
        ),
    ])
    func `rfc7265 §3.4.1 several values and values with parts`(line: String, json: String) throws {
        #expect(try self.json(line) == json)
    }

    @Test(arguments: [
        ("X-OWN:a\\,b;c", #"["x-own",{},"unknown","a\\,b;c"]"#),
        ("X-OWN;VALUE=TEXT:a\\,b", #"["x-own",{},"text","a,b"]"#),
        ("X-OWN;VALUE=X-TYPE:a\\,b", #"["x-own",{},"x-type","a\\,b"]"#),
        ("NEWPROP;X-A=1,2;X-B=\"c:d\":v", #"["newprop",{"x-a":["1","2"],"x-b":"c:d"},"unknown","v"]"#),
        ("X-A;X-C=a^'b^nc:v", #"["x-a",{"x-c":"a\"b\nc"},"unknown","v"]"#),
    ])
    func `rfc7265 §5 what nobody knows is kept as it stands`(line: String, json: String) throws {
        #expect(try self.json(line) == json)
    }

    @Test(arguments: [
        ("SEQUENCE:many", #"["sequence",{},"unknown","many"]"#), ("GEO:here", #"["geo",{},"unknown","here"]"#),
        ("X-ON;VALUE=BOOLEAN:MAYBE", #"["x-on",{},"unknown","MAYBE"]"#),
        ("DTSTART:20250106", #"["dtstart",{},"date","2025-01-06"]"#),
        ("DTSTART:soon", #"["dtstart",{},"date-time","soon"]"#),
        ("TRIGGER:20250106T090000Z", #"["trigger",{},"date-time","2025-01-06T09:00:00Z"]"#),
    ])
    func `a value that is not of its type makes no false JSON`(line: String, json: String) throws {
        #expect(try self.json(line) == json)
    }

    @Test func `rfc7265 §3.3 components stand in components`() throws {
        let event = Example.event("DTSTART:20250106T090000Z", "BEGIN:VALARM\nACTION:AUDIO\nEND:VALARM")
        let json = JCalendar.write(try LetterDocument(reading: Example.calendar(event)))
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"["vcalendar",[["version",{},"text","2.0"],["prodid",{},"text","-//test//EN"]],"#
                + #"[["vevent",[["uid",{},"text","1"],["dtstamp",{},"date-time","2025-01-01T00:00:00Z"],"#
                + #"["dtstart",{},"date-time","2025-01-06T09:00:00Z"]],[["valarm",[["action",{},"text","AUDIO"]],[]]]]]]"#
        )
    }
}
