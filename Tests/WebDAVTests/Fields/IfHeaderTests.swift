import CalendarModel
import Failures
import HTTPTypes
import Testing
import WebDAV

struct IfHeaderTests {
    private let here = ResourcePath(["dav", "a"], isCollection: false)
    private let there = ResourcePath(["dav", "b c"], isCollection: true)
    private let bases = ["http://www.example.org"]

    /// `/dav/a` has the tag "x" and the lock urn:1, `/dav/b c/` has "y" and urn:2.
    private func holds(_ field: String) throws -> Bool {
        try IfHeader(parsing: field).holds(for: here, bases: bases) { path in
            if path.isSame(as: here) { return IfState(entityTag: EntityTag("x"), lockTokens: ["urn:1"]) }
            if path.isSame(as: there) { return IfState(entityTag: EntityTag("y"), lockTokens: ["urn:2"]) }
            return IfState(entityTag: nil, lockTokens: [])
        }
    }

    @Test(arguments: [
        ("(<urn:1>)", true), ("(<urn:2>)", false), ("([\"x\"])", true), ("([\"y\"])", false),
        ("(<urn:1> [\"x\"])", true),
        ("(<urn:1>[\"x\"])", true), ("(<urn:1> [\"y\"])", false), ("(<urn:2>) (<urn:1>)", true),
        ("(<urn:2>)(<urn:3>)", false),
        ("(Not <urn:2>)", true), ("(not<urn:1>)", false), ("(Not [\"y\"] <urn:1>)", true),
        ("(<urn:1> NOT [\"x\"])", false),
        ("(<DAV:no-lock>)", false), ("(Not <DAV:no-lock>)", true), ("(<urn:9>) (Not <DAV:no-lock>)", true),
        ("  ( <urn:1>\t[\"x\"] )  ", true),
    ])
    func `rfc4918 §10.4.3 lists without a tag are about the request's resource`(field: String, holds: Bool) throws {
        #expect(try self.holds(field) == holds)
    }

    @Test(arguments: [
        ("<http://www.example.org/dav/b%20c/> (<urn:2>)", true), ("</dav/b%20c> ([\"y\"])", true),
        ("</dav/b%20c> ([\"x\"])", false), ("</dav/b%20c> (<urn:1>) </dav/a> (<urn:1>)", true),
        ("</dav/b%20c> (<urn:1>) (<urn:2>)", true), ("</dav/none> (<urn:1>)", false),
        ("</dav/none> (Not <urn:1>)", true),
        ("<http://other.example.org/dav/a> (<urn:1>)", false), ("<http://other.example.org/> (Not [\"x\"])", true),
        ("</../dav/a> (<urn:1>)", false),
    ])
    func `rfc4918 §10.4.4 a tagged list is about the resource of its tag`(field: String, holds: Bool) throws {
        #expect(try self.holds(field) == holds)
    }

    @Test func `rfc9110 §8.8.3.2 a weak entity tag never matches`() throws {
        #expect(try !holds("([W/\"x\"])"))
        #expect(try holds("(Not [W/\"x\"])"))
    }

    @Test func `an entity tag may have brackets and parentheses in it`() throws {
        let header = try IfHeader(parsing: "([\"])>(<\"])")
        #expect(header.holds(for: here, bases: []) { _ in IfState(entityTag: EntityTag("])>(<"), lockTokens: []) })
    }

    @Test func `rfc4918 §7.5 tokens are submitted by naming them, not by denying them`() throws {
        let header = try IfHeader(parsing: "</a> (<urn:1> [\"x\"]) (<urn:2>) </b> (Not <urn:3>)")
        #expect(header.submittedTokens == ["urn:1", "urn:2"])
        #expect(
            header.paths(for: here, bases: bases).map(\.href).sorted() == ["/a", "/b"])
        #expect(try IfHeader(parsing: "(<urn:1>)").paths(for: here, bases: []) == [here])
    }

    @Test(arguments: [
        "", " ", "<urn:1>", "(", ")", "()", "( )", "(<urn:1>", "(<urn:1>))", "(<urn:1)", "(<>)", "(<a>)", "(urn:1)",
        "(<urn:1> , <urn:2>)", "([x])", "([\"x)", "([\"x\")", "([\"x\"", "([W\"x\"])", "(Not)", "(Not Not <urn:1>)",
        "(Nothing)",
        "</a>", "</a> </b> (<urn:1>)", "(<urn:1>) </a> (<urn:1>)", "</a> (<urn:1>) </b>", "<> (<urn:1>)", "(<urn: 1>)",
        "(<urn:1<>)", "*", "((<urn:1>))", "(<urn:1>) x",
    ])
    func `rfc4918 §10.4.2 what breaks the grammar is refused`(field: String) {
        let failure = #expect(throws: Failure.self) { try IfHeader(parsing: field) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `a field that is not sent is none, and one that is too long is refused`() throws {
        #expect(try IfHeader([:]) == nil)
        #expect(try IfHeader([.if: " (<urn:1>) "]) == IfHeader(parsing: "(<urn:1>)"))
        let long = String(repeating: "(<urn:1>)", count: 1 + IfHeader.maximumLength / 9)
        #expect(throws: Failure.self) { try IfHeader([.if: long]) }
        let many = "(" + String(repeating: "<u:>", count: IfHeader.maximumConditions + 1) + ")"
        #expect(throws: Failure.self) { try IfHeader([.if: many]) }
        let most = "(" + String(repeating: "<u:>", count: IfHeader.maximumConditions) + ")"
        #expect(try IfHeader([.if: most])?.submittedTokens == ["u:"])
    }
}
