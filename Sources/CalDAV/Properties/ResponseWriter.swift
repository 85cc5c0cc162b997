import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// Writes a multistatus whose responses all tell the properties of one plan.
struct ResponseWriter: Sendable {
    let plan: PropertyPlan
    private var multistatus = MultistatusWriter()
    /// What was missing in the last response: mostly it is missing in the next one, too.
    private var missing: (names: [XMLName], forbidden: [XMLName], outcomes: PropertyOutcomes) = ([], [], .none)

    /// The path of the calendar whose members are being told of.
    private var shelf: (calendar: CalendarID, href: String)?

    init(_ plan: PropertyPlan) {
        self.plan = plan
    }

    mutating func takeOctets() -> [UInt8] { multistatus.takeOctets() }

    mutating func finish(syncToken: SyncToken? = nil) { multistatus.finish(syncToken: syncToken?.text) }

    /// The response for a resource; `data` is what a report has made of its letter.
    mutating func write(_ view: ResourceView, data: PropertyContent? = nil) {
        if case .object(let placed, let member) = view.resource {
            multistatus.beginResponse(href: shelfHref(of: placed, member.calendar), segment: member.name)
        } else {
            multistatus.beginResponse(href: view.resource.path.href)
        }
        multistatus.endResponse(writeProperties(of: view, data: data))
    }

    /// The response for a member of which the listing tells; `data` is what a report has made of its letter.
    mutating func write(
        _ member: ObjectSummary, of placed: PlacedCalendar, _ listing: MemberListing, data: PropertyContent? = nil
    ) {
        multistatus.beginResponse(href: shelfHref(of: placed, member.calendar), segment: member.name)
        for column in listing.columns {
            if let text = column.text {
                multistatus.property(column.tag, text: text(member))
            } else {
                data?.write(as: column.tag, to: &multistatus)
            }
        }
        let isIncomplete = plan.wantsData && data == nil && !plan.isMinimal
        multistatus.endResponse(isIncomplete ? outcomes(missing: [PropertyPlan.dataName], forbidden: []) : .none)
    }

    /// The path of a calendar is worked out once for all its members.
    private mutating func shelfHref(of placed: PlacedCalendar, _ calendar: CalendarID) -> String {
        if let shelf, shelf.calendar == calendar { return shelf.href }
        let href = placed.path.asCollection().href
        shelf = (calendar, href)
        return href
    }

    private mutating func writeProperties(of view: ResourceView, data: PropertyContent?) -> PropertyOutcomes {
        var names: [XMLName] = []
        var forbidden: [XMLName] = []
        for item in plan.items {
            switch plan.outcome(of: item, view, data) {
            case .found(let content): content.write(as: item.tag, to: &multistatus)
            case .missing: names.append(item.name)
            case .forbidden: forbidden.append(item.name)
            }
        }
        switch plan.request {
        case .some: return plan.isMinimal ? .none : outcomes(missing: names, forbidden: forbidden)
        case .all:
            for property in view.dead where !isLive(property, on: view.resource.kind) {
                multistatus.property(property)
            }
        case .names:
            for property in view.dead where !isLive(property, on: view.resource.kind) {
                multistatus.property(PropertyTag(XMLName(property.namespace, property.name)))
            }
        }
        return .none
    }

    /// Whether what is kept as it was written is one of our own properties, which is told where it is asked for.
    private func isLive(_ property: DeadProperty, on kind: ResourceKind) -> Bool {
        LiveProperty.byName[XMLName(property.namespace, property.name)]?.kinds.contains(kind) == true
    }

    private mutating func outcomes(missing names: [XMLName], forbidden: [XMLName]) -> PropertyOutcomes {
        if names.isEmpty, forbidden.isEmpty { return .none }
        if names != missing.names || forbidden != missing.forbidden {
            missing = (names, forbidden, PropertyOutcomes(missing: names, forbidden: forbidden))
        }
        return missing.outcomes
    }

    /// A member that is not there, or not any more.
    mutating func writeMissing(_ href: String) {
        multistatus.response(href: href, status: .notFound)
    }

    /// There are more members than the client wanted to have at once (RFC 6578 §3.6).
    mutating func writeCut(_ href: String) {
        multistatus.response(href: href, failure: Failure(.numberOfMatchesWithinLimits))
    }
}

extension DAVAnswer {
    /// What has been written, and what `more` writes behind it while it is read; without more, in one piece.
    static func multistatus(
        _ begun: ResponseWriter, fields: HTTPFields,
        more: (@Sendable (inout ResponseWriter, OctetSink) async throws -> Void)? = nil
    ) -> DAVAnswer {
        guard let more else {
            var writer = begun
            return .xml(.multiStatus, writer.takeOctets(), fields: fields)
        }
        return .multistatus(fields: fields) { sink in
            var writer = begun
            try await sink.write(writer.takeOctets())
            try await more(&writer, sink)
            try await sink.write(writer.takeOctets())
        }
    }
}
