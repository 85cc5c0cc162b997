public import CalendarModel
import Markup
import WebDAV

/// What a client is told (WebDAV-Push, Push Message): that a collection has changed, and not how.
public struct PushMessage: Hashable, Sendable {
    public static let mediaType = "application/xml; charset=\"UTF-8\""

    /// The text, before it is encrypted.
    public let octets: [UInt8]
    /// Undelivered messages with the same are replaced by this one (RFC 8030 §5.4).
    public let topic: String

    /// Nothing where what is new was not asked for.
    public init?(_ due: DuePush) {
        // A journal that was cut, or a copy that was restored: nobody knows what is new.
        let isUnknown = !due.hasNewContent && !due.hasNewProperties
        let tellsContent = due.registration.wantsContent && (due.hasNewContent || isUnknown)
        let tellsProperties = due.registration.wantsProperties && (due.hasNewProperties || isUnknown)
        guard tellsContent || tellsProperties else { return nil }
        var writer = XMLWriter(prefixes: [("P", XMLName.push("").namespace), ("D", XMLName.dav("").namespace)])
        writer.element(.push("push-message")) { writer in
            writer.element(.push("topic"), text: PushTopic.text(syncKey: due.syncKey))
            if tellsContent {
                writer.element(.push("content-update")) { writer in
                    // A home's token also knows of others' calendars, which are no part of its revision.
                    guard case .calendar = due.registration.collection else { return }
                    let token = SyncToken(.calendar, key: due.syncKey, revision: due.revision)
                    writer.element(.dav("sync-token"), text: token.text)
                }
            }
            if tellsProperties { writer.element(.push("property-update")) { _ in } }
        }
        octets = writer.takeOctets()
        topic = PushTopic.field(syncKey: due.syncKey, withProperties: tellsProperties)
    }
}
