import Storage

/// The values of one statement in binary form, one after the other in one buffer.
struct BoundValues {
    private var octets: [UInt8] = []
    /// Where each value begins; -1 for NULL.
    private var offsets: [Int] = []
    private var lengths: [Int32] = []

    init(_ values: [SQLValue]) {
        offsets.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        octets.reserveCapacity(16 * values.count)
        for value in values { append(value) }
    }

    private mutating func append(_ value: SQLValue) {
        let start = octets.count
        switch value {
        case .null:
            offsets.append(-1)
            lengths.append(0)
            return
        case .integer(let number):
            withUnsafeBytes(of: number.bigEndian) { octets.append(contentsOf: $0) }
        case .text(let text):
            octets.append(contentsOf: text.utf8)
        case .bytes(let bytes):
            octets.append(contentsOf: bytes)
        }
        offsets.append(start)
        lengths.append(Int32(octets.count - start))
    }

    /// Calls `body` with what libpq wants: addresses, lengths and formats (1 is binary).
    func withParameters<Value>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Value
    ) -> Value {
        // One octet more, so that an empty value at the end has an address, too.
        (octets + [0]).withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self).baseAddress
            let addresses = offsets.map { offset in offset < 0 ? nil : start.map { $0 + offset } }
            let formats = [Int32](repeating: 1, count: offsets.count)
            return body(Int32(offsets.count), addresses, lengths, formats)
        }
    }
}
