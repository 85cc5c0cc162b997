import CalendarModel
import Chronology
import Testing

struct BusyRedactionTests {
    private func feed(_ texts: String...) async throws -> String {
        try await StillStore(texts, detail: .busyOnly).feed()
    }

    private func event(_ lines: String...) -> String {
        "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines.joined(separator: "\n") + "\nEND:VCALENDAR\n"
    }

    @Test func `times go out, and a word of ours`() async throws {
        let feed = try await feed(FeedRendererTests.event("a"))
        #expect(feed.contains("DTSTART;TZID=Europe/Berlin:20260610T100000\n"))
        #expect(feed.contains("DTEND;TZID=Europe/Berlin:20260610T110000\n"))
        #expect(feed.contains("SUMMARY:Belegt\n"))
        #expect(!feed.contains("Besprechung"))
        #expect(!feed.contains("Alles"))
    }

    /// Puts one word into every place of an object that can hold text, one at a time and all together.
    @Test func `no word that anybody wrote leaves the house`() async throws {
        let secret = "GEHEIM"
        let zone = FeedRendererTests.berlin.replacing("Europe/Berlin", with: secret)
            .replacing(
                "BEGIN:DAYLIGHT", with: "COMMENT:\(secret)\nX-LIC-LOCATION:\(secret)\nBEGIN:DAYLIGHT\nTZNAME:\(secret)")
        let places = [
            "SUMMARY:\(secret)", "DESCRIPTION:\(secret)", "LOCATION:\(secret)", "CATEGORIES:\(secret)",
            "COMMENT:\(secret)",
            "CONTACT:\(secret)", "RESOURCES:\(secret)", "URL:https://\(secret).example/",
            "ATTACH:https://\(secret).example/",
            "ORGANIZER;CN=\(secret):mailto:\(secret)@example.org", "ATTENDEE;CN=\(secret):mailto:\(secret)@example.org",
            "X-\(secret):1", "X-A:\(secret)", "X-A;P=\(secret):1", "CLASS:\(secret)", "STATUS:\(secret)",
            "TRANSP:\(secret)",
            "RELATED-TO:\(secret)", "REQUEST-STATUS:2.0;\(secret)", "GEO:1;\(secret)", "PRIORITY:\(secret)",
            "SEQUENCE:\(secret)",
            "RRULE:FREQ=DAILY;COUNT=2;X-P=\(secret)", "RRULE:RSCALE=\(secret);FREQ=DAILY;COUNT=2", "RRULE:\(secret)",
            "RDATE;X-P=\(secret):20260611T100000Z", "RDATE:\(secret)", "RDATE:20260611T100000Z,\(secret)",
            "EXDATE;VALUE=\(secret):20260611T100000Z", "EXDATE;TZID=\(secret):20260611T100000", "DURATION:\(secret)",
            "DTEND;X-P=\(secret);TZID=\(secret):20260610T120000", "DTEND:\(secret)",
            "RECURRENCE-ID;RANGE=\(secret):20260610T100000Z",
            "CONFERENCE;FEATURE=\(secret);VALUE=URI:https://\(secret).example/",
            "IMAGE;VALUE=URI:https://\(secret).example/",
            "COLOR:\(secret)", "DTSTAMP:\(secret)", "LAST-MODIFIED:\(secret)", "CREATED:\(secret)", "\(secret):1",
            "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:\(secret)\nTRIGGER:-PT5M\nEND:VALARM",
            "BEGIN:PARTICIPANT\nUID:\(secret)\nEND:PARTICIPANT", "BEGIN:X-\(secret)\nX-A:1\nEND:X-\(secret)",
        ]
        let texts = places.map { place in
            event(
                "X-WR-CALNAME:\(secret)", zone, "BEGIN:VEVENT", "UID:\(secret)",
                "DTSTART;TZID=\(secret):20260610T100000", place, "END:VEVENT")
        }
        let together = event(
            zone, "BEGIN:VEVENT", "UID:\(secret)", "DTSTART;TZID=\(secret);X=\(secret):20260610T100000",
            places.joined(separator: "\n"),
            "END:VEVENT", "BEGIN:X-\(secret)", "X-A:\(secret)", "END:X-\(secret)", "BEGIN:VTODO", "UID:\(secret)",
            "SUMMARY:\(secret)",
            "END:VTODO", "BEGIN:VFREEBUSY", "UID:\(secret)", "COMMENT:\(secret)",
            "FREEBUSY;X=\(secret):20260610T100000Z/PT1H", "END:VFREEBUSY")
        for text in texts + [together] {
            let feed = try await feed(text).replacing("\n ", with: "")
            #expect(feed.contains("SUMMARY:Belegt"), "nothing is shown of \(text)")
            #expect(!feed.uppercased().contains(secret), "leaks from \(text)")
        }
    }

