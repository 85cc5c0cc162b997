public import Failures
public import Markup

/// `CALDAV:filter` (RFC 4791 §9.7), read and checked: which objects a query is about.
///
/// What is not allowed is refused by the name of §7.8: `valid-filter` for what means nothing, `supported-collation` for
/// an order of letters that is not known, `supported-filter` for what is asked in a manner that RFC 4791 does not have.
public struct CalendarFilter: Hashable, Sendable {
    /// The one of the VCALENDAR.
    public let calendar: ComponentFilter

    public init(_ element: XMLElement) throws(Failure) {
        guard element.name == .caldav("filter") else { throw .invalidFilter("no filter but \(element.name.local)") }
        _ = try FilterChildren(element, allowed: ["comp-filter"])
        let filters = element.all(.caldav("comp-filter"))
        guard filters.count == 1 else { throw .invalidFilter("\(filters.count) comp-filters at the top, not one") }
        calendar = try ComponentFilter(filters[0], in: nil)
    }
}
