import CalendarModel
import Chronology
import Testing
import WebDAV

@testable import CalDAV

struct LocationTests {
    private let anna = ResourceName("anna")!
    private let work = ResourceName("work")!

    private func location(_ path: String) throws -> Location { Location(try ResourcePath(decoding: path)) }

    @Test func `every path means one place`() throws {
        #expect(try location("/dav/") == .root)
        #expect(try location("/dav") == .root)
        #expect(try location("/dav/principals/") == .principals)
        #expect(try location("/dav/principals/teams/") == .principalKind(.team))
        #expect(try location("/dav/principals/users/anna/") == .principal(.user, anna))
        #expect(try location("/dav/calendars/") == .homes)
        #expect(try location("/dav/calendars/anna") == .home(anna))
        #expect(try location("/dav/calendars/anna/work/") == .calendar(anna, work))
        #expect(try location("/dav/calendars/anna/work/a%20b.ics") == .object(anna, work, "a b.ics"))
        #expect(try location("/dav/files/anna/") == .file(anna, []))
        #expect(try location("/dav/files/anna/a/b") == .file(anna, ["a", "b"]))
    }

    @Test(arguments: ["%61nna/w%6Frk", "anna/work", "anna//work/"])
    func `rfc4918 §8.3 the writing of a path does not matter`(path: String) throws {
        #expect(try location("/dav/calendars/" + path) == .calendar(anna, work))
    }

    @Test func `rfc4918 §8.3 an at sign is one however it is written`() throws {
        let name = try #require(ResourceName("anna@example.org"))
        #expect(try location("/dav/calendars/anna@example.org/") == .home(name))
        #expect(try location("/dav/calendars/anna%40example.org/") == .home(name))
    }

    @Test func `where nothing can be, the home around it is known`() throws {
        #expect(try location("/dav/other/") == .nowhere(nil))
        #expect(try location("/elsewhere/") == .nowhere(nil))
        #expect(try location("/dav/calendars/anna/work/1.ics/2") == .nowhere(anna))
        #expect(try location("/dav/calendars/anna/%C3%A4/") == .nowhere(anna))
        #expect(try location("/dav/principals/robots/r2/") == .nowhere(nil))
    }
}
