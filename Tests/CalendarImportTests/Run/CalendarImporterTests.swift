import CalendarImport
import CalendarModel
import Chronology
import ICalendar
import Synchronization
import Testing

struct CalendarImporterTests {
    @Test
    func `an object is written strictly, its properties as they came, METHOD and the rest of the calendar left out`()
        async throws
    {
        let test = TestImport()
        let outcome = try await test.run(
            lines: "METHOD:PUBLISH\nPRODID:-//X//Y//EN\nX-WR-CALNAME:Team\n" + event("1", "X-Own;A=b:c\\,d"))
        #expect(outcome.outcomes == ["created"])
        #expect(
            test.store.text(in: "calendar")
                == [
                    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//X//Y//EN", "BEGIN:VEVENT", "UID:1",
                    "DTSTAMP:20260101T000000Z", "DTSTART:20260105T090000Z", "X-Own;A=b:c\\,d", "END:VEVENT",
                    "END:VCALENDAR", "",
                ].joined(separator: "\r\n"))
    }

    @Test func `changed instances find their master wherever they stand in the file`() async throws {
        let test = TestImport()
        let outcome = try await test.run(
            lines: [
                event("a", "RECURRENCE-ID:20260112T090000Z", start: "DTSTART:20260112T100000Z"), event("b"),
                event("a", "RRULE:FREQ=WEEKLY;COUNT=4"),
                event("a", "RECURRENCE-ID:20260105T090000Z", start: "DTSTART:20260105T110000Z"),
            ].joined(separator: "\n"))
        #expect(outcome.outcomes == ["created", "created"])
        #expect(outcome.items.map(\.uid) == ["a", "b"])
        let texts = test.store.texts(in: "calendar").values
        let series = try #require(texts.first { $0.contains("RRULE") })
        let ids = series.split(separator: "\r\n").filter { $0.hasPrefix("R") }
        #expect(
            ids == [
                "RRULE:FREQ=WEEKLY;COUNT=4", "RECURRENCE-ID:20260105T090000Z", "RECURRENCE-ID:20260112T090000Z",
            ])
    }

    @Test func `a second import changes nothing`() async throws {
        let test = TestImport()
        let lines =
            (1...7).map { event("\($0)") }.joined(separator: "\n")
            + "\nBEGIN:VEVENT\nDTSTART:20260105T090000Z\nSUMMARY:no UID\nEND:VEVENT"
        #expect(try await test.run(lines: lines).report[.created] == 8)
        let before = test.store.texts(in: "calendar")
        let second = try await test.run(lines: lines)
        #expect(second.report[.unchanged] == 8)
        #expect(second.report.items == 8)
        #expect(test.store.texts(in: "calendar") == before)
        #expect(test.store.state.withLock { $0.commits } == [8])
    }

    @Test func `the order of a file and the zones beside it do not matter to what is unchanged`() async throws {
        let test = TestImport()
        let master = event("a", "RRULE:FREQ=WEEKLY;COUNT=4")
        let override = event("a", "RECURRENCE-ID:20260112T090000Z", start: "DTSTART:20260112T100000Z")
        _ = try await test.run(lines: master + "\n" + override)
        let again = try await test.run(lines: "PRODID:other\n" + override + "\n" + master)
        #expect(again.outcomes == ["unchanged"])
    }

    @Test(arguments: [
        ("SEQUENCE:2", "SEQUENCE:3\nSUMMARY:x", "updated"), ("SEQUENCE:2", "SEQUENCE:1\nSUMMARY:x", "kept newer"),
        ("SEQUENCE:2", "SEQUENCE:2\nSUMMARY:x", "updated"), ("SUMMARY:a", "SUMMARY:b", "updated"),
        ("LAST-MODIFIED:20260102T000000Z", "LAST-MODIFIED:20260101T000000Z", "kept newer"),
        ("LAST-MODIFIED:20260102T000000Z", "LAST-MODIFIED:20260103T000000Z", "updated"),
        (
            "SEQUENCE:2\nLAST-MODIFIED:20260102T000000Z", "SEQUENCE:3\nLAST-MODIFIED:20260101T000000Z", "updated"
        ),
    ])
    func `the newer of two counts, by SEQUENCE and then by LAST-MODIFIED`(
        stored: String, file: String, outcome: String
    ) async throws {
        let test = TestImport()
        _ = try await test.run(lines: event("a", stored))
        #expect(try await test.run(lines: event("a", file)).outcomes == [outcome])
        let kept = outcome == "updated" ? file : stored
        #expect(test.store.text(in: "calendar")?.contains(kept.replacing("\n", with: "\r\n")) == true)
    }

    @Test func `of two masters of one UID the newer is kept and the other is named`() async throws {
        let test = TestImport()
        let outcome = try await test.run(lines: event("a", "SEQUENCE:2") + "\n" + event("a", "SEQUENCE:1"))
        #expect(outcome.outcomes == ["created"])
        #expect(outcome.item?.repairs.map(\.line) == [8])
        #expect(test.store.text(in: "calendar")?.contains("SEQUENCE:1") == false)
        #expect(outcome.report.repaired == 1)
    }

    @Test func `single instances without their master are kept, and put to the series when it is there`() async throws {
        let test = TestImport()
        let override = event("a", "RECURRENCE-ID:20260112T090000Z", start: "DTSTART:20260112T100000Z")
        #expect(try await test.run(lines: override).outcomes == ["created"])
        #expect(try await test.run(lines: event("a", "RRULE:FREQ=WEEKLY")).outcomes == ["updated"])
        #expect(try await test.run(lines: override).outcomes == ["updated"])
        let text = try #require(test.store.text(in: "calendar"))
        #expect(text.contains("RRULE:FREQ=WEEKLY\r\n") && text.contains("RECURRENCE-ID:20260112T090000Z\r\n"))
        #expect(try await test.run(lines: override).outcomes == ["unchanged"])
    }

    @Test func `a bad component is refused with line, cause and cure, and all others come in`() async throws {
        let test = TestImport()
        let outcome = try await test.run(
            lines: event("good") + "\n" + event("bad", "SUMMARY:Bad", start: "DTSTART:20261301T100000Z") + "\n"
                + event("late"))
        #expect(outcome.outcomes == ["created", "refused", "created"])
        let refused = try #require(outcome.items.first { $0.outcome == .refused })
        #expect(refused.uid == "bad" && refused.summary == "Bad" && refused.line == 7)
        #expect(refused.refusal?.line == 10)
        #expect(refused.refusal?.cause.contains("DTSTART") == true)
        #expect(refused.refusal?.cure.isEmpty == false)
        #expect(outcome.report.hasRefusals)
    }

    @Test func `a changed instance that cannot be read does not keep its series out`() async throws {
        let test = TestImport()
        let outcome = try await test.run(
            lines: event("a", "RRULE:FREQ=WEEKLY;COUNT=4") + "\n"
                + event("a", "RECURRENCE-ID:20260112T090000Z", start: "DTSTART:99999999T100000Z"))
        #expect(outcome.outcomes == ["refused", "created"])
        #expect(test.store.text(in: "calendar")?.contains("RECURRENCE-ID") == false)
    }

    @Test func `an end that is not after its start is left out and named`() async throws {
        let test = TestImport()
        let outcome = try await test.run(lines: event("a", "DTEND:20260105T080000Z"))
        #expect(outcome.outcomes == ["created"])
        #expect(outcome.item?.repairs.map(\.line) == [6])
        #expect(test.store.text(in: "calendar")?.contains("DTEND") == false)
    }

    @Test func `what is missing is added, and never from the time of day`() async throws {
        let test = TestImport()
        let outcome = try await test.run(
            lines: "BEGIN:VEVENT\nDTSTART:20260105T090000Z\nCREATED:20250101T000000Z\nEND:VEVENT")
        let text = try #require(test.store.text(in: "calendar"))
        #expect(text.contains("\r\nDTSTAMP:20250101T000000Z\r\n"))
        #expect(text.contains("\r\nPRODID:-//Turnus//Turnus//EN\r\n") && text.contains("\r\nVERSION:2.0\r\n"))
        let uid = try #require(outcome.item?.uid)
        #expect(text.contains("\r\nUID:\(uid)\r\n") && uid.utf8.count == 32)
    }

    @Test func `a dry run tells the same and writes nothing`() async throws {
        let test = TestImport()
        _ = try await test.run(lines: event("a", "SEQUENCE:1"))
        let lines = event("a", "SEQUENCE:2") + "\n" + event("b") + "\n" + event("c", start: "DTSTART:x")
        let dry = try await test.run(lines: lines, isDryRun: true)
        #expect(test.store.texts(in: "calendar").count == 1)
        let real = try await test.run(lines: lines)
        #expect(dry.events == real.events)
        #expect(dry.outcomes == ["updated", "created", "refused"])
    }

    @Test func `all kinds of components come in, and what belongs to no object is named`() async throws {
        let test = TestImport()
        let lines = """
            BEGIN:VTODO
            UID:todo
            DTSTAMP:20260101T000000Z
            END:VTODO
            BEGIN:VJOURNAL
            UID:journal
            DTSTAMP:20260101T000000Z
            END:VJOURNAL
            BEGIN:X-OWN
            A:b
            END:X-OWN
            BEGIN:VFREEBUSY
            DTSTAMP:20260101T000000Z
            END:VFREEBUSY
            """
        let outcome = try await test.run(lines: lines)
        #expect(outcome.outcomes == ["created", "created", "refused", "refused"])
        #expect(outcome.items.map(\.kind) == ["VTODO", "VJOURNAL", "X-OWN", "VFREEBUSY"])
    }

    @Test func `a calendar that does not take a kind says so`() async throws {
        let test = TestImport()
        test.store.state.withLock { $0.calendars[0].properties.kinds = [.event] }
        let outcome = try await test.run(lines: "BEGIN:VTODO\nUID:1\nDTSTAMP:20260101T000000Z\nEND:VTODO")
        #expect(outcome.item?.refusal?.cause == "the calendar does not take a VTODO")
    }

    @Test func `objects are written in batches, in the order of the file`() async throws {
        var test = TestImport()
        test.limits.batch = 10
        let outcome = try await test.run(lines: (100..<137).map { event("\($0)") }.joined(separator: "\n"))
        #expect(outcome.items.map(\.uid) == (100..<137).map { "\($0)" })
        #expect(test.store.state.withLock { $0.commits } == [10, 10, 10, 7])
        let progress = outcome.events.compactMap {
            if case .progress(let done, let total) = $0 { [done, total] } else { nil }
        }
        #expect(progress == [[10, 37], [20, 37], [30, 37], [37, 37]])
    }

    @Test func `what somebody else wrote meanwhile is compared once more`() async throws {
        let test = TestImport()
        _ = try await test.run(lines: event("a", "SEQUENCE:1"))
        let other = MemoryStore(calendars: "calendar")
        let second = TestImport(other)
        _ = try await second.run(lines: event("a", "SEQUENCE:5"))
        let newer = try #require(other.state.withLock { $0.objects.values.first?.first })
        test.store.state.withLock { state in
            state.beforeCommit = { $0.objects[CalendarID(rawValue: 1)] = [newer.key: newer.value] }
        }
        let outcome = try await test.run(lines: event("a", "SEQUENCE:2") + "\n" + event("b"))
        #expect(outcome.outcomes == ["kept newer", "created"])
    }

    @Test func `a store that cannot go on ends the import`() async throws {
        let test = TestImport()
        test.store.state.withLock { $0.failure = .full }
        await #expect(throws: ImportError.store(.full)) { _ = try await test.run(lines: event("a")) }
    }

    @Test func `a calendar that is not there is no target`() async throws {
        let test = TestImport(MemoryStore(calendars: "other"))
        let name = try #require(ResourceName("calendar"))
        await #expect(throws: ImportError.noSuchCalendar(name)) { _ = try await test.run(lines: event("a")) }
    }
}
