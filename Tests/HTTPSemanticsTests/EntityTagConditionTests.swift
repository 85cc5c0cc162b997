import CalendarModel
import HTTPSemantics
import Testing

struct EntityTagConditionTests {
    @Test(arguments: [
        ("\"a\"", true), ("\"b\", \"a\"", true), ("W/\"a\"", true), ("\"b\",W/\"a\" , \"c\"", true), ("*", true),
        (" * ", true),
        ("\"b\"", false), ("a", false), ("", false), ("\"A\"", false), ("\"b\", \"a", false),
    ])
    func `rfc9110 §13.1.2 any listed tag matches, its weakness aside`(field: String, matches: Bool) {
        #expect(EntityTagCondition(parsing: field).matchesWeakly(EntityTag("a")) == matches)
    }

    @Test func `rfc9110 §13.1.1 a weak tag never matches strongly`() {
        #expect(!EntityTagCondition(parsing: "W/\"a\"").matchesStrongly(EntityTag("a")))
        #expect(EntityTagCondition(parsing: "W/\"a\", \"a\"").matchesStrongly(EntityTag("a")))
    }

    @Test func `a comma inside a tag belongs to it`() {
        #expect(EntityTagCondition(parsing: "\"a,b\"").matchesStrongly(EntityTag("a,b")))
        #expect(!EntityTagCondition(parsing: "\"a,b\"").matchesStrongly(EntityTag("a")))
    }
}
