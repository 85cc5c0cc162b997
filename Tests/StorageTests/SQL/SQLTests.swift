import Storage
import Testing

struct SQLTests {
    @Test func `text and values are apart`() {
        let hostile = "x'); DROP TABLE calendar; --"
        let sql: SQL = "SELECT id FROM calendar WHERE name = \(hostile) AND revision > \(7)"
        #expect(!sql.template.contains("DROP"))
        #expect(sql.values == [.text(hostile), .integer(7)])
    }

    @Test(arguments: [
        (SQLDialect.sqlite, "UPDATE t SET a = ?1, b = ?2 WHERE c = ?3"),
        (SQLDialect.postgreSQL, "UPDATE t SET a = $1, b = $2 WHERE c = $3"),
    ])
    func `values are numbered as the engine counts them`(dialect: SQLDialect, text: String) {
        let sql: SQL = "UPDATE t SET a = \([UInt8(1)]), b = \("b") WHERE c = \(true)"
        let rendered = dialect.render(sql.template)
        #expect(rendered.text == text)
        #expect(rendered.types == [.bytes, .text, .integer])
    }

    @Test func `statements that differ in values alone have one template`() {
        func query(_ id: Int64?) -> SQL { "SELECT \(id)" }
        #expect(query(1).template == query(nil).template)
        #expect(query(nil).values == [.null])
    }

    @Test func `a statement inside another keeps its values in order`() {
        let condition: SQL = "b = \(2)"
        let sql: SQL = "SELECT \(1) WHERE \(condition) AND c = \(3)"
        #expect(sql.values == [.integer(1), .integer(2), .integer(3)])
        #expect(SQLDialect.sqlite.render(sql.template).text == "SELECT ?1 WHERE b = ?2 AND c = ?3")
    }

    @Test func `parts are joined`() {
        let parts: [SQL] = ["a = \(1)", "b = \(2)", "c = \(3)"]
        let sql = SQL.joined(parts, separator: " AND ")
        #expect(SQLDialect.postgreSQL.render(sql.template).text == "a = $1 AND b = $2 AND c = $3")
        #expect(sql.values.count == 3)
    }

    @Test(arguments: SQLFragment.allCases)
    func `a fragment says its own words to each engine`(fragment: SQLFragment) {
        let sql: SQL = "<\(fragment)>"
        for dialect in SQLDialect.allCases {
            #expect(dialect.render(sql.template).text == "<\(fragment.text(for: dialect))>")
        }
    }
}
