import CalendarModel
import Markup
import Testing
import WebDAV

struct AccessControlEntryTests {
    private func written(_ body: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter(prefixes: WebDAVPrefixes.all)
        writer.begin(.dav("acl"))
        _ = writer.takeOctets()
        body(&writer)
        return String(decoding: writer.takeOctets(), as: UTF8.self)
    }

    @Test func `rfc3744 §5.5 an entry grants privileges to a principal`() {
        let text = written { writer in
            AccessControlEntry.write(
                [
                    AccessControlEntry(
                        principal: .property(.dav("owner")), privileges: [.all], isProtected: true),
                    AccessControlEntry(
                        principal: .href("/p/a&b/"), privileges: [.read, .readFreeBusy], inheritedFrom: "/home/"),
                ], to: &writer)
        }
        #expect(
            text == """
                <D:ace><D:principal><D:property><D:owner/></D:property></D:principal>\
                <D:grant><D:privilege><D:all/></D:privilege></D:grant><D:protected/></D:ace>\
                <D:ace><D:principal><D:href>/p/a&amp;b/</D:href></D:principal>\
                <D:grant><D:privilege><D:read/></D:privilege><D:privilege><C:read-free-busy/></D:privilege></D:grant>\
                <D:inherited><D:href>/home/</D:href></D:inherited></D:ace>
                """)
    }

    @Test(arguments: [
        (AccessPrincipal.all, "all"), (.authenticated, "authenticated"), (.unauthenticated, "unauthenticated"),
        (.isSelf, "self"),
    ])
    func `rfc3744 §5.5.1 principals without a name`(principal: AccessPrincipal, name: String) {
        let text = written { AccessControlEntry.write([.init(principal: principal, privileges: [.read])], to: &$0) }
        #expect(text.hasPrefix("<D:ace><D:principal><D:\(name)/></D:principal>"))
    }

    @Test func `rfc3744 §5.6 nothing is denied and nobody excepted`() {
        #expect(written(AccessControlEntry.writeRestrictions) == "<D:grant-only/><D:no-invert/>")
    }
}
