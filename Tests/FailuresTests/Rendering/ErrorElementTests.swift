import Failures
import HTTPTypes
import Testing

struct ErrorElementTests {
    private let opening = """
        <?xml version="1.0" encoding="utf-8"?>
        <D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        """

    @Test func `rfc4918 §14.5 the condition stands inside DAV error`() throws {
        let element = try #require(ErrorElement(Failure(.validFilter, reason: "not for the client")))
        #expect(element.text == opening + "<C:valid-filter/></D:error>\n")
    }

    @Test func `rfc4791 §5.3.2.1 a conflict names the object, escaped`() throws {
        let element = try #require(ErrorElement(Failure(.noUIDConflict(with: "/dav/a&b<c>\u{1}.ics"))))
        #expect(
            element.text == opening
                + "<C:no-uid-conflict><D:href>/dav/a&amp;b&lt;c&gt;\u{FFFD}.ics</D:href></C:no-uid-conflict></D:error>\n"
        )
        let nameless = try #require(ErrorElement(Failure(.noUIDConflict(with: nil))))
        #expect(nameless.text == opening + "<C:no-uid-conflict/></D:error>\n")
    }

    @Test func `rfc3744 §7.1.1 missing privileges are named with their resources`() throws {
        let needed = [
            NeededPrivilege(.dav("bind"), on: "/dav/a/"), NeededPrivilege(.caldav("read-free-busy"), on: "/dav/b/"),
        ]
        let element = try #require(ErrorElement(Failure(.needPrivileges(needed))))
        #expect(
            element.text == opening
                + "<D:need-privileges><D:resource><D:href>/dav/a/</D:href><D:privilege><D:bind/></D:privilege></D:resource>"
                + "<D:resource><D:href>/dav/b/</D:href><D:privilege><C:read-free-busy/></D:privilege></D:resource>"
                + "</D:need-privileges></D:error>\n")
    }

    @Test func `rfc4918 §16 a lock names the paths it is on`() throws {
        let element = try #require(ErrorElement(Failure(.lockTokenSubmitted(["/a", "/b"]))))
        #expect(element.text.contains("<D:lock-token-submitted><D:href>/a</D:href><D:href>/b</D:href></D:lock-"))
    }

    @Test func `a failure without a condition has no such body`() {
        #expect(ErrorElement(Failure(.notFound)) == nil)
    }

    @Test func `rfc4918 §14.22 the condition of a property stands inside another document`() {
        #expect(ErrorElement(.validFilter).part == "<D:error><C:valid-filter/></D:error>")
    }
}
