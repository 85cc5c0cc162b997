public import CalendarModel
import Mustache
import Secrets

/// What a telephone or Mac of Apple's is told to set up a calendar account (Configuration Profile Reference,
/// `com.apple.caldav.account`): a property list in XML.
///
/// Its identifiers follow from server and user, so that a second profile takes the place of the first.
public struct ConfigurationProfile: Hashable, Sendable {
    public static let mediaType = "application/x-apple-aspen-config"

    public let server: ServerAddress
    public let user: ResourceName
    public let displayName: String
    /// The app password that was made for it: a secret.
    public let password: String

    public init(server: ServerAddress, user: ResourceName, displayName: String, password: String) {
        self.server = server
        self.user = user
        self.displayName = displayName
        self.password = password
    }

    private struct View {
        let host: String
        let port: Int
        let isSecure: Bool
        let principal: String
        let user: String
        let password: String
        let title: String
        let identifier: String
        let profileUUID: String
        let accountUUID: String
    }

    /// Throws only where the template cannot be read, which is a mistake of ours.
    public func xml(_ phrases: Phrasebook) throws -> String {
        let seed = "\(server.host):\(server.port)/\(user.value)"
        let view = View(
            host: server.host, port: server.port, isSecure: server.isSecure,
            principal: "/dav/principals/users/\(user.value)/", user: user.value, password: password,
            title: Self.printable(phrases.profileTitle(displayName)), identifier: identifier,
            profileUUID: Self.uuid("profile " + seed), accountUUID: Self.uuid("account " + seed))
        return try Self.template.get().render(view)
    }

    /// The host backwards, as Apple's identifiers are: `org.example.calendar.turnus.anna`.
    private var identifier: String {
        let labels = server.host.split(separator: ".").reversed().joined(separator: ".")
        return "\(labels).turnus.\(user.value)"
    }

    /// A name-based UUID of version 8 (RFC 9562 §5.8): from a digest, so always the same.
    static func uuid(_ name: String) -> String {
        var octets = Array(Digest.sha256(Array("turnus \(name)".utf8)).prefix(16))
        octets[6] = octets[6] & 0x0F | 0x80
        octets[8] = octets[8] & 0x3F | 0x80
        let digits = Array(Hexadecimal.encode(octets).uppercased())
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    /// XML 1.0 §2.2 has no place for control characters.
    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    private static let template = Result {
        try MustacheTemplate(
            string: """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                <key>PayloadType</key><string>Configuration</string>
                <key>PayloadVersion</key><integer>1</integer>
                <key>PayloadIdentifier</key><string>{{identifier}}</string>
                <key>PayloadUUID</key><string>{{profileUUID}}</string>
                <key>PayloadDisplayName</key><string>{{title}}</string>
                <key>PayloadRemovalDisallowed</key><false/>
                <key>PayloadContent</key>
                <array>
                <dict>
                <key>PayloadType</key><string>com.apple.caldav.account</string>
                <key>PayloadVersion</key><integer>1</integer>
                <key>PayloadIdentifier</key><string>{{identifier}}.caldav</string>
                <key>PayloadUUID</key><string>{{accountUUID}}</string>
                <key>PayloadDisplayName</key><string>{{title}}</string>
                <key>CalDAVAccountDescription</key><string>{{title}}</string>
                <key>CalDAVHostName</key><string>{{host}}</string>
                <key>CalDAVPort</key><integer>{{port}}</integer>
                <key>CalDAVUseSSL</key>{{#isSecure}}<true/>{{/isSecure}}{{^isSecure}}<false/>{{/isSecure}}
                <key>CalDAVPrincipalURL</key><string>{{principal}}</string>
                <key>CalDAVUsername</key><string>{{user}}</string>
                <key>CalDAVPassword</key><string>{{password}}</string>
                </dict>
                </array>
                </dict>
                </plist>

                """)
    }
}
