import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct PropertyOutcomeTests {
    private let update = PropertyUpdate(instructions: [
        .set(XMLElement(.dav("displayname"))), .set(XMLElement(.dav("getetag"))), .remove(.dav("displayname")),
        .remove(XMLName("urn:x", "a")),
    ])

    @Test func `rfc4918 §9.2 all succeed together, each named once`() {
        #expect(
            PropertyOutcome.all(of: update, refused: [:]) == [
                PropertyOutcome(.dav("displayname"), .ok), PropertyOutcome(.dav("getetag"), .ok),
                PropertyOutcome(XMLName("urn:x", "a"), .ok),
            ])
    }

    @Test func `rfc4918 §9.2 where one is refused the others fail because of it`() {
        let outcomes = PropertyOutcome.all(
            of: update, refused: [.dav("getetag"): Failure(.cannotModifyProtectedProperty)])
        #expect(outcomes.map(\.status.code) == [424, 403, 424])
        var writer = MultistatusWriter()
        _ = writer.takeOctets()
        writer.response(href: "/a", outcomes: outcomes)
        #expect(
            String(decoding: writer.takeOctets(), as: UTF8.self) == """
                <D:response><D:href>/a</D:href>\
                <D:propstat><D:prop><D:displayname/><n4:a xmlns:n4="urn:x"/></D:prop>\
                <D:status>HTTP/1.1 424 Failed Dependency</D:status></D:propstat>\
                <D:propstat><D:prop><D:getetag/></D:prop><D:status>HTTP/1.1 403 Forbidden</D:status>\
                <D:error><D:cannot-modify-protected-property/></D:error></D:propstat></D:response>

                """)
    }

    @Test func `no outcome is nothing to write`() {
        #expect(PropertyOutcomes.none.isEmpty)
        #expect(PropertyOutcomes(missing: []).isEmpty)
        #expect(!PropertyOutcomes(missing: [.dav("a")]).isEmpty)
    }
}
