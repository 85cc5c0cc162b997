import Testing

@testable import Chronology

struct TZifTests {
    /// A small file: one change in 2001, then a footer.
    private func file(
        version: UInt8 = UInt8(ascii: "2"), leaps: UInt32 = 0, times: [Int64] = [978_307_200], indexes: [UInt8] = [1],
        offsets: [Int32] = [3600, 7200], names: String = "CET\0EET\0", footer: String = "\nEET-2\n"
    ) -> [UInt8] {
        func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
        func header(_ counts: [UInt32]) -> [UInt8] {
            Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts.flatMap(bytes)
        }
        var octets: [UInt8] = []
        let counts = [0, 0, leaps, UInt32(times.count), UInt32(offsets.count), UInt32(names.utf8.count)]
        if version != 0 { octets += header([0, 0, 0, 0, 1, 4]) + bytes(Int32(0)) + [0, 0] + Array("UTC\0".utf8) }
        octets += header(counts)
        for time in times { octets += version == 0 ? bytes(Int32(truncatingIfNeeded: time)) : bytes(time) }
        octets += indexes
        for (index, offset) in offsets.enumerated() { octets += bytes(offset) + [0, UInt8(4 * index)] }
        return octets + Array(names.utf8) + (version == 0 ? [] : Array(footer.utf8))
    }

    @Test(arguments: [UInt8(0), UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")])
    func `rfc9636 §3 reads every version`(version: UInt8) throws {
        let read = try TZif(reading: file(version: version))
        #expect(read.initial == Zone.Observance(offset: 3600, isDaylight: false, abbreviation: "CET"))
        #expect(read.changes.map(\.at) == [Instant(secondsSinceEpoch: 978_307_200)])
        #expect(read.changes.map(\.to.offset) == [7200])
        #expect(read.tail.isEmpty)
    }

    @Test func `rfc9636 §3.3 the footer rules the years after the last transition`() throws {
        let read = try TZif(reading: file(footer: "\nEET-2EEST,M3.5.0/3,M10.5.0/4\n"))
        #expect(read.tail.count == 2)
        #expect(try TZif(reading: file(footer: "\n\n")).tail.isEmpty)
    }

    @Test func `refuses what breaks the format and says why`() {
        let broken: [(String, [UInt8])] = [
            ("not a TZif file", Array("ZTif".utf8) + [UInt8](repeating: 0, count: 60)), ("empty", []),
            ("version", file(version: 9)), ("leap seconds", file(leaps: 1)),
            ("order", file(times: [5, 5], indexes: [0, 1])), ("type", file(indexes: [2])),
            ("name", file(names: "CET\0")), ("offset", file(offsets: [3600, 100_000])),
            ("no types", file(times: [], indexes: [], offsets: [])), ("no footer", file(footer: "")),
            ("open footer", file(footer: "\nEET-2")), ("bad footer", file(footer: "\nE\n")),
            ("contradiction", file(footer: "\nEET-5\n")),
            ("too large", file(footer: "\n" + String(repeating: "x", count: TZif.maximumSize))),
        ]
        for (what, octets) in broken {
            #expect(throws: ZoneError.self, "\(what)") { try TZif(reading: octets) }
        }
    }

    @Test func `a file that is cut off anywhere is refused`() {
        let whole = file(footer: "\nEET-2EEST,M3.5.0/3,M10.5.0/4\n")
        for length in 0..<whole.count {
            #expect(throws: ZoneError.self) { try TZif(reading: Array(whole.prefix(length))) }
        }
    }

    /// Each octet in turn becomes 0, 255 and its own complement: the reader may refuse, but it must come back.
    @Test func `no single wrong octet stops the reader`() {
        let whole = file(footer: "\nEET-2EEST,M3.5.0/3,M10.5.0/4\n")
        var refused = 0
        for index in whole.indices {
            for octet in [0, 255, ~whole[index]] where octet != whole[index] {
                var damaged = whole
                damaged[index] = octet
                do { _ = try TZif(reading: damaged) } catch { refused += 1 }
            }
        }
        #expect(refused > 50)
    }
}
