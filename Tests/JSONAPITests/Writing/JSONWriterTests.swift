import Chronology
import JSON
import Testing

@testable import JSONAPI

struct JSONWriterTests {
    @Test func `rfc8259 §4 commas stand between and nowhere else`() {
        let octets = JSONWriter.text { writer in
            writer.object { writer in
                writer.member("a", 1)
                writer.member("b", nil as String?)
                writer.name("c")
                writer.array([[1, 2], []]) { writer, row in writer.array(row) { $0.number($1) } }
                writer.name("d")
                writer.object { _ in }
                writer.member("e", ["x", "y"])
                writer.member("f", true)
            }
        }
        #expect(
            String(decoding: octets, as: UTF8.self)
                == #"{"a":1,"b":null,"c":[[1,2],[]],"d":{},"e":["x","y"],"f":true}"#)
    }

    @Test(arguments: ["plain", "", "a\"b\\c\n", "</script>", "é😀\u{7F}\u{0}\u{2028}"])
    func `rfc8259 §7 a text is read as it was written`(text: String) throws {
        #expect(try JSONValue(reading: JSONWriter.text { $0.string(text) }) == .string(text))
    }
}
