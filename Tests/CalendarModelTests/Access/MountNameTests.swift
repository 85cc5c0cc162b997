import CalendarModel
import Testing

struct MountNameTests {
    @Test func `what is written is read`() throws {
        let name = MountName(CalendarID(rawValue: 42))
        #expect(name.text == "shared-42")
        #expect(MountName(try #require(ResourceName(name.text))) == name)
    }

    @Test(arguments: ["shared-", "shared-0", "shared-042", "shared--1", "shared-x", "Shared-1", "shared-1.ics", "work"])
    func `everything else is a name like others`(text: String) throws {
        #expect(MountName(try #require(ResourceName(text))) == nil)
    }
}
