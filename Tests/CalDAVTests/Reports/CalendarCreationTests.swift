import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

struct CalendarCreationTests {
    private let head = "<C:mkcalendar xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns:D='DAV:'>"

    @Test func `rfc4791 §5.3.1 a body is not needed`() throws {
        #expect(try CalendarCreation(mkcalendar: []).update.instructions.isEmpty)
    }

    @Test func `rfc4791 §5.3.1 the body sets properties`() throws {
        let body =
            head
            + "<D:set><D:prop><D:displayname>Work</D:displayname><C:calendar-description/></D:prop></D:set></C:mkcalendar>"
        let creation = try CalendarCreation(mkcalendar: Array(body.utf8))
        #expect(creation.update.names == [.dav("displayname"), .caldav("calendar-description")])
    }

    @Test func `rfc4791 §5.3.1 another body is not understood, broken XML is a bad request`() {
        func status(_ body: String) -> Int? {
            do {
                _ = try CalendarCreation(mkcalendar: Array(body.utf8))
                return nil
            } catch {
                return error.status.code
            }
        }
        #expect(status("<mkcol xmlns='DAV:'/>") == 415)
        #expect(status("<mkcalendar") == 400)
    }

    @Test(arguments: [("<D:collection/><C:calendar/>", true), ("<D:collection/>", false)])
    func `rfc5689 §5 an extended MKCOL makes a calendar where it says so`(types: String, isCalendar: Bool) throws {
        let body = """
            <D:mkcol xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns:D='DAV:'><D:set><D:prop>
            <D:resourcetype>\(types)</D:resourcetype></D:prop></D:set></D:mkcol>
            """
        let creation = CalendarCreation(try CollectionCreation(mkcol: Array(body.utf8), contentType: "text/xml"))
        #expect((creation != nil) == isCalendar)
        #expect(creation?.update.names == (isCalendar ? [.dav("resourcetype")] : nil))
    }
}
