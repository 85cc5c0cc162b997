import Booking
import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Testing

struct BookingEventTests {
    private func appointment() throws -> Appointment {
        var appointment = Appointment(
            id: BookingID(rawValue: 7), type: SlotWorld.type, team: SlotWorld.host(9), uid: "7,a@turnus",
            status: .assigned, title: "Erstberatung; kurz", span: try SlotWorld.span(600, 630),
            duration: CalendarDuration(seconds: 1800),
            guest: Guest(
                name: "Kim: \"K\"", email: "kim@example.org", phone: "+4940123456", language: .german, zone: .utc),
            created: SlotWorld.minute(0))
        appointment.host = SlotWorld.host(1)
        appointment.oneOf = [SlotWorld.host(1), SlotWorld.host(2)]
        appointment.bufferBefore = 900
        appointment.sequence = 4
        appointment.location = "https://meet.example/a"
        appointment.answers = ["topic": "Steuer,\nErbe; \\ mehr", "size": "s"]
        appointment.note = "Stammkunde"
        appointment.tags = ["website", "a,b"]
        appointment.stage = "Erstberatung"
        appointment.attribution.source = "newsletter"
        appointment.attribution.utmCampaign = "Herbst; 2026"
        appointment.seats = 2
        return appointment
    }

    private let people = BookingPeople(
        organizer: NamedAddress(name: "Nordlicht", address: "team@example.org"),
        hosts: [SlotWorld.host(1): NamedAddress(name: "Anna", address: "anna@example.org")],
        questions: [
            GuestQuestion(name: "topic", label: .everywhere("Worum geht es?"), kind: .longText),
            GuestQuestion(
                name: "size", label: .everywhere("Wie viele?"),
                kind: .choice([
                    .init(value: "s", label: .everywhere("bis 10")), .init(value: "l", label: .everywhere("mehr")),
                ])),
        ],
        language: .german)

    private func octets(_ appointment: Appointment, _ reader: Appointment.Reader, _ method: String? = nil) -> [UInt8] {
        var octets: [UInt8] = []
        appointment.calendar(for: reader, people: people, method: method, stamp: SlotWorld.minute(1))
            .writeStrict(into: &octets)
        return octets
    }

    private func event(_ octets: [UInt8]) throws -> LetterComponent {
        let calendar = try #require(try LetterDocument(reading: octets).calendars.first)
        return try #require(calendar.components.first)
    }

    @Test func `what is written of a booking is read back`() throws {
        let appointment = try appointment()
        let mark = try #require(BookingMark(reading: event(octets(appointment, .team))))
        #expect(mark.booking == appointment.id)
        #expect(mark.uid == appointment.uid)
        #expect(mark.sequence == 4)
        #expect(mark.status == .assigned)
        #expect(mark.seats == 2)
        #expect(mark.stage == "Erstberatung")
        #expect(mark.tags == appointment.tags)
        #expect(mark.attribution == appointment.attribution)
        #expect(mark.answers == appointment.answers)
        #expect(mark.note == "Stammkunde")
    }

    @Test func `rfc5545 §3.6.1 every calendar understands the event, and its times are without the buffers`() throws {
        let appointment = try appointment()
        let calendar = try #require(try LetterDocument(reading: octets(appointment, .team)).calendars.first)
        let catalog = ZoneCatalog()
        let object = try CalendarObject(
            interpreting: calendar, resolver: ZoneResolver(catalog: catalog))
        #expect(object.uid == appointment.uid)
        let component = try #require(object.components.first)
        #expect(component.start?.instant(floatingIn: .utc) == appointment.span.start)
        #expect(BusyKind(of: component, for: ["anna@example.org"]) == .busy)
        #expect(BusyKind(of: component, for: ["kim@example.org"]) == .busy)
    }

    @Test func `a guest reads nothing that is for the team`() throws {
        let text = String(decoding: octets(try appointment(), .guest, "REQUEST"), as: UTF8.self)
        #expect(!text.contains("X-TURNUS"))
        #expect(!text.contains("Stammkunde"))
        #expect(!text.contains("newsletter"))
        #expect(text.contains("METHOD:REQUEST"))
        #expect(text.contains("SUMMARY:Erstberatung\\; kurz"))
        #expect(text.contains("Wie viele?: bis 10"))
        #expect(BookingMark(reading: try event(Array(text.utf8))) == nil)
    }

    @Test(arguments: [
        (BookingStatus.pending, "TENTATIVE"), (.unassigned, "CONFIRMED"), (.assigned, "CONFIRMED"),
        (.declined, "CANCELLED"), (.cancelled, "CANCELLED"), (.done, "CONFIRMED"), (.noShow, "CONFIRMED"),
    ])
    func `rfc5545 §3.8.1.11 the status is one that events have`(status: BookingStatus, expected: String) throws {
        var appointment = try appointment()
        appointment.status = status
        #expect(try event(octets(appointment, .guest)).first("STATUS")?.value == expected)
    }

    @Test func `nothing that a guest writes begins a line of its own`() throws {
        var appointment = try appointment()
        appointment.guest.name = "Eve\r\nATTENDEE:mailto:x@example.org"
        appointment.guest.email = "eve@example.org\r\nX-EVIL:1"
        appointment.answers = ["topic": "a\r\nX-EVIL:2"]
        appointment.attribution.utmTerm = "b\nX-EVIL:3"
        let event = try event(octets(appointment, .team))
        #expect(event.first("X-EVIL") == nil)
        #expect(event.all("ATTENDEE").count == 2)
    }

    @Test func `the pool's copy takes nobody's time`() throws {
        var appointment = try appointment()
        appointment.status = .unassigned
        appointment.host = nil
        let event = try event(octets(appointment, .team))
        #expect(event.first("TRANSP")?.value == "TRANSPARENT")
        #expect(event.all("ATTENDEE").count == 1)
        #expect(event.first("ORGANIZER")?.value == "mailto:team@example.org")
    }
}
