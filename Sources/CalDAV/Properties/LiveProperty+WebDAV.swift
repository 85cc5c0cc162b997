import CalendarModel
import Chronology
import HTTPSemantics
import ICalendar
import Markup
import WebDAV

extension LiveProperty {
    /// RFC 4918 §15, RFC 4331, RFC 5397, RFC 5842, RFC 6578.
    static let webDAV: [LiveProperty] = [
        LiveProperty(.dav("resourcetype"), on: .everything, inAllprop: true) { view in
            .names(resourceTypes(view.resource))
        },
        LiveProperty(
            .dav("getetag"), on: [.object, .file], inAllprop: true, memberText: { "\"" + $0.entityTag.value + "\"" }
        ) { view in
            view.resource.entityTag.map { .text("\"" + $0.value + "\"") }
        },
        LiveProperty(
            .dav("getcontenttype"), on: [.object, .file], inAllprop: true, memberText: contentType
        ) { view in
            switch view.resource {
            case .object(_, let member): .text(contentType(of: member))
            case .file(_, _, let file): file.mediaType.map { .text($0) }
            default: nil
            }
        },
        LiveProperty(
            .dav("getcontentlength"), on: [.object, .file], inAllprop: true, memberText: { String($0.octetCount) }
        ) { view in
            switch view.resource {
            case .object(_, let member): .text(String(member.octetCount))
            case .file(_, _, let file): .text(String(file.octetCount))
            default: nil
            }
        },
        LiveProperty(.dav("creationdate"), on: [.calendar, .object, .folder, .file], inAllprop: true) { view in
            times(view.resource).map { .text(internetTime(of: $0.created)) }
        },
        LiveProperty(.dav("getlastmodified"), on: [.calendar, .object, .folder, .file], inAllprop: true) { view in
            times(view.resource).map { .text(HTTPDate.text(of: $0.modified)) }
        },
        LiveProperty(
            .dav("displayname"), on: [.principal, .home, .calendar], inAllprop: true
        ) { view in
            switch view.resource {
            case .principal(let principal), .home(let principal): .text(principal.displayName)
            case .calendar(let placed): .text(placed.calendar.properties.displayName)
            default: nil
            }
        },
        LiveProperty(.dav("supportedlock"), on: .lockable, inAllprop: true) { _ in
            .elements { ResourceLock.writeSupported(to: &$0) }
        },
        LiveProperty(.dav("lockdiscovery"), on: .lockable, inAllprop: true, needs: .locks) { view in
            .elements { ResourceLock.write(view.locks, at: view.surroundings.now, to: &$0) }
        },
        LiveProperty(.dav("current-user-principal"), on: .everything) { view in
            .hrefs([Paths.principal(view.surroundings.principal).href])
        },
        LiveProperty(.dav("quota-used-bytes"), on: [.fileHome, .folder], needs: .fileUsage) { view in
            view.fileUsage.map { .text(String($0)) }
        },
        LiveProperty(.dav("quota-available-bytes"), on: [.fileHome, .folder], needs: .fileUsage) { view in
            view.fileUsage.map { .text(String(max(0, view.surroundings.settings.fileQuota - $0))) }
        },
        LiveProperty(.dav("sync-token"), on: [.calendar, .home], needs: .homeState) { view in
            SyncToken(view).map { .text($0.text) }
        },
        LiveProperty(.dav("resource-id"), on: [.calendar]) { view in
            view.calendar.map { .hrefs(["urn:x-turnus:calendar:\($0.id.rawValue)"]) }
        },
        LiveProperty(.dav("supported-report-set"), on: .everything) { view in
            .elements { writer in
                for report in ReportKind.all where report.kinds.contains(view.resource.kind) {
                    writer.begin(.dav("supported-report"))
                    writer.begin(.dav("report"))
                    writer.element(report.name)
                    writer.end()
                    writer.end()
                }
            }
        },
        // RFC 5995 §3.2.1
        LiveProperty(.dav("add-member"), on: [.calendar]) { view in
            .hrefs([view.resource.path.href + AddMember.suffix])
        },
    ]

    private static func resourceTypes(_ resource: Resource) -> [XMLName] {
        switch resource {
        case .principal: [.dav("collection"), .dav("principal")]
        case .calendar: [.dav("collection"), .caldav("calendar")]
        case .object: []
        case .inbox: [.dav("collection"), .caldav("schedule-inbox")]
        case .outbox: [.dav("collection"), .caldav("schedule-outbox")]
        case .file(_, _, let file): file.isCollection ? [.dav("collection")] : []
        case .root, .principals, .principalKind, .homes, .home, .fileHomes, .fileHome: [.dav("collection")]
        }
    }

    /// RFC 4791 §7: what GET says; the component lets clients sort without reading.
    @Sendable static func contentType(of member: ObjectSummary) -> String {
        contentTypes[member.kind] ?? "text/calendar; charset=utf-8"
    }

    private static let contentTypes = Dictionary(
        uniqueKeysWithValues: ComponentKind.allCases.map { kind in
            (kind, "text/calendar; charset=utf-8; component=" + kind.rawValue.lowercased())
        })

    /// RFC 3339, in UTC (RFC 4918 §15.1).
    private static func internetTime(of instant: Instant) -> String {
        let time = instant.utc
        let (year, month, day) = time.date.components
        let digits = { (number: Int, width: Int) in
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T"
            + "\(digits(time.hour, 2)):\(digits(time.minute, 2)):\(digits(time.second, 2))Z"
    }

    private static func times(_ resource: Resource) -> (created: Instant, modified: Instant)? {
        switch resource {
        case .calendar(let placed): (placed.calendar.created, placed.calendar.modified)
        case .object(_, let member): (member.created, member.modified)
        case .file(_, _, let file): (file.created, file.modified)
        default: nil
        }
    }
}

extension Set<ResourceKind> {
    /// Where LOCK works.
    static let lockable: Set<ResourceKind> = [.home, .calendar, .object, .fileHome, .folder, .file]
}
