import ICalendar
import Scheduling
import Testing

struct ParticipationTests {
    private func event(organizer: String? = nil, _ attendees: [(String, String)] = []) -> CalendarComponent {
        var component = CalendarComponent(kind: .event)
        component.organizer = organizer.map { CalendarComponent.Attendee(address: $0) }
        component.attendees = attendees.map { CalendarComponent.Attendee(address: $0.0, participation: $0.1) }
        return component
    }

    @Test func `a person is found by any address, in any case, with and without mailto`() {
        let anna: Set<String> = ["Anna@example.com", "a@example.com"]
        #expect(Participation(of: anna, in: event([("mailto:anna@EXAMPLE.com", "DECLINED")])) == .invited("DECLINED"))
        #expect(Participation(of: anna, in: event([("a@example.com", "ACCEPTED")])) == .invited("ACCEPTED"))
        #expect(Participation(of: anna, in: event([("mailto:bert@example.com", "ACCEPTED")])) == .none)
        #expect(Participation(of: [], in: event([("mailto:bert@example.com", "ACCEPTED")])) == .none)
    }

    @Test func `who invites comes, unless he said no`() {
        let anna: Set<String> = ["anna@example.com"]
        let address = "mailto:anna@example.com"
        #expect(Participation(of: anna, in: event(organizer: address)) == .organizer)
        #expect(Participation(of: anna, in: event(organizer: address, [(address, "NEEDS-ACTION")])) == .organizer)
        #expect(
            Participation(of: anna, in: event(organizer: address, [(address, "DECLINED")])) == .invited("DECLINED"))
    }

    @Test func `of several answers the one that takes most time counts`() {
        let attendees = [
            ("a@example.com", "DECLINED"), ("b@example.com", "TENTATIVE"), ("c@example.com", "NEEDS-ACTION"),
        ]
        #expect(
            Participation(of: ["a@example.com", "b@example.com", "c@example.com"], in: event(attendees))
                == .invited("TENTATIVE"))
        #expect(
            Participation(of: ["a@example.com", "c@example.com"], in: event(attendees)) == .invited("NEEDS-ACTION"))
    }

    @Test(arguments: [
        (BusyKind.busy, Participation.none, BusyKind.busy), (.busy, .organizer, .busy),
        (.busy, .invited("ACCEPTED"), .busy), (.busy, .invited("TENTATIVE"), .tentative),
        (.busy, .invited("DECLINED"), .free), (.busy, .invited("DELEGATED"), .free),
        (.busy, .invited("NEEDS-ACTION"), .free), (.busy, .invited("X-PERHAPS"), .free),
        (.tentative, .invited("ACCEPTED"), .tentative), (.tentative, .invited("TENTATIVE"), .tentative),
        (.tentative, .organizer, .tentative), (.tentative, .invited("DECLINED"), .free),
        (.unavailable, .invited("TENTATIVE"), .unavailable), (.free, .organizer, .free),
        (.free, .invited("ACCEPTED"), .free),
    ])
    func `rfc4791 §7.10 time is taken as it was answered`(
        kind: BusyKind, participation: Participation, limited: BusyKind
    ) {
        #expect(kind.limited(by: participation) == limited)
    }

    @Test func `an invitation without an answer can be made to count`() {
        let open = Participation.invited("NEEDS-ACTION")
        #expect(BusyKind.busy.limited(by: open, unanswered: .tentative) == .tentative)
        #expect(BusyKind.busy.limited(by: open, unanswered: .busy) == .busy)
        #expect(BusyKind.tentative.limited(by: open, unanswered: .busy) == .tentative)
        #expect(BusyKind.free.limited(by: open, unanswered: .busy) == .free)
    }

    @Test func `rfc4791 §7.10 what the event says and what the person answered both count`() {
        var component = event([("mailto:anna@example.com", "ACCEPTED"), ("mailto:bert@example.com", "DECLINED")])
        #expect(BusyKind(of: component, for: ["anna@example.com"]) == .busy)
        #expect(BusyKind(of: component, for: ["bert@example.com"]) == .free)
        component.status = .tentative
        #expect(BusyKind(of: component, for: ["anna@example.com"]) == .tentative)
        component.status = .cancelled
        #expect(BusyKind(of: component, for: ["anna@example.com"]) == .free)
        component.status = nil
        component.isTransparent = true
        #expect(BusyKind(of: component, for: ["anna@example.com"]) == .free)
    }
}
