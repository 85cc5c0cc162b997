import CalendarModel
import Chronology
import Failures
import Testing

@testable import AppPages

struct SetupPageTests {
    private func page(
        _ language: Language = .german, _ occasion: SetupPage.Occasion = .visit, displayName: String = "Anna Muster",
        devices: [SetupPage.Device] = [], address: String = "https://calendar.example.org"
    ) throws -> SetupPage {
        SetupPage(
            language: language, server: try #require(ServerAddress(address)),
            principal: Principal(
                id: PrincipalID(rawValue: 1), kind: .user, name: try #require(ResourceName("anna")),
                displayName: displayName, addresses: [], isAdministrator: false),
            devices: devices, formToken: "TOKEN", occasion: occasion,
            now: Instant(utc: WallTime(try #require(CivilDate(year: 2026, month: 12, day: 8)))))
    }

    @Test func `the page has address, name, a code and a form with a token for everything that changes something`()
        throws
    {
        let html = try page().html()
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"de\">"))
        #expect(html.contains(#"readonly value="https://calendar.example.org/dav/""#))
        #expect(html.contains(#"readonly value="anna""#))
        #expect(html.contains(#"<svg class="qr" viewBox="-4 -4 "#))
        #expect(html.contains("„Apple-Gerät, 8. Dezember“"))
        let forms = html.split(separator: "<form ").dropFirst()
        #expect(forms.count == 2)
        #expect(forms.allSatisfy { $0.hasPrefix(#"method="post""#) && $0.contains(#"name="form" value="TOKEN""#) })
        #expect(!html.contains("{{"))
    }

    @Test(arguments: Language.allCases)
    func `there is no script, no inline style, one heading and no link to elsewhere`(language: Language) throws {
        let html = try page(language).html()
        for foreign in ["<script", "style=", "onclick", "<style"] {
            #expect(!html.contains(foreign))
        }
        #expect(html.split(separator: "<h1>").count == 2)
        #expect(html.split(separator: "href=\"").dropFirst().allSatisfy { $0.hasPrefix("/app/") || $0.hasPrefix("#") })
        #expect(html.contains(#"<link rel="stylesheet" href="/app/\#(Stylesheet.fileName)">"#))
    }

    @Test func `english is english throughout`() throws {
        let html = try page(.english).html()
        #expect(html.contains("<html lang=\"en\">"))
        #expect(html.contains("Your calendar on every device"))
        #expect(html.contains(#"<a aria-current="true" href="/app/setup?lang=en""#))
        for word in ["Gerät", "Adresse", "Kalender"] { #expect(!html.contains(word)) }
    }

    @Test func `every label and description leads to what is there`() throws {
        let html = try page(.german, .unusableLabel("")).html()
        let identifiers = Set(html.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) })
        for attribute in ["for=\"", "aria-labelledby=\"", "aria-describedby=\"", "href=\"#"] {
            let named = html.split(separator: attribute).dropFirst().flatMap {
                $0.prefix { $0 != "\"" }.split(separator: " ")
            }
            #expect(!named.isEmpty)
            #expect(named.allSatisfy { identifiers.contains(String($0)) }, "\(attribute) \(named)")
        }
    }

    @Test func `a new password is shown, and the title says so`() throws {
        let html = try page(.german, .made(password: "k7mqd-w3xvi-9bzrp-tn5ae", label: "Tablet")).html()
        #expect(html.contains("<code>k7mqd-w3xvi-9bzrp-tn5ae</code>"))
        #expect(html.contains("<title>Ihr neues App-Passwort · Turnus</title>"))
        #expect(html.split(separator: "<h1>").count == 2)
    }

    @Test func `a name that is none is shown again, with what would be right`() throws {
        let html = try page(.english, .unusableLabel("<b>")).html()
        #expect(html.contains(#"aria-invalid="true""#))
        #expect(html.contains("Enter 1 to 100 characters."))
        #expect(html.contains("value=\"&lt;b&gt;\""))
    }

    @Test func `an old form is named as such`() throws {
        #expect(try page(.german, .staleForm).html().contains("Diese Seite war zu lange offen."))
        #expect(try !page().html().contains("Diese Seite war zu lange offen."))
    }

    @Test func `devices are named, with their last day and a button of their own`() throws {
        let html = try page(
            .german,
            devices: [
                .init(id: CredentialID(rawValue: 7), label: "iPad", lastUsed: nil),
                .init(id: CredentialID(rawValue: 8), label: "<i>", lastUsed: Instant(secondsSinceEpoch: 1_796_600_000)),
            ]
        ).html()
        #expect(html.contains(#"name="id" value="7" aria-label="Sperren: iPad""#))
        #expect(html.contains("noch nie benutzt"))
        #expect(html.contains("zuletzt benutzt: "))
        #expect(html.contains("&lt;i&gt;"))
        #expect(!html.contains("<i>"))
        #expect(html.split(separator: "<form ").count == 5)
    }

    @Test func `what people are called does not break out`() throws {
        #expect(try page(displayName: "<script>alert(1)</script>").html().contains("&lt;script&gt;"))
    }

    @Test func `an address without TLS is warned of`() throws {
        #expect(try page(address: "http://localhost:8008").html().contains("nicht verschlüsselt"))
        #expect(try !page().html().contains("nicht verschlüsselt"))
    }

    @Test(arguments: [
        ("https://calendar.example.org:8443", "caldavs://anna@calendar.example.org:8443/dav/"),
        ("http://localhost:8008", "caldav://anna@localhost:8008/dav/"),
    ])
    func `the code opens DAVx⁵ with address and name`(address: String, text: String) throws {
        #expect(try page(address: address).codeText == text)
    }
}
