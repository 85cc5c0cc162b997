import ICalendar
import Testing

struct LetterLimitsTests {
    private let small = LetterLimits(
        octets: 1000, lineOctets: 100, depth: 3, properties: 5, parameters: 2, components: 4, problems: 2)

    private func problem(reading text: String) -> ICalendarError? {
        let octets = Array(text.utf8)
        do {
            _ = try LetterDocument(reading: octets, limits: small)
        } catch {
            return error
        }
        return nil
    }

    private func problem(scanning text: String) -> ICalendarError? {
        do {
            _ = try CalendarScanner.scan(Array(text.utf8), limits: small)
        } catch {
            return error
        }
        return nil
    }

    @Test(arguments: [
        (String(repeating: "X", count: 1001), ICalendarError.tooLarge(octets: 1001, limit: 1000)),
        ("\nX:" + String(repeating: "x", count: 99), .lineTooLong(line: 2, limit: 100)),
        ("X:" + String(repeating: "xxxxxxxxx\n ", count: 20), .lineTooLong(line: 1, limit: 100)),
        ("BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\n", .nestedTooDeep(line: 4, limit: 3)),
        (
            "BEGIN:VCALENDAR\n" + String(repeating: "X:1\n", count: 6),
            .tooMany(what: "properties", line: 7, limit: 5)
        ),
        ("BEGIN:VCALENDAR\nX;A=1;B=2;C=3:\n", .tooMany(what: "parameters", line: 2, limit: 2)),
        (
            "BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:A\nEND:A\n", count: 5),
            .tooMany(what: "components", line: 8, limit: 4)
        ),
    ])
    func `each limit has its error and its line`(text: String, expected: ICalendarError) {
        #expect(problem(reading: text) == expected)
        #expect(problem(scanning: text) == expected)
    }

    @Test func `a long line counts without its folds`() {
        #expect(problem(reading: "X:" + String(repeating: "x\n ", count: 98)) == nil)
    }

    @Test func `a hundred thousand events inside each other end at the depth limit`() {
        let text = Array(String(repeating: "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", count: 50_000).utf8)
        #expect(throws: ICalendarError.nestedTooDeep(line: 9, limit: 8)) {
            _ = try LetterDocument(reading: text, limits: .file)
        }
    }

    @Test func `more problems than the limit are not kept`() throws {
        let text = "BEGIN:VCALENDAR\n" + String(repeating: "bad\n", count: 4)
        let document = try LetterDocument(reading: Array(text.utf8), limits: small)
        #expect(document.problems == [.malformedLine(line: 2), .malformedLine(line: 3)])
    }
}
