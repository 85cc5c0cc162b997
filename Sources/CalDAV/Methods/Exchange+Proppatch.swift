import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// PROPPATCH (RFC 4918 §9.2).
extension Exchange {
    func proppatch() async throws -> DAVAnswer {
        let update = try PropertyUpdate(request.body)
        let (resource, _) = try await target(for: .writeProperties)
        if case .inbox(let owner) = resource { return try await proppatchInbox(of: owner, update) }
        guard let owner = resource.propertyOwner else { throw refuse(resource.kind) }
        try await check([.content(resource.path)])
        let refused: [XMLName: Failure]
        if case .calendar(let placed) = resource {
            var draft = CalendarDraft(placed.calendar.properties)
            refused = update.apply(to: &draft, creating: false, service.resolver)
            if refused.isEmpty {
                try await store.setProperties(
                    draft.properties, dead: draft.dead, of: placed.calendar.id, at: request.now)
            }
        } else {
            let (changes, found) = update.changes(on: resource.kind)
            refused = found
            if refused.isEmpty { try await store.change(changes, of: owner, at: request.now) }
        }
        return outcome(of: update, on: resource, refused)
    }

    func outcome(of update: PropertyUpdate, on resource: Resource, _ refused: [XMLName: Failure]) -> DAVAnswer {
        // RFC 8144 §2.1: nothing need be said where all went well.
        if preferences.isMinimal, refused.isEmpty { return DAVAnswer(.ok, fields: preferenceFields) }
        var writer = MultistatusWriter()
        writer.response(
            href: resource.path.href, outcomes: PropertyOutcome.all(of: update, refused: refused))
        writer.finish()
        return .xml(.multiStatus, writer.takeOctets(), fields: preferenceFields)
    }
}
