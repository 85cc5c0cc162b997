import CalendarModel
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct AccessControlRequestTests {
    private func request(_ inner: String) throws -> AccessControlRequest {
        let body = "<D:acl xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'>\(inner)</D:acl>"
        return try AccessControlRequest(Array(body.utf8))
    }

    private static let read = "<D:grant><D:privilege><D:read/></D:privilege></D:grant>"

    @Test(
        arguments: [
            ("<D:href> /p/a%40b/\n</D:href>", .href("/p/a%40b/")), ("<D:all/>", .all),
            ("<D:authenticated/>", .authenticated),
            ("<D:unauthenticated/>", .unauthenticated), ("<D:self/>", .isSelf),
            ("<D:property><D:owner/></D:property>", .property(.dav("owner"))),
        ] as [(String, AccessPrincipal)])
    func `rfc3744 §5.5.1 whom an entry is about`(principal: String, expected: AccessPrincipal) throws {
        let request = try request("<D:ace><D:principal>\(principal)</D:principal>\(Self.read)</D:ace>")
        #expect(request.entries == [.init(principal: expected, privileges: [.read])])
    }

    @Test func `rfc3744 §8.1 an empty list takes everything away`() throws {
        #expect(try request("").entries == [])
    }

    @Test func `rfc3744 §5.5.2 privileges of both namespaces`() throws {
        let grant =
            "<D:grant><D:privilege><D:write/></D:privilege><D:privilege><C:read-free-busy/></D:privilege></D:grant>"
        let request = try request("<D:ace><D:principal><D:authenticated/></D:principal>\(grant)</D:ace>")
        #expect(request.entries.first?.privileges == [.write, .readFreeBusy])
    }

    @Test(
        arguments: [
            ("<D:invert><D:principal><D:all/></D:principal></D:invert>\(read)", .noInvert),
            ("<D:principal><D:all/></D:principal><D:deny><D:privilege><D:read/></D:privilege></D:deny>", .grantOnly),
            ("<D:principal><D:all/></D:principal>\(read)<D:protected/>", .noProtectedACEConflict),
            (
                "<D:principal><D:all/></D:principal>\(read)<D:inherited><D:href>/</D:href></D:inherited>",
                .noInheritedACEConflict
            ),
            ("<D:principal><D:everybody/></D:principal>\(read)", .recognizedPrincipal),
            (
                "<D:principal><D:all/></D:principal><D:grant><D:privilege><D:fly/></D:privilege></D:grant>",
                .notSupportedPrivilege
            ),
            (
                "<D:principal><D:all/></D:principal><D:grant><D:privilege><C:read/></D:privilege></D:grant>",
                .notSupportedPrivilege
            ),
        ] as [(String, Condition)])
    func `rfc3744 §8.1.1 what is restricted is refused by its name`(ace: String, condition: Condition) {
        let failure = #expect(throws: Failure.self) { try request("<D:ace>\(ace)</D:ace>") }
        #expect(failure?.condition == condition)
    }

    @Test(arguments: [
        "<D:ace/>", "<D:ace>\(read)</D:ace>", "<D:ace><D:principal/>\(read)</D:ace>",
        "<D:ace><D:principal><D:all/></D:principal></D:ace>",
        "<D:ace><D:principal><D:all/></D:principal><D:grant/></D:ace>",
        "<D:ace><D:principal><D:all/><D:self/></D:principal>\(read)</D:ace>",
        "<D:ace><D:principal><D:property/></D:principal>\(read)</D:ace>",
        "<D:ace><D:principal><D:all/></D:principal><D:grant><D:privilege/></D:grant></D:ace>",
    ])
    func `rfc3744 §5.5 an entry without its parts is refused`(inner: String) {
        let failure = #expect(throws: Failure.self) { try request(inner) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `rfc3744 §8.1.1 entries are counted, and the root is an acl`() throws {
        let ace = "<D:ace><D:principal><D:all/></D:principal>\(Self.read)</D:ace>"
        let most = String(repeating: ace, count: AccessControlRequest.maximumCount)
        #expect(try request(most).entries.count == AccessControlRequest.maximumCount)
        let failure = #expect(throws: Failure.self) { try request(most + ace) }
        #expect(failure?.condition == .limitedNumberOfACEs)
        #expect(throws: Failure.self) { try AccessControlRequest([]) }
        #expect(throws: Failure.self) { try AccessControlRequest(Array("<acl/>".utf8)) }
    }
}
