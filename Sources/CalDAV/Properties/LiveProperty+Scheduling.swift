import CalendarModel
import ICalendar
import Markup
import WebDAV

extension LiveProperty {
    /// Where somebody's scheduling boxes are, and what is said on them: RFC 6638 §2.1.1, §2.2.1, §9.2, RFC 7953 §7.2.4
    /// and the name that Apple's programmes had for it before.
    static let scheduling: [LiveProperty] = [
        LiveProperty(.caldav("schedule-inbox-URL"), on: [.principal]) { view in
            boxOwner(view).map { .hrefs([Paths.inbox(of: $0).href]) }
        },
        LiveProperty(.caldav("schedule-outbox-URL"), on: [.principal]) { view in
            boxOwner(view).map { .hrefs([Paths.outbox(of: $0).href]) }
        },
        LiveProperty(.caldav("schedule-default-calendar-URL"), on: [.inbox], needs: .defaultCalendar) { view in
            guard let owner = view.resource.owner, let calendar = view.defaultCalendar else { return nil }
            return .hrefs([Paths.calendar(calendar.name, of: owner).href])
        },
        LiveProperty(Availability.name, on: [.inbox], needs: .availability, value: availability),
        LiveProperty(Availability.olderName, on: [.inbox], needs: .availability, value: availability),
    ]

    @Sendable private static func availability(_ view: ResourceView) -> PropertyContent? {
        view.availability.map { .octets($0) }
    }

    private static func boxOwner(_ view: ResourceView) -> Principal? {
        view.resource.owner.flatMap { $0.hasBoxes ? $0 : nil }
    }

    /// The property in which people say when they can be had.
    enum Availability {
        static let name = XMLName.caldav("calendar-availability")
        static let olderName = XMLName.calendarServer("calendar-availability")
        static let names: Set<XMLName> = [name, olderName]
    }
}

extension Principal {
    /// Whether they have scheduling boxes: who can sign in and ask.
    var hasBoxes: Bool { kind == .user }
}

extension [CalendarCollection] {
    /// The one that everybody has, else the first that can hold an event (RFC 6638 §9.2).
    var defaultForMeetings: CalendarCollection? {
        let able = filter { $0.properties.kinds.contains(.event) }
        return able.first { $0.name.value == "calendar" } ?? able.first
    }
}
