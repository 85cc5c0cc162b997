import CalendarModel
import Failures
import Markup
import WebDAV

/// The expand-property report (RFC 3253 §3.8): properties, and those of the resources that they point to.
extension Exchange {
    func expandProperty(
        _ resource: Resource, _ privileges: Set<Privilege>, _ body: XMLElement
    ) async throws -> DAVAnswer {
        let wish = try ExpandProperty(body)
        var writer = MultistatusWriter()
        var budget = Self.expansionBudget
        try await expand(wish.properties, of: resource, privileges, to: &writer, &budget)
        writer.finish()
        return .xml(.multiStatus, writer.takeOctets(), fields: preferenceFields)
    }

    /// How many resources one report tells of: every level may multiply them.
    private static let expansionBudget = 5000

    private func expand(
        _ items: [ExpandProperty.Item], of resource: Resource, _ privileges: Set<Privilege>,
        to writer: inout MultistatusWriter, _ budget: inout Int
    ) async throws {
        budget -= 1
        guard budget >= 0 else { throw Failure(.numberOfMatchesWithinLimits) }
        let plan = PropertyPlan(.some(items.map(\.name)), isMinimal: preferences.isMinimal)
        let view = try await loader.view(of: resource, privileges, needs: plan.needs)
        var missing: [XMLName] = []
        var forbidden: [XMLName] = []
        writer.beginResponse(href: resource.path.href)
        for (item, planned) in zip(items, plan.items) {
            switch plan.outcome(of: planned, view, nil) {
            case .missing: missing.append(item.name)
            case .forbidden: forbidden.append(item.name)
            case .found(.hrefs(let hrefs)) where !item.nested.isEmpty:
                writer.beginProperty(planned.tag)
                for href in hrefs { try await expand(item.nested, at: href, to: &writer, &budget) }
                writer.endProperty(planned.tag)
            case .found(let content): content.write(as: planned.tag, to: &writer)
            }
        }
        writer.endResponse(plan.isMinimal ? .none : PropertyOutcomes(missing: missing, forbidden: forbidden))
    }

    /// What is not ours, not there or not for this principal is an error inside the answer, not data.
    private func expand(
        _ items: [ExpandProperty.Item], at href: String, to writer: inout MultistatusWriter, _ budget: inout Int
    ) async throws {
        do {
            let found = try await finder.find(
                ResourcePath(reference: href, bases: request.bases), for: .readCurrentUserPrivilegeSet)
            try await expand(items, of: try found.required(), found.privileges, to: &writer, &budget)
        } catch let failure as Failure where failure.condition != .numberOfMatchesWithinLimits {
            writer.response(href: href, failure: failure)
        }
    }
}
