public import ICalendar
import Secrets

/// What an object says, in a form that can be compared: its components but for DTSTAMP, which many programmes set to the
/// moment of the answer, and without the zones and the product around them.
public struct ObjectMeaning: Hashable, Sendable {
    private let digest: [UInt8]

    init(_ components: [LetterComponent]) {
        var octets: [UInt8] = []
        for component in components {
            var component = component
            component.removeAll("DTSTAMP")
            component.writeStrict(into: &octets)
        }
        digest = Digest.sha256(octets)
    }

    /// Of what cannot be read: unlike anything that can be.
    public static let none = ObjectMeaning(digest: [])

    private init(digest: [UInt8]) {
        self.digest = digest
    }

    /// Of an object as it is stored.
    public init(stored octets: [UInt8]) throws(ICalendarError) {
        self.init(try StoredLetter(octets).components)
    }
}
