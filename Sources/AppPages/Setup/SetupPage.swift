public import CalendarModel
public import Chronology
public import Failures
import Mustache

/// `/app/setup`: everything it takes to see a calendar on a device, on one page that needs no script.
public struct SetupPage: Sendable {
    public static let mediaType = "text/html; charset=utf-8"

    /// A device that has an app password.
    public struct Device: Hashable, Sendable {
        public let id: CredentialID
        public let label: String
        public let lastUsed: Instant?

        public init(id: CredentialID, label: String, lastUsed: Instant?) {
            self.id = id
            self.label = label
            self.lastUsed = lastUsed
        }
    }

    /// What is different this time.
    public enum Occasion: Hashable, Sendable {
        case visit
        /// An app password was just made; its text is here and nowhere else.
        case made(password: String, label: String)
        /// The form was older than forms may be; nothing was done.
        case staleForm
        /// The name of the device was none; this is what was typed.
        case unusableLabel(String)
    }

    let language: Language
    let server: ServerAddress
    let principal: Principal
    let devices: [Device]
    let formToken: String
    let occasion: Occasion
    let now: Instant

    public init(
        language: Language, server: ServerAddress, principal: Principal, devices: [Device], formToken: String,
        occasion: Occasion = .visit, now: Instant
    ) {
        self.language = language
        self.server = server
        self.principal = principal
        self.devices = devices
        self.formToken = formToken
        self.occasion = occasion
        self.now = now
    }

    /// Throws only where the template cannot be read, which is a mistake of ours.
    public func html() throws -> String {
        try Self.library.get().render(SetupView(self), withTemplate: "page") ?? ""
    }

    /// What the code tells the camera: name and address, in the form that opens DAVx⁵ (and no password).
    var codeText: String {
        let scheme = server.isSecure ? "caldavs" : "caldav"
        let rest = server.calendars.drop { $0 != ":" }.dropFirst(3)
        // The only character of a name that would end it here.
        return "\(scheme)://\(principal.name.value.replacing("@", with: "%40"))@\(rest)"
    }

    private static let library = Result { try PageFrame.library(content: content) }
}
