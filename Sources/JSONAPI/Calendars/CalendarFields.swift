import CalendarModel
import Failures
import ICalendar

/// What can be said about a calendar in a body: what is absent stays, null takes away (RFC 7396).
struct CalendarFields {
    static let names = ["displayName", "description", "color", "timeZone", "transparent"]

    private let body: BodyReader
    private let resolver: ZoneResolver

    init(_ body: BodyReader, _ resolver: ZoneResolver) {
        self.body = body
        self.resolver = resolver
    }

    /// `properties` with everything that the body says about them.
    func applied(to properties: CalendarProperties) throws(Failure) -> CalendarProperties {
        var changed = properties
        changed.displayName = try body.text("displayName", length: 1...200) ?? properties.displayName
        if body.isNull("description") {
            changed.details = ""
        } else {
            changed.details = try body.text("description", length: 0...2000) ?? properties.details
        }
        if body.isNull("color") {
            changed.color = nil
        } else if let color = try body.text("color", length: 7...7) {
            guard color.hasPrefix("#"), color.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                throw body.failure("color", "A colour such as #2E7D32 is wanted.")
            }
            changed.color = color
        }
        changed.zone = body.isNull("timeZone") ? nil : try body.zone("timeZone", resolver)?.name ?? properties.zone
        changed.isTransparent = try body.flag("transparent") ?? properties.isTransparent
        return changed
    }
}
