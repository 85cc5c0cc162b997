public import Failures
import HTTPTypes
public import Markup
public import WebDAV

/// `CALDAV:calendar-multiget` (RFC 4791 §7.9, §9.10): the properties of the objects with these paths.
public struct CalendarMultiget: Hashable, Sendable {
    public let properties: PropertyRequest
    /// How `calendar-data` is to be given, where it is among the properties.
    public var dataRequest: CalendarDataRequest?
    /// As they were sent, in their order.
    public let hrefs: [String]

    /// How many paths one report may name.
    public static let mostHrefs = 10_000

    public init(_ body: XMLElement) throws(Failure) {
        properties = try PropertyRequest(reportBody: body)
        dataRequest = try CalendarDataRequest(inReport: body)
        hrefs = body.all(.dav("href")).map { element in
            let text = element.text.drop(while: \.isWhitespace)
            return String(text.prefix { !$0.isNewline }).trimmingBlanksAtEnd
        }
        guard !hrefs.isEmpty else {
            throw Failure(
                .badRequest, reason: "calendar-multiget without href", detail: "A calendar-multiget names its objects.")
        }
        guard hrefs.count <= Self.mostHrefs else {
            throw Failure(
                .numberOfMatchesWithinLimits, reason: "\(hrefs.count) hrefs",
                detail: "A calendar-multiget names at most \(Self.mostHrefs) objects.")
        }
    }
}

extension String {
    fileprivate var trimmingBlanksAtEnd: String {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[...last])
    }
}
