/// A compiled time zone, read from the octets of a TZif file (RFC 9636), version 1 to 4.
///
/// Every count is checked before it is used; a file that breaks the format is refused with the reason.
struct TZif {
    /// The largest file that is read. The longest of the IANA database has under 4,000 octets.
    static let maximumSize = 1 << 18

    let initial: Zone.Observance
    let changes: [(at: Instant, to: Zone.Observance)]
    let tail: [Zone.AnnualChange]

    init(reading octets: [UInt8]) throws(ZoneError) {
        guard octets.count <= TZif.maximumSize else { throw .damaged(reason: "larger than \(TZif.maximumSize) octets") }
        var reader = Reader(octets: octets)
        let first = try Header(&reader)
        if first.version == 1 {
            self = try TZif(&reader, first, timeSize: 4, footer: false)
        } else {
            // Version 1's block stands in front for old readers and says nothing that the second one does not.
            try reader.skip(first.blockSize(timeSize: 4))
            self = try TZif(&reader, try Header(&reader), timeSize: 8, footer: true)
        }
    }

    private init(_ reader: inout Reader, _ header: Header, timeSize: Int, footer: Bool) throws(ZoneError) {
        guard header.typeCount > 0 else { throw .damaged(reason: "no local time types") }
        // Zones that count leap seconds (`right/`) tell another time than POSIX and iCalendar do.
        guard header.leapCount == 0 else { throw .damaged(reason: "counts leap seconds") }
        var times: [Int64] = []
        times.reserveCapacity(header.timeCount)
        for _ in 0..<header.timeCount {
            let time = try reader.integer(octets: timeSize)
            guard times.last.map({ $0 < time }) ?? true else { throw .damaged(reason: "transition times out of order") }
            times.append(time)
        }
        let indexes = try reader.take(header.timeCount)
        var types: [(offset: Int, isDaylight: Bool, name: Int)] = []
        for _ in 0..<header.typeCount {
            let offset = Int(try reader.integer(octets: 4))
            guard abs(offset) <= Zone.widestOffset else { throw .damaged(reason: "an offset of \(offset) seconds") }
            let rest = try reader.take(2)
            types.append((offset, rest[rest.startIndex] != 0, Int(rest[rest.startIndex + 1])))
        }
        let names = try reader.take(header.nameCount)
        var observances: [Zone.Observance] = []
        for type in types {
            guard type.name < names.count else { throw .damaged(reason: "an abbreviation beyond its table") }
            let name = names.dropFirst(type.name).prefix { $0 != 0 }
            observances.append(
                Zone.Observance(
                    offset: type.offset, isDaylight: type.isDaylight,
                    abbreviation: String(decoding: name, as: UTF8.self)))
        }
        try reader.skip(header.standardCount + header.universalCount)
        var changes: [(at: Instant, to: Zone.Observance)] = []
        changes.reserveCapacity(times.count)
        for (time, index) in zip(times, indexes) {
            guard Int(index) < observances.count else { throw .damaged(reason: "a transition to no type") }
            changes.append((Instant(secondsSinceEpoch: time), observances[Int(index)]))
        }
        self.changes = changes
        self.initial = observances[0]
        self.tail = footer ? try TZif.tail(try reader.footer(), after: changes.last?.to ?? observances[0]) : []
    }

    /// The years after the last transition (RFC 9636 §3.3).
    private static func tail(
        _ text: [UInt8], after last: Zone.Observance
    ) throws(ZoneError) -> [Zone.AnnualChange] {
        guard !text.isEmpty else { return [] }
        let rule = try ZoneText(text)
        guard rule.changes.isEmpty, rule.standard.offset != last.offset else { return rule.changes }
        throw .damaged(reason: "the footer contradicts the last transition")
    }
}

extension TZif {
    /// The 44 octets before each block (RFC 9636 §3.1).
    private struct Header {
        let version: UInt8
        let universalCount, standardCount, leapCount, timeCount, typeCount, nameCount: Int

        init(_ reader: inout Reader) throws(ZoneError) {
            guard try reader.take(4).elementsEqual("TZif".utf8) else { throw .damaged(reason: "not a TZif file") }
            switch try reader.take(1).first {
            case 0: version = 1
            case UInt8(ascii: "2"): version = 2
            case UInt8(ascii: "3"): version = 3
            case UInt8(ascii: "4"): version = 4
            case let other: throw .damaged(reason: "TZif version \(other ?? 0) is not known here")
            }
            try reader.skip(15)
            universalCount = Int(try reader.integer(octets: 4))
            standardCount = Int(try reader.integer(octets: 4))
            leapCount = Int(try reader.integer(octets: 4))
            timeCount = Int(try reader.integer(octets: 4))
            typeCount = Int(try reader.integer(octets: 4))
            nameCount = Int(try reader.integer(octets: 4))
            let counts = [universalCount, standardCount, leapCount, timeCount, typeCount, nameCount]
            guard counts.allSatisfy({ (0...TZif.maximumSize).contains($0) }), typeCount <= 256 else {
                throw .damaged(reason: "counts larger than the file can be")
            }
        }

        func blockSize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + nameCount + leapCount * (timeSize + 4) + standardCount
                + universalCount
        }
    }

    /// Goes through the octets and never past their end.
    private struct Reader {
        let octets: [UInt8]
        var position = 0

        mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
            guard count <= octets.count - position else { throw .damaged(reason: "the file is cut off") }
            defer { position += count }
            return octets[position..<position + count]
        }

        mutating func skip(_ count: Int) throws(ZoneError) {
            _ = try take(count)
        }

        /// A signed number, most significant octet first.
        mutating func integer(octets count: Int) throws(ZoneError) -> Int64 {
            let bits = try take(count).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            return count == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
        }

        /// What stands between the two line feeds at the end.
        mutating func footer() throws(ZoneError) -> [UInt8] {
            guard try take(1).first == UInt8(ascii: "\n") else { throw .damaged(reason: "no footer") }
            let text = octets[position...].prefix { $0 != UInt8(ascii: "\n") }
            guard position + text.count < octets.count else { throw .damaged(reason: "the footer is cut off") }
            return Array(text)
        }
    }
}
