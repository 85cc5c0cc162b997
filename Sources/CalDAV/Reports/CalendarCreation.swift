public import Failures
import HTTPTypes
import Markup
public import WebDAV

/// What MKCALENDAR (RFC 4791 §5.3.1) or an extended MKCOL (RFC 5689 §5) makes: a calendar with these properties.
public struct CalendarCreation: Hashable, Sendable {
    /// What the client sets; nothing of it may fail.
    public let update: PropertyUpdate

    /// Reads the body of a MKCALENDAR; none is fine.
    public init(mkcalendar octets: [UInt8]) throws(Failure) {
        guard !octets.isEmpty else {
            update = PropertyUpdate(instructions: [])
            return
        }
        let root = try XMLElement(body: octets)
        guard root.name == .caldav("mkcalendar") else {
            throw Failure(
                .unsupportedMediaType, reason: "MKCALENDAR with \(root.name)",
                detail: "The body of MKCALENDAR is CALDAV:mkcalendar, not \(root.name).")
        }
        update = try PropertyUpdate(setOf: root)
    }

    /// Nothing where the MKCOL makes no calendar.
    public init?(_ creation: CollectionCreation) {
        guard creation.resourceTypes.contains(.caldav("calendar")) else { return nil }
        update = creation.update
    }
}