    @Test func `an override says no more than its master`() async throws {
        let feed = try await feed(
            event(
                "BEGIN:VEVENT", "UID:a", "DTSTART:20260610T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "END:VEVENT",
                "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260611T100000Z", "DTSTART:20260611T120000Z", "SUMMARY:Arzt",
                "END:VEVENT"))
        #expect(!feed.contains("Arzt"))
        #expect(feed.contains("RECURRENCE-ID:20260611T100000Z\n"))
        let identifiers = feed.split(separator: "\n").filter { $0.hasPrefix("UID:") }
        #expect(identifiers.count == 2 && identifiers[0] == identifiers[1])
    }

    @Test func `what takes no time is not shown`() async throws {
        for line in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "transp:transparent"] {
            let feed = try await feed(event("BEGIN:VEVENT", "UID:a", "DTSTART:20260610T100000Z", line, "END:VEVENT"))
            #expect(!feed.contains("BEGIN:VEVENT"))
        }
    }

    @Test func `an instance that became free is cut out of its series`() async throws {
        for line in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED"] {
            let feed = try await feed(
                event(
                    "BEGIN:VEVENT", "UID:a", "DTSTART:20260610T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "END:VEVENT",
                    "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260611T100000Z", "DTSTART:20260611T100000Z", line,
                    "END:VEVENT"))
            #expect(feed.contains("EXDATE:20260611T100000Z\n"))
            #expect(!feed.contains("RECURRENCE-ID"))
        }
    }

    @Test func `a busy instance of a free series stands alone`() async throws {
        let feed = try await feed(
            event(
                "BEGIN:VEVENT", "UID:a", "DTSTART:20260610T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260611T100000Z", "DTSTART:20260611T120000Z", "END:VEVENT"))
        #expect(feed.contains("DTSTART:20260611T120000Z\n"))
        #expect(!feed.contains("RRULE") && !feed.contains("RECURRENCE-ID"))
    }

    @Test func `what is not certain says so without saying what it is`() async throws {
        let feed = try await feed(
            event("BEGIN:VEVENT", "UID:a", "DTSTART:20260610T100000Z", "STATUS:TENTATIVE", "SUMMARY:X", "END:VEVENT"))
        #expect(feed.contains("SUMMARY:Belegt (unter Vorbehalt)\n"))
    }

    @Test func `identifiers of one link are steady and say nothing of the event's own`() async throws {
        let text = FeedRendererTests.event("own-identifier")
        let first = try await feed(text)
        #expect(try await feed(text) == first)
        var other = try StillStore([text], detail: .busyOnly)
        other.links[0].tokenDigest = "another"
        #expect(try await other.feed() != first)
        #expect(!first.contains("own-identifier"))
    }

    @Test func `stored free time is left out, stored busy time stays`() async throws {
        let feed = try await feed(
            event(
                "BEGIN:VFREEBUSY", "UID:a", "DTSTART:20260610T000000Z", "FREEBUSY;FBTYPE=FREE:20260610T080000Z/PT1H",
                "FREEBUSY;FBTYPE=BUSY:20260610T100000Z/PT1H", "END:VFREEBUSY"))
        #expect(feed.contains("FREEBUSY;FBTYPE=BUSY:20260610T100000Z/PT1H\n"))
        #expect(!feed.contains("T080000Z"))
    }

    private func invitation(_ answer: String, _ lines: String...) -> String {
        event(
            ["BEGIN:VEVENT", "UID:a", "DTSTART:20260610T080000Z", "RRULE:FREQ=DAILY;COUNT=3"].joined(separator: "\n"),
            "ORGANIZER:mailto:boss@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bert@example.org",
            "ATTENDEE\(answer):MAILTO:Anna@example.org", "END:VEVENT", lines.joined(separator: "\n"))
    }

    @Test(arguments: [
        (";PARTSTAT=DECLINED", nil), (";PARTSTAT=delegated", nil), (";PARTSTAT=TENTATIVE", "Belegt (unter Vorbehalt)"),
        (";PARTSTAT=ACCEPTED", "Belegt"), (";PARTSTAT=NEEDS-ACTION", "Belegt"), ("", "Belegt"),
    ])
    func `rfc5545 §3.2.12 what its owner declined takes no time`(answer: String, word: String?) async throws {
        var store = try StillStore([invitation(answer)], detail: .busyOnly)
        try store.addOwner(["anna@example.org"])
        let feed = try await store.feed()
        #expect(feed.contains("BEGIN:VEVENT") == (word != nil))
        #expect(word.map { feed.contains("SUMMARY:\($0)\n") } ?? true)
    }

    @Test func `an instance that was declined is taken out of its series`() async throws {
        let instance = [
            "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260611T080000Z", "DTSTART:20260611T080000Z",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org", "END:VEVENT",
        ].joined(separator: "\n")
        var store = try StillStore([invitation(";PARTSTAT=ACCEPTED", instance)], detail: .busyOnly)
        try store.addOwner(["anna@example.org"])
        let feed = try await store.feed()
        #expect(feed.split(separator: "BEGIN:VEVENT").count == 2)
        #expect(feed.contains("EXDATE:20260611T080000Z\n"))
    }
}
