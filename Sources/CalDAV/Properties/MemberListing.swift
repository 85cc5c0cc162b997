import CalendarModel
import Markup
import WebDAV

/// How a listing tells of the members of a calendar when all that is asked for is made of their summaries: worked out
/// once, without looking at each of them as a resource.
struct MemberListing: Sendable {
    struct Column: Sendable {
        let tag: PropertyTag
        let text: @Sendable (ObjectSummary) -> String
    }

    let columns: [Column]

    /// Nothing where something else is asked for.
    init?(_ request: PropertyRequest, _ items: [PropertyPlan.Item]) {
        guard case .some = request else { return nil }
        var columns: [Column] = []
        for item in items {
            guard case .live(let property) = item.source, property.privilege == .read else { return nil }
            if let text = property.memberText {
                columns.append(Column(tag: item.tag, text: text))
            } else if property.name == .dav("resourcetype") {
                columns.append(Column(tag: item.tag, text: { _ in "" }))
            } else {
                // A name that is live elsewhere may be dead here.
                return nil
            }
        }
        self.columns = columns
    }
}
