import JSON
import Testing

struct JSONReaderTests {
    private func read(_ text: String, limits: JSONLimits = .request) throws(JSONError) -> JSONValue {
        try JSONValue(reading: Array(text.utf8), limits: limits)
    }

    @Test(
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)), ("0", .integer(0)),
            ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)),
            ("9223372036854775808", .decimal("9223372036854775808")), ("1.50", .decimal("1.50")),
            ("1e3", .decimal("1e3")), ("2E-7", .decimal("2E-7")), (#""""#, .string("")),
            (#""a\"\\\/\b\f\n\r\tö""#, .string("a\"\\/\u{8}\u{C}\n\r\tö")),
            (#""\u00e9\uD83D\uDE00""#, .string("é😀")), ("[]", .array([])),
            ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])),
            ("{}", .object([])),
            (
                #"{"b": 1, "a": null}"#,
                .object([.init(name: "b", value: .integer(1)), .init(name: "a", value: .null)])
            ),
        ] as [(String, JSONValue)])
    func `rfc8259 §3 every kind of value is read as it was written`(text: String, value: JSONValue) throws {
        #expect(try read(text) == value)
    }

    @Test(
        arguments: [
            ("", .empty), (" \n", .empty), ("{", .truncated), ("[1,", .truncated), (#""a"#, .truncated),
            ("1 2", .trailing(offset: 2)), ("{} x", .trailing(offset: 3)), ("[1,]", .unexpected(offset: 3)),
            ("{a:1}", .unexpected(offset: 1)), (#"{"a" 1}"#, .unexpected(offset: 5)), ("01", .unexpected(offset: 0)),
            ("-", .truncated), ("1.", .truncated), ("1.e", .unexpected(offset: 2)), ("+1", .unexpected(offset: 0)),
            ("NaN", .unexpected(offset: 0)), ("nul", .truncated), ("'a'", .unexpected(offset: 0)),
            ("\"a\nb\"", .unexpected(offset: 2)), (#""\x""#, .unexpected(offset: 2)),
            (#""\uD83D""#, .badEncoding(offset: 3)), (#""\uDE00""#, .badEncoding(offset: 3)),
            (#""\uD83D\u0041""#, .badEncoding(offset: 3)), (#"{"a":1,"a":2}"#, .duplicateName("a")),
            (#"{"a":1,"\u0061":2}"#, .duplicateName("a")), ("\u{FEFF}1", .unexpected(offset: 0)),
        ] as [(String, JSONError)])
    func `rfc8259 §2 what is no JSON is refused by name`(text: String, error: JSONError) {
        #expect(throws: error) { () throws(JSONError) in try read(text) }
    }

    @Test func `rfc8259 §8.1 a string that is not UTF-8 is refused`() {
        #expect(throws: JSONError.badEncoding(offset: 0)) { try JSONValue(reading: [0x22, 0xC3, 0x28, 0x22]) }
    }

    @Test(
        arguments: [
            ("[[[0]]]", .nestedTooDeep(offset: 2, limit: 2)), ("[1,2,3,4]", .tooManyValues(limit: 4)),
            (#""abcdef""#, .stringTooLong(offset: 0, limit: 4)), ("123456", .numberTooLong(offset: 0, limit: 5)),
            (String(repeating: " ", count: 21), .tooLarge(octets: 21, limit: 20)),
        ] as [(String, JSONError)])
    func `each limit refuses by its own name`(text: String, error: JSONError) {
        let limits = JSONLimits(octets: 20, depth: 2, values: 4, string: 4, number: 5)
        #expect(throws: error) { () throws(JSONError) in try read(text, limits: limits) }
    }

    @Test func `any octets end in a value or in an error`() {
        var seed: UInt64 = 7
        let alphabet = Array(#"{}[]",:\u0123 eE+-.truefalsn"#.utf8) + [0xC3, 0xA9, 0xFF, 0]
        var read = 0
        for _ in 0..<20_000 {
            var octets: [UInt8] = []
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                octets.append(alphabet[Int(seed >> 33) % alphabet.count])
            }
            do throws(JSONError) {
                _ = try JSONValue(reading: octets)
                read += 1
            } catch { continue }
        }
        #expect(read < 20_000)
    }
}
