import Testing

@testable import CalendarImport

struct CalendarNamingTests {
    @Test(arguments: [
        ("Beispiel & Partner", "beispiel-partner"), ("Büro Köln (Süd)", "buero-koeln-sued"),
        ("me@example.org", "me-example-org"), ("日本", "calendar"), ("", "calendar"), ("--A--", "a"),
        ("Cafe\u{301}", "cafe"),
    ])
    func `a path is made of a name`(name: String, slug: String) {
        #expect(CalendarNaming.slug(name) == slug)
    }

    @Test func `however long the name is, there is room for a number`() throws {
        let slug = CalendarNaming.slug(String(repeating: "a", count: 500))
        #expect(CalendarNaming.name(slug, 9999) != nil)
    }
}
