import ICalendar
import Testing

struct LetterDocumentTests {
    @Test(arguments: [
        "",
        "nothing of the kind",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\rVERSION:2.0\rEND:VCALENDAR\r",
        "BEGIN:VCALENDAR\r\r\nVERSION:2.0\r\r\nEND:VCALENDAR\r\r\n",
        "\u{FEFF}BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "\r\n\r\nBEGIN:VCALENDAR\r\n\r\nVERSION:2.0\r\n\r\n\r\nEND:VCALENDAR\r\n\r\n",
        "junk\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n<p>more: junk</p>",
        "begin:vcalendar\r\nbegin:vevent\r\nsummary:x\r\nend:vevent\r\nend:vcalendar\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a\r\n b\r\n\r\n c\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\nbad line\r\n folded\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nrest",
        "BEGIN:VCALENDAR\r\nX:\0\u{1}\u{7F}\r\nEND:VCALENDAR\r\n",
        " BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR\r\n folded\r\n",
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
    ])
    func `gives back what it read`(text: String) throws {
        let octets = Array(text.utf8)
        #expect(try LetterDocument(reading: octets).octets == octets)
    }

    @Test func `gives back octets that are no text`() throws {
        let octets: [UInt8] = Array("BEGIN:VCALENDAR\r\nSUMMARY:".utf8) + [0xFF, 0xFE, 0xC3, 0x0A, 0x80, 0x0D]
        #expect(try LetterDocument(reading: octets).octets == octets)
    }

    /// Every text of three pieces out of a dozen that matter to the reader.
    @Test func `gives back every small text`() throws {
        let pieces = [
            "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "X:1", "\r\n", "\n", "\r", " ", "\"", ";",
            "\u{FEFF}",
        ]
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    for fourth in pieces {
                        let octets = Array((first + second + third + "\n" + fourth).utf8)
                        #expect(try LetterDocument(reading: octets).octets == octets)
                    }
                }
            }
        }
    }

    @Test func `reads a calendar whatever ends its lines`() throws {
        let lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:one ", "  two", "END:VEVENT", "END:VCALENDAR", ""]
        for end in ["\r\n", "\n", "\r", "\r\r\n", "\n\n"] {
            let document = try LetterDocument(reading: Array(lines.joined(separator: end).utf8))
            #expect(document.problems.isEmpty)
            #expect(document.calendars.first?.components.first?.first("SUMMARY")?.value == "one  two")
        }
    }

    @Test func `names what is wrong with its line`() throws {
        let text = """
            BEGIN:VCALENDAR
            no colon
            BEGIN:VEVENT
            UID:1
            BEGIN:VEVENT
            UID:2
            END:VTODO
            END:VCALENDAR
            """
        let document = try LetterDocument(reading: Array(text.utf8))
        #expect(
            document.problems == [
                .malformedLine(line: 2), .mismatchedEnd(line: 5, name: "VEVENT"),
                .mismatchedEnd(line: 7, name: "VTODO"), .mismatchedEnd(line: 8, name: "VCALENDAR"),
            ])
        #expect(document.calendars[0].components.map { $0.first("UID")?.value } == ["1", "2"])
    }

    @Test func `a text that ends too early is read as far as it goes`() throws {
        let document = try LetterDocument(reading: Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n".utf8))
        #expect(document.problems == [.truncated(line: 4)])
        #expect(document.calendars[0].components[0].first("UID")?.value == "1")
    }

    @Test(arguments: ["V EVENT", "", "VE\u{0}VENT", "\u{DC}"])
    func `a BEGIN of something that is no name is no content line`(name: String) throws {
        let text = "BEGIN:VCALENDAR\nBEGIN:\(name)\nEND:VCALENDAR\n"
        let document = try LetterDocument(reading: Array(text.utf8))
        #expect(document.problems == [.malformedLine(line: 2)])
        #expect(document.calendars[0].nodes.isEmpty)
        #expect(document.octets == Array(text.utf8))
    }

    @Test func `a calendar that is begun twice is an empty one and the real one`() throws {
        let text = "BEGIN:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n"
        let document = try LetterDocument(reading: Array(text.utf8))
        #expect(document.problems == [.mismatchedEnd(line: 2, name: "VCALENDAR")])
        #expect(document.calendars.map(\.components.count) == [0, 1])
    }

    @Test func `a text without a calendar says so`() throws {
        #expect(try LetterDocument(reading: Array("BEGIN:VCARD\nEND:VCARD\n".utf8)).problems == [.notACalendar])
    }

    @Test func `what is changed is written anew and all else stays`() throws {
        let text = "BEGIN:VCALENDAR\nX-A:1\n\nBEGIN:VEVENT\nsummary:old\nX-B:2\nEND:VEVENT\nEND:VCALENDAR\ntail"
        var document = try LetterDocument(reading: Array(text.utf8))
        guard case .component(var event) = document.calendars[0].nodes[1] else {
            Issue.record("the event is not where it was")
            return
        }
        event.set(ContentLine(name: "SUMMARY", value: "new"))
        document.calendars[0].nodes[1] = .component(event)
        let expected =
            "BEGIN:VCALENDAR\nX-A:1\n\nBEGIN:VEVENT\nSUMMARY:new\r\nX-B:2\nEND:VEVENT\nEND:VCALENDAR\ntail"
        #expect(String(decoding: document.octets, as: UTF8.self) == expected)
    }

    @Test func `a line put behind one without a line end does not run into it`() throws {
        var document = try LetterDocument(reading: Array("BEGIN:VCALENDAR\nX-A:1".utf8))
        document.calendars[0].nodes.append(.line(ContentLine(name: "X-B", value: "2")))
        #expect(String(decoding: document.octets, as: UTF8.self) == "BEGIN:VCALENDAR\nX-A:1\r\nX-B:2\r\n")
    }
}
