import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Storage
import Testing
import WebDAV

@testable import CalDAV

/// WebDAV-Push: what is announced, and who is told of changes.
struct PushRegisterTests {
    /// The receiver of RFC 8291 §5.
    private static let key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    private static let secret = "BTBZMqHH6r4Tts7J_aSIgg"
    private static let on = DAVSettings(pushKey: "BOurs")
    private static let names = #"xmlns:D="DAV:" xmlns:P="https://bitfire.at/webdav-push""#
    private let xml = ["Content-Type": "application/xml; charset=utf-8"]

    private func register(
        endpoint: String = "https://push.example.org/1", key: String = key, secret: String = secret,
        trigger: String = "<P:content-update><D:depth>1</D:depth></P:content-update>", expires: String = ""
    ) -> String {
        """
        <P:push-register \(Self.names)><P:subscription><P:web-push-subscription>\
        <P:push-resource>\(endpoint)</P:push-resource>\
        <P:subscription-public-key type="p256dh">\(key)</P:subscription-public-key>\
        <P:auth-secret>\(secret)</P:auth-secret></P:web-push-subscription></P:subscription>\
        <P:trigger>\(trigger)</P:trigger>\(expires)</P:push-register>
        """
    }

    @Test(arguments: [House.home, House.calendar])
    func `webdav-push a collection says how it tells of changes, where it does`(path: String) async throws {
        let asked = """
            <D:propfind \(Self.names)><D:prop><P:transports/><P:topic/><P:supported-triggers/></D:prop></D:propfind>
            """
        try await House.open(settings: Self.on) { (house: House) async throws in
            let seen = try await house.read("PROPFIND", path, ["Depth": "0"], asked).responses[0]
            let transports = try #require(seen.found[.push("transports")])
            let vapid = transports.first(.push("web-push"))?.first(.push("vapid-public-key"))
            #expect(vapid?.text == "BOurs")
            #expect(vapid?.attribute("type") == "p256ecdsa")
            #expect(seen.text(.push("topic"))?.count == 24)
            #expect(seen.names(.push("supported-triggers"))?.contains(.push("content-update")) == true)
            #expect(try await house.ask("OPTIONS", path).fields[.dav]?.hasSuffix(", webdav-push") == true)
        }
        try await House.open { (house: House) async throws in
            let seen = try await house.read("PROPFIND", path, ["Depth": "0"], asked).responses[0]
            #expect(seen.found.isEmpty)
            #expect(try await house.ask("OPTIONS", path).fields[.dav]?.contains("push") == false)
            let reply = try await house.ask("POST", path, xml, register())
            #expect(reply.status == 403)
            #expect(reply.condition == .pushNotAvailable)
        }
    }

    @Test(arguments: [House.home, House.calendar])
    func `webdav-push a registration has an address and an end`(path: String) async throws {
        try await House.open(settings: Self.on) { (house: House) async throws in
            let reply = try await house.ask("POST", path, xml, register())
            #expect(reply.status == 201)
            let location = try #require(reply.fields[.location])
            #expect(location.hasPrefix(House.base + "/push/"))
            #expect(reply.fields[.expires]?.hasSuffix("GMT") == true)
            let again = try await house.ask("POST", path, xml, register())
            #expect(again.fields[.location] == location)
            let token = try #require(PushAddress.token(in: String(location.dropFirst(House.base.count))))
            #expect(try await house.store.removePush(token: token, of: house.anna.id, at: Example.now))
        }
    }

    @Test func `webdav-push what cannot be told is refused by name`() async throws {
        try await House.open(settings: Self.on) { (house: House) async throws in
            let refused: [(String, Condition)] = [
                (register(endpoint: "ftp://push.example.org/"), .invalidSubscription),
                (register(key: String(Self.key.dropLast())), .invalidSubscription),
                (register(secret: "c2hvcnQ"), .invalidSubscription),
                (register(trigger: ""), .noSupportedTrigger),
            ]
            for (body, condition) in refused {
                let reply = try await house.ask("POST", House.calendar, xml, body)
                #expect(reply.status == 403)
                #expect(reply.condition == condition)
            }
            let past = "<P:expires>Mon, 01 Jan 2001 00:00:00 GMT</P:expires>"
            #expect(try await house.ask("POST", House.calendar, xml, register(expires: past)).status == 400)
            let others = try await house.ask("POST", House.calendar, by: house.carl, xml, register())
            #expect(others.status == 403)
        }
    }

    @Test func `webdav-push whoever wrote is not told, all others are`() async throws {
        try await House.open(settings: Self.on) { (house: House) async throws in
            let reply = try await house.ask("POST", House.calendar, xml, register())
            let location = try #require(reply.fields[.location])
            let text = String(decoding: Example.calendar(Example.weekly), as: UTF8.self)
            let fields = ["Content-Type": "text/calendar", "Push-Dont-Notify": "\"\(location)\""]
            #expect(try await house.ask("PUT", House.calendar + "a.ics", fields, text).status == 201)
            #expect(try await house.store.duePushes(at: Example.now, limit: 10).isEmpty)
            #expect(try await house.ask("DELETE", House.calendar + "a.ics").status == 204)
            let due = try await house.store.duePushes(at: Example.now, limit: 10)
            #expect(due.count == 1)
            let message = try #require(due.first.flatMap(PushMessage.init))
            let root = try XMLElement(reading: message.octets, limits: .request)
            #expect(root.name == .push("push-message"))
            let token = root.first(.push("content-update"))?.first(.dav("sync-token"))?.text
            let synced = try await house.ask(
                "REPORT", House.calendar, [:],
                """
                <D:sync-collection \(Self.names)><D:sync-token>\(token ?? "")</D:sync-token>\
                <D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>
                """)
            #expect(try synced.multistatus().responses.isEmpty)
        }
    }

    @Test func `rfc3744 whoever may no longer read is no longer told`() async throws {
        try await House.open(settings: Self.on) { (house: House) async throws in
            let calendar = try #require(await house.store.calendars(of: house.anna.id).first)
            let draft = PushRegistration(
                token: "T", principal: house.carl.id, collection: .calendar(calendar.id),
                endpoint: "https://push.example.org/1", publicKey: [4], secret: [1], wantsContent: true,
                wantsProperties: false, expires: Example.now.advanced(bySeconds: 60))
            #expect(try await !PushRights(store: house.store).mayTell(draft))
            var own = draft
            own.principal = house.anna.id
            #expect(try await PushRights(store: house.store).mayTell(own))
        }
    }
}
