import CalendarModel
import Chronology
import Failures
import HTTPTypes
import ICalendar
import Markup
import WebDAV

/// What a client may set of a calendar's live properties: setting one is a row here (RFC 4791 §5.2, RFC 4918 §9.2).
struct PropertySetter: Sendable {
    let name: XMLName
    /// Whether only the request that makes the calendar may set it (RFC 4791 §5.2.3).
    let isOnlyForCreation: Bool
    /// Changes the draft; `nil` is the removal of the property.
    let apply: @Sendable (XMLElement?, inout CalendarDraft, ZoneResolver) throws(Failure) -> Void

    init(
        _ name: XMLName, isOnlyForCreation: Bool = false,
        apply: @escaping @Sendable (XMLElement?, inout CalendarDraft, ZoneResolver) throws(Failure) -> Void
    ) {
        self.name = name
        self.isOnlyForCreation = isOnlyForCreation
        self.apply = apply
    }

    static let all: [PropertySetter] = ownProperties + [source]

    private static let ownProperties: [PropertySetter] = [
        PropertySetter(.dav("displayname")) { element, draft, _ throws(Failure) in
            draft.properties.displayName = try text(element, limit: 1000) ?? ""
        },
        PropertySetter(.caldav("calendar-description")) { element, draft, _ throws(Failure) in
            draft.properties.details = try text(element, limit: 100_000) ?? ""
            draft.keep(element, as: .caldav("calendar-description"))
        },
        PropertySetter(.appleCalendar("calendar-color")) { element, draft, _ throws(Failure) in
            draft.properties.color = color(try text(element, limit: 100))
            draft.keep(element, as: .appleCalendar("calendar-color"))
        },
        PropertySetter(.caldav("calendar-timezone")) { element, draft, resolver throws(Failure) in
            draft.properties.zone = nil
            if let element { draft.properties.zone = try zone(definedBy: element.text, resolver) }
            draft.keep(element, as: .caldav("calendar-timezone"))
        },
        // RFC 7809 §5.2: it is the other one, by name.
        PropertySetter(.caldav("calendar-timezone-id")) { element, draft, resolver throws(Failure) in
            guard let name = try text(element, limit: 255) else {
                draft.properties.zone = nil
                draft.keep(nil, as: .caldav("calendar-timezone"))
                return
            }
            guard let zone = resolver.zone(tzid: name, definition: nil) else {
                throw Failure(
                    .validTimezone, reason: "zone \(name)", detail: "The time zone “\(name)” is unknown.")
            }
            draft.properties.zone = zone.identifier
            draft.keep(definitionElement(of: zone), as: .caldav("calendar-timezone"))
        },
        PropertySetter(.caldav("schedule-calendar-transp")) { element, draft, _ throws(Failure) in
            let children = element?.children.map(\.name) ?? [.caldav("opaque")]
            switch children {
            case [.caldav("opaque")]: draft.properties.isTransparent = false
            case [.caldav("transparent")]: draft.properties.isTransparent = true
            default:
                throw Failure(.conflict, reason: "schedule-calendar-transp", detail: "It is opaque or transparent.")
            }
        },
        PropertySetter(.caldav("supported-calendar-component-set"), isOnlyForCreation: true) {
            element, draft, _ throws(Failure) in
            guard let element else { return }
            let names = element.all(.caldav("comp")).compactMap { $0.attribute("name")?.uppercased() }
            let kinds = Set(names.compactMap(ComponentKind.init(rawValue:)))
            guard !kinds.isEmpty, kinds.count == Set(names).count else {
                throw Failure(
                    .supportedCalendarComponent, reason: names.joined(separator: ","),
                    detail: "A calendar can hold VEVENT, VTODO, VJOURNAL, VFREEBUSY and VAVAILABILITY.")
            }
            draft.properties.kinds = kinds
        },
    ]

    /// Where a calendar that the server fetches comes from; it is made for that and stays so (Apple's
    /// calendarserver-subscribed).
    private static let source = PropertySetter(.calendarServer("source"), isOnlyForCreation: true) {
        element, draft, _ throws(Failure) in
        guard let element else { return }
        let href = element.first(.dav("href"))?.text ?? ""
        let text = href.split(whereSeparator: \.isWhitespace).joined()
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard ["http", "https", "webcal", "webcals"].contains(scheme), text.utf8.count <= 2000 else {
            throw Failure(
                .conflict, reason: "CS:source with the scheme \(scheme)",
                detail: "Give the address of a calendar in a DAV:href: it begins with https:// or webcal://.")
        }
        draft.source = text
    }

    static let byName: [XMLName: PropertySetter] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static func text(_ element: XMLElement?, limit: Int) throws(Failure) -> String? {
        guard let text = element?.text else { return nil }
        guard text.utf8.count <= limit else {
            throw Failure(
                .insufficientStorage, reason: "a property of \(text.utf8.count) octets",
                detail: "It may have \(limit) octets.")
        }
        return text
    }

    /// `#RRGGBB` of what Apple writes with an opacity behind it; nothing for what is no colour.
    private static func color(_ text: String?) -> String? {
        guard let text, text.hasPrefix("#"), text.utf8.count == 7 || text.utf8.count == 9 else { return nil }
        let digits = text.dropFirst().prefix(6).uppercased()
        return digits.allSatisfy(\.isHexDigit) ? "#" + digits : nil
    }

    /// The name of the zone that a VCALENDAR with one VTIMEZONE defines (RFC 4791 §5.2.2).
    private static func zone(definedBy text: String, _ resolver: ZoneResolver) throws(Failure) -> String? {
        let document: LetterDocument
        do {
            document = try LetterDocument(reading: Array(text.utf8))
        } catch {
            throw Failure(error)
        }
        guard let calendar = document.calendars.first, document.calendars.count == 1,
            case let definitions = calendar.components.filter({ $0.name == "VTIMEZONE" }), definitions.count == 1,
            let tzid = definitions[0].first("TZID")?.text,
            let zone = resolver.zone(tzid: tzid, definition: definitions[0])
        else {
            throw Failure(
                .validCalendarData, reason: "calendar-timezone", detail: "It is a VCALENDAR with one VTIMEZONE.")
        }
        // A zone of somebody's own has no name by which it could be found again; its definition is kept.
        return resolver.isWellKnown(zone) ? zone.identifier : nil
    }

    private static func definitionElement(of zone: Zone) -> XMLElement {
        var octets: [UInt8] = []
        LetterComponent(
            name: "VCALENDAR",
            nodes: [
                .line(ContentLine(name: "VERSION", value: "2.0")),
                .line(ContentLine(name: "PRODID", value: "-//Turnus//Turnus//EN")),
                .component(TimeZoneDefinition.component(for: zone, coveringYears: 1970...2037)),
            ]
        ).writeStrict(into: &octets)
        return XMLElement(.caldav("calendar-timezone"), content: [.text(String(decoding: octets, as: UTF8.self))])
    }
}

/// What becomes of a calendar's properties while the instructions of a request are carried out one after the other.
struct CalendarDraft: Sendable {
    var properties: CalendarProperties
    var dead: [DeadPropertyChange] = []
    /// Where its objects are to be fetched from.
    var source: String?

    init(_ properties: CalendarProperties) {
        self.properties = properties
    }

    /// Keeps a property as it was written, or no longer.
    mutating func keep(_ element: XMLElement?, as name: XMLName) {
        dead.append(element.map { .set(DeadProperty($0)) } ?? .remove(namespace: name.namespace, name: name.local))
    }
}
