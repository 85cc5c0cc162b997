import CalendarModel
import Chronology
import ICalendar
import Markup
import WebDAV

extension LiveProperty {
    /// Of calendar collections: RFC 4791 §5.2, RFC 6638 §9.1, RFC 7809 §5, Apple's and Calendar Server's.
    static let calendarCollections: [LiveProperty] = [
        LiveProperty(.calendarServer("getctag"), on: [.calendar, .home], needs: .homeState) { view in
            SyncToken(view).map { .text($0.collectionTag) }
        },
        // RFC 7809 §5.1
        LiveProperty(.caldav("timezone-service-set"), on: [.home]) { view in
            .hrefs([view.surroundings.base + view.surroundings.settings.timeZoneService])
        },
        LiveProperty(.caldav("calendar-description"), on: [.calendar], needs: .deadProperties) { view in
            if let kept = kept(.caldav("calendar-description"), view) { return kept }
            guard let details = view.calendar?.properties.details, !details.isEmpty else { return nil }
            return .text(details)
        },
        LiveProperty(.appleCalendar("calendar-color"), on: [.calendar], needs: .deadProperties) { view in
            kept(.appleCalendar("calendar-color"), view)
                ?? view.calendar?.properties.color.map { .text($0 + "FF") }
        },
        LiveProperty(.caldav("calendar-timezone"), on: [.calendar], needs: .deadProperties) { view in
            kept(.caldav("calendar-timezone"), view)
        },
        LiveProperty(.caldav("calendar-timezone-id"), on: [.calendar]) { view in
            view.calendar?.properties.zone.map { .text($0) }
        },
        LiveProperty(.caldav("supported-calendar-component-set"), on: [.calendar, .outbox]) { view in
            if view.resource.kind == .outbox {
                return .elements {
                    $0.element(.caldav("comp"), [XMLAttribute(XMLName("", "name"), value: "VFREEBUSY")])
                }
            }
            guard let kinds = view.calendar?.properties.kinds else { return nil }
            return .elements { writer in
                for kind in ComponentKind.allCases where kinds.contains(kind) {
                    writer.element(.caldav("comp"), [XMLAttribute(XMLName("", "name"), value: kind.rawValue)])
                }
            }
        },
        LiveProperty(.caldav("supported-calendar-data"), on: [.calendar, .inbox, .outbox]) { view in
            .elements { writer in
                let types = ["text/calendar"] + (view.resource.kind == .outbox ? [] : ["application/calendar+json"])
                for type in types {
                    writer.element(
                        .caldav("calendar-data"),
                        [
                            XMLAttribute(XMLName("", "content-type"), value: type),
                            XMLAttribute(XMLName("", "version"), value: "2.0"),
                        ])
                }
            }
        },
        LiveProperty(.caldav("supported-collation-set"), on: [.calendar]) { _ in
            .elements { writer in
                for name in ["i;ascii-casemap", "i;octet", "i;unicode-casemap"] {
                    writer.element(.caldav("supported-collation"), text: name)
                }
            }
        },
        LiveProperty(.caldav("max-resource-size"), on: [.calendar, .outbox]) { view in
            .text(String(view.surroundings.settings.maximumResourceSize))
        },
        LiveProperty(.caldav("min-date-time"), on: [.calendar]) { _ in .text("00010101T000000Z") },
        LiveProperty(.caldav("max-date-time"), on: [.calendar]) { _ in .text("99991231T235959Z") },
        LiveProperty(.caldav("max-instances"), on: [.calendar]) { view in
            .text(String(view.surroundings.settings.maximumInstances))
        },
        LiveProperty(.caldav("max-attendees-per-instance"), on: [.calendar, .outbox]) { view in
            let settings = view.surroundings.settings
            return .text(
                String(view.resource.kind == .outbox ? settings.maximumAskedAbout : settings.maximumAttendees))
        },
        // The address can be a secret of its owner's.
        LiveProperty(.calendarServer("source"), on: [.calendar]) { view in
            guard view.resource.owner?.id == view.surroundings.principal.id else { return nil }
            return view.calendar?.source.map { .hrefs([$0]) }
        },
        LiveProperty(.caldav("schedule-calendar-transp"), on: [.calendar]) { view in
            view.calendar.map { .names([.caldav($0.properties.isTransparent ? "transparent" : "opaque")]) }
        },
    ]

    /// A property that is known and yet kept as its client wrote it, attributes and all.
    private static func kept(_ name: XMLName, _ view: ResourceView) -> PropertyContent? {
        view.dead(name.namespace, name.local).map { .kept($0) }
    }

    /// Of principals: RFC 4791 §6.2.1, RFC 6638 §2.4, and what Apple's clients ask for.
    static let calendarPrincipals: [LiveProperty] = [
        LiveProperty(.caldav("calendar-home-set"), on: [.principal]) { view in
            view.resource.owner.map { .hrefs([Paths.home(of: $0).href]) }
        },
        LiveProperty(.caldav("calendar-user-address-set"), on: [.principal]) { view in
            view.resource.owner.map { principal in
                .hrefs(principal.addresses.map { "mailto:" + $0 } + [Paths.principal(principal).href])
            }
        },
        LiveProperty(.caldav("calendar-user-type"), on: [.principal]) { view in
            view.resource.owner.map { .text(calendarUserType($0.kind)) }
        },
        LiveProperty(.calendarServer("email-address-set"), on: [.principal]) { view in
            view.resource.owner.map { principal in
                .elements { writer in
                    for address in principal.addresses {
                        writer.element(.calendarServer("email-address"), text: address)
                    }
                }
            }
        },
    ]

    /// RFC 5545 §3.2.3
    private static func calendarUserType(_ kind: Principal.Kind) -> String {
        switch kind {
        case .user: "INDIVIDUAL"
        case .team: "GROUP"
        case .resource: "RESOURCE"
        }
    }
}
