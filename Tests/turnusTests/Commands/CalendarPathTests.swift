import CalendarModel
import Testing

@testable import turnus

struct CalendarPathTests {
    @Test func `names an owner and a calendar`() throws {
        let path = try #require(CalendarPath(argument: "anna/work"))
        #expect(path.owner.value == "anna")
        #expect(path.calendar.value == "work")
        #expect(path.description == "anna/work")
    }

    @Test(arguments: ["", "anna", "anna/", "/work", "anna/work/", "anna/wo rk", "../x/y"])
    func `refuses what names none`(text: String) {
        #expect(CalendarPath(argument: text) == nil)
    }
}
