import Compression
import Testing

struct GzipTests {
    static let text = Array(String(repeating: "BEGIN:VEVENT\r\nSUMMARY:Stand-up\r\nEND:VEVENT\r\n", count: 20_000).utf8)

    @Test(arguments: [[], [7], text] as [[UInt8]], [1, 6, 9])
    func `what was compressed comes back`(octets: [UInt8], level: Int) throws {
        let compressed = try Gzip.compress(octets, level: level)
        #expect(try Gzip.decompress(compressed, limit: octets.count) == octets)
    }

    @Test func `rfc1952 §2.3 the header has neither name nor time`() throws {
        let compressed = try Gzip.compress(Self.text)
        #expect(Array(compressed.prefix(8)) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
        #expect(try Gzip.compress(Self.text) == compressed)
        #expect(compressed.count < Self.text.count / 100)
    }

    @Test func `rfc1952 §2.2 several members are one content`() throws {
        let both = try Gzip.compress([1, 2]) + Gzip.compress([3])
        #expect(try Gzip.decompress(both, limit: 3) == [1, 2, 3])
    }

    @Test(arguments: [1, 7, 1000, 100_000])
    func `a stream gives the same content in whatever pieces it comes`(count: Int) throws {
        let text = Self.text.prefix(200_000)
        var compressed: [UInt8] = []
        var stream = try GzipStream()
        for start in stride(from: 0, to: text.count, by: count) {
            try stream.write(Array(text[start..<min(start + count, text.count)]), into: &compressed)
        }
        try stream.finish(into: &compressed)
        #expect(try Gzip.decompress(compressed, limit: text.count) == Array(text))
    }

    @Test func `after a flush everything written so far can be read`() throws {
        var compressed: [UInt8] = []
        var stream = try GzipStream()
        try stream.write(Array("BEGIN:VCALENDAR\r\n".utf8), into: &compressed)
        let held = compressed.count
        try stream.flush(into: &compressed)
        #expect(compressed.count > held + 10)
        // Cut off here, the checksum is missing and the content is whole.
        #expect(throws: CompressionError.truncated(name: "the gzip data")) {
            try Gzip.decompress(compressed, limit: 100)
        }
        try stream.finish(into: &compressed)
        #expect(try Gzip.decompress(compressed, limit: 100) == Array("BEGIN:VCALENDAR\r\n".utf8))
    }

    @Test func `what is cut off, changed, too large or something else is refused by name`() throws {
        let compressed = try Gzip.compress(Self.text)
        #expect(throws: CompressionError.truncated(name: "the gzip data")) {
            try Gzip.decompress(Array(compressed.dropLast()), limit: Self.text.count)
        }
        #expect(throws: CompressionError.truncated(name: "the gzip data")) { try Gzip.decompress([], limit: 1) }
        #expect(throws: CompressionError.damaged(name: "the gzip data")) {
            try Gzip.decompress(compressed.dropLast() + [99], limit: Self.text.count)
        }
        #expect(throws: CompressionError.damaged(name: "the gzip data")) {
            try Gzip.decompress(Array("BEGIN:VCALENDAR".utf8), limit: 100)
        }
        #expect(throws: CompressionError.memberTooLarge(name: "the gzip data", limit: Self.text.count - 1)) {
            try Gzip.decompress(compressed, limit: Self.text.count - 1)
        }
    }
}
