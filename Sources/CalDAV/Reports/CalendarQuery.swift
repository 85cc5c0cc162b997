public import Failures
public import Markup
public import WebDAV

/// `CALDAV:calendar-query` (RFC 4791 §7.8, §9.5), read and checked.
public struct CalendarQuery: Hashable, Sendable {
    public let properties: PropertyRequest
    /// How `calendar-data` is to be given, where it is among the properties.
    public var dataRequest: CalendarDataRequest?
    public let filter: CalendarFilter
    /// Nothing: the zone of the calendar, else UTC.
    public let zone: QueryZone?

    public init(_ body: XMLElement) throws(Failure) {
        properties = try PropertyRequest(reportBody: body)
        dataRequest = try CalendarDataRequest(inReport: body)
        let filters = body.all(.caldav("filter"))
        guard filters.count == 1 else { throw .invalidFilter("\(filters.count) filters in the query, not one") }
        filter = try CalendarFilter(filters[0])
        zone = try QueryZone(body)
    }
}

extension CalendarDataRequest {
    /// The `calendar-data` among the properties of a report.
    init?(inReport body: XMLElement) throws(Failure) {
        guard let element = body.first(.dav("prop"))?.first(.caldav("calendar-data")) else { return nil }
        try self.init(element)
    }
}
