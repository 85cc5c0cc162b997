import ICalendar
import Testing

struct ContentLineTests {
    private func line(_ octets: [UInt8]) throws -> ContentLine {
        let component = try LetterComponent(reading: Array("BEGIN:X\r\n".utf8) + octets + Array("\r\nEND:X\r\n".utf8))
        return try #require(component?.lines.first)
    }

    private func line(_ text: String) throws -> ContentLine {
        try line(Array(text.utf8))
    }

    private func strict(_ line: ContentLine) -> String {
        var octets: [UInt8] = []
        line.writeStrict(into: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    @Test func `rfc5545 §3.1 name, parameters and value are told apart`() throws {
        let line = try line("attendee;CN=\"Doe, Jo: x\";role=A,\"B;C\":mailto:jo@example.org")
        #expect(line.name == "attendee")
        #expect(line.key == "ATTENDEE")
        #expect(line.isNamed("ATTENDEE"))
        #expect(
            line.parameters == [
                LetterParameter(name: "CN", values: ["Doe, Jo: x"]),
                LetterParameter(name: "role", values: ["A", "B;C"]),
            ])
        #expect(line.parameter("Role") == "A")
        #expect(line.parameter("X") == nil)
        #expect(line.value == "mailto:jo@example.org")
        #expect(line.line == 2)
    }

    @Test func `a fold may stand anywhere, in the name and inside a letter`() throws {
        let folded = try line("SUM\r\n MARY;LANG\r\n UAGE=de:Gr\r\n üße")
        #expect(folded.isNamed("SUMMARY"))
        #expect(folded.parameter("LANGUAGE") == "de")
        #expect(folded.value == "Grüße")
        let cut: [UInt8] = Array("SUMMARY:x".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xBC]
        #expect(try line(cut).value == "xü")
    }

    @Test func `rfc6868 §3 parameter values are decoded and encoded`() throws {
        var line = try line("X;A=a^nb^^c^'d^e:1")
        #expect(line.parameter("A") == "a\nb^c\"d^e")
        line.value = "2"
        #expect(strict(line) == "X;A=a^nb^^c^'d^^e:2\r\n")
    }

    @Test func `a parameter without a value and an empty one are kept apart`() throws {
        var line = try line("X;QUOTED-PRINTABLE;B=:v")
        #expect(line.parameters.map(\.values) == [[], [""]])
        line.value = "w"
        #expect(strict(line) == "X;QUOTED-PRINTABLE;B=:w\r\n")
    }

    @Test func `a quote that is never closed is a letter`() throws {
        let line = try line("ATTENDEE;CN=Jo \"x:mailto:jo@example.org")
        #expect(line.parameter("CN") == "Jo \"x")
        #expect(line.value == "mailto:jo@example.org")
        #expect(strict(line) == "ATTENDEE;CN=Jo ^'x:mailto:jo@example.org\r\n")
    }

    @Test func `a value that is not UTF-8 is read as Windows-1252 and written as UTF-8`() throws {
        let line = try line(Array("SUMMARY:Caf".utf8) + [0xE9, 0x20, 0x80])
        #expect(line.value == "Café €")
        #expect(strict(line) == "SUMMARY:Café €\r\n")
    }

    @Test func `rfc5545 §3.1 a long line is folded at 75 octets and never inside a letter`() throws {
        let value = String(repeating: "aé😀", count: 60)
        let text = strict(ContentLine(name: "SUMMARY", value: value))
        let lines = text.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.dropLast().allSatisfy { $0.utf8.count >= 72 })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(text.replacing("\r\n ", with: "") == "SUMMARY:\(value)\r\n")
        #expect(try line(String(text.dropLast())).value == value)
    }

    @Test func `a line that is folded well stays as it is`() throws {
        let text = "SUMMARY:short\r\n\tbut folded"
        #expect(try strict(line(text)) == text + "\r\n")
    }

    @Test(arguments: [
        ("X:a\n b", "X:ab\r\n"),
        ("X:a\r\n\r\n b", "X:ab\r\n"),
        ("X:a\u{1}b\u{7F}", "X:ab\r\n"),
        ("X:tab\tstays", "X:tab\tstays\r\n"),
        ("X:a\r\n ", "X:a\r\n"),
    ])
    func `a line that is not as it should be is written as it should be`(text: String, expected: String) throws {
        #expect(try strict(line(text)) == expected)
    }

    @Test func `a value cannot begin another property`() {
        let line = ContentLine(
            name: "X\r\nY", parameters: [LetterParameter(name: "A", values: ["1\r\nZ:2"])], value: "a\r\nATTENDEE:b")
        #expect(strict(line) == "XY;A=\"1^nZ:2\":a\\nATTENDEE:b\r\n")
    }

    @Test func `lines are equal when they say the same`() throws {
        #expect(try line("summary:a\r\n b") == line("SUMMARY:ab"))
        #expect(try line("summary:a\r\n b").hashValue == line("SUMMARY:ab").hashValue)
        #expect(
            try line("SUMMARY;A=1:ab")
                == ContentLine(
                    name: "SUMMARY", parameters: [LetterParameter(name: "A", values: ["1"])], value: "ab"))
        #expect(try line("SUMMARY:ab") != line("SUMMARY:ac"))
        #expect(try line("SUMMARY;A=1:ab") != line("SUMMARY;A=2:ab"))
    }
}
