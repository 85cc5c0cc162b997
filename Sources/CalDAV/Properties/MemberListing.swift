import CalendarModel
import Markup
import WebDAV

/// How a listing tells of the members of a calendar when all that is asked for is made of their summaries and their
/// letters: worked out once, without looking at each of them as a resource.
struct MemberListing: Sendable {
    struct Column: Sendable {
        let tag: PropertyTag
        /// Nothing where it is what a report makes of the letter.
        let text: (@Sendable (ObjectSummary) -> String)?
    }

    let columns: [Column]

    /// Nothing where something else is asked for.
    init?(_ request: PropertyRequest, _ items: [PropertyPlan.Item]) {
        guard case .some = request else { return nil }
        var columns: [Column] = []
        for item in items {
            if case .data = item.source {
                columns.append(Column(tag: item.tag, text: nil))
                continue
            }
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
