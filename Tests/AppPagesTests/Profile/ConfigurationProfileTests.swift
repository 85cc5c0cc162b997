import CalendarModel
import Failures
import Testing

@testable import AppPages

struct ConfigurationProfileTests {
    private func profile(
        of user: String = "anna", at address: String = "https://calendar.example.org", displayName: String = "Anna"
    ) throws -> String {
        let profile = ConfigurationProfile(
            server: try #require(ServerAddress(address)), user: try #require(ResourceName(user)),
            displayName: displayName, password: "k7mqd-w3xvi-9bzrp-tn5ae")
        return try profile.xml(Phrasebook(.german))
    }

    private func values(_ xml: String, _ key: String) -> [String] {
        let lines = xml.split(separator: "\n").filter { $0.hasPrefix("<key>\(key)</key>") }
        return lines.map { String($0.dropFirst("<key>\(key)</key>".count)) }
    }

    @Test func `a profile sets up one calendar account`() throws {
        let xml = try profile()
        #expect(xml.hasPrefix(#"<?xml version="1.0" encoding="UTF-8"?>"# + "\n<!DOCTYPE plist "))
        #expect(
            values(xml, "PayloadType") == [
                "<string>Configuration</string>", "<string>com.apple.caldav.account</string>",
            ])
        #expect(values(xml, "CalDAVHostName") == ["<string>calendar.example.org</string>"])
        #expect(values(xml, "CalDAVPort") == ["<integer>443</integer>"])
        #expect(values(xml, "CalDAVUseSSL") == ["<true/>"])
        #expect(values(xml, "CalDAVPrincipalURL") == ["<string>/dav/principals/users/anna/</string>"])
        #expect(values(xml, "CalDAVUsername") == ["<string>anna</string>"])
        #expect(values(xml, "CalDAVPassword") == ["<string>k7mqd-w3xvi-9bzrp-tn5ae</string>"])
        #expect(
            values(xml, "PayloadIdentifier") == [
                "<string>org.example.calendar.turnus.anna</string>",
                "<string>org.example.calendar.turnus.anna.caldav</string>",
            ])
    }

    @Test func `without TLS it says so, with the port there is`() throws {
        let xml = try profile(at: "http://localhost:8008")
        #expect(values(xml, "CalDAVUseSSL") == ["<false/>"])
        #expect(values(xml, "CalDAVPort") == ["<integer>8008</integer>"])
    }

    @Test func `the same person at the same server gets the same identifiers, anybody else others`() throws {
        let first = values(try profile(), "PayloadUUID")
        #expect(Set(first).count == 2)
        #expect(values(try profile(displayName: "Another name"), "PayloadUUID") == first)
        #expect(Set(values(try profile(of: "bert"), "PayloadUUID")).isDisjoint(with: first))
        #expect(Set(values(try profile(at: "https://other.example.org"), "PayloadUUID")).isDisjoint(with: first))
    }

    @Test func `rfc9562 §5.8 identifiers are UUIDs of version 8`() {
        let uuid = ConfigurationProfile.uuid("anything")
        #expect(uuid.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        #expect(Array(uuid)[14] == "8")
        #expect("89AB".contains(Array(uuid)[19]))
    }

    @Test func `what people are called does not break out`() throws {
        let xml = try profile(displayName: "A<b>&\"'\u{1}\u{0} B")
        #expect(values(xml, "PayloadDisplayName")[0] == "<string>Turnus: A&lt;b&gt;&amp;&quot;&#39; B</string>")
    }
}
