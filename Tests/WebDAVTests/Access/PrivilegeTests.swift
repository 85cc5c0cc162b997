import CalendarModel
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct PrivilegeTests {
    private func written(_ body: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter(prefixes: WebDAVPrefixes.all)
        writer.begin(.dav("x"))
        _ = writer.takeOctets()
        body(&writer)
        return String(decoding: writer.takeOctets(), as: UTF8.self)
    }

    @Test func `rfc3744 §3 a privilege has one name`() {
        for privilege in Privilege.allCases { #expect(Privilege(privilege.name) == privilege) }
        #expect(Privilege(.dav("read-free-busy")) == nil)
        #expect(Privilege(.caldav("read")) == nil)
        #expect(Privilege(.dav("execute")) == nil)
        #expect(Privilege.scheduleSendFreeBusy.name == .caldav("schedule-send-freebusy"))
        #expect(Privilege.bind.elementName == .dav("bind"))
    }

    @Test func `rfc4791 §6.1.1 free-busy is read with everything else`() throws {
        let text = written { Privilege.writeSupported(to: &$0) }
        #expect(
            text.contains(
                "<D:supported-privilege><D:privilege><D:read/></D:privilege><D:description xml:lang=\"en\">"
                    + "Read the resource and its properties</D:description><D:supported-privilege><D:privilege>"
                    + "<C:read-free-busy/></D:privilege>"))
        #expect(text.hasPrefix("<D:supported-privilege><D:privilege><D:all/></D:privilege>"))
    }

    @Test func `rfc6638 §6 scheduling privileges are shown where they are of use`() throws {
        let all = written { Privilege.writeSupported(to: &$0) }
        for privilege in Privilege.allCases {
            #expect(all.contains(privilege.isOfCalendars ? "<C:\(privilege.rawValue)/>" : "<D:\(privilege.rawValue)/>"))
        }
        let calendar = written {
            Privilege.writeSupported(excluding: [.scheduleDeliver, .scheduleSend], to: &$0)
        }
        #expect(!calendar.contains("schedule-"))
        #expect(calendar.contains("<D:write-acl/>"))
    }

    @Test func `rfc3744 §5.4 the user's own privileges in the order of the tree`() {
        let text = written { Privilege.write([.readFreeBusy, .bind, .read], to: &$0) }
        #expect(
            text == "<D:privilege><D:read/></D:privilege><D:privilege><C:read-free-busy/></D:privilege>"
                + "<D:privilege><D:bind/></D:privilege>")
    }

    @Test func `rfc3744 §7.1.1 what is missing is named with its resource`() {
        let failure = Failure.needs(.readFreeBusy, on: ResourcePath(["a b"], isCollection: true))
        #expect(
            failure.condition == .needPrivileges([NeededPrivilege(.caldav("read-free-busy"), on: "/a%20b/")]))
        #expect(failure.status.code == 403)
    }
}
