/// Octets as text: UTF-8, or Windows-1252 where they are not UTF-8.
enum OctetText {
    /// Every octet string is some text in Windows-1252, so this cannot fail and says something readable for what
    /// old programmes wrote.
    static func string(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        if isASCII(octets) { return String(decoding: octets, as: UTF8.self) }
        if let text = String(validating: octets, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        for octet in octets { scalars.append(scalar(windows1252: octet)) }
        return String(scalars)
    }

    static func string(_ octets: [UInt8]) -> String {
        octets.withUnsafeBufferPointer { string($0) }
    }

    /// Eight octets at a time: nearly all calendar text is ASCII, and decoding it is the better part of reading.
    static func isASCII(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(octets)
        var index = 0
        var seen: UInt64 = 0
        while index + 8 <= raw.count {
            seen |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < raw.count {
            seen |= UInt64(raw[index])
            index += 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }

    /// ASCII letters in upper case, all else as it is.
    static func upperCased(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: octets.count) { text in
            for index in octets.indices { text[index] = octets[index].upperCased }
            return octets.count
        }
    }

    /// The five octets without a meaning in Windows-1252 are the controls of ISO 8859-1.
    private static func scalar(windows1252 octet: UInt8) -> Unicode.Scalar {
        guard octet >= 0x80, octet < 0xA0 else { return Unicode.Scalar(octet) }
        return Unicode.Scalar(upperControls[Int(octet) - 0x80]) ?? Unicode.Scalar(octet)
    }

    private static let upperControls: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
