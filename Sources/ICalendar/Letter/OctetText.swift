/// Octets as text: UTF-8, or Windows-1252 where they are not UTF-8.
enum OctetText {
    /// Every octet string is some text in Windows-1252, so this cannot fail and says something readable for what
    /// old programmes wrote.
    static func string(_ octets: UnsafeBufferPointer<UInt8>) -> String {
        if let text = String(validating: octets, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        for octet in octets { scalars.append(scalar(windows1252: octet)) }
        return String(scalars)
    }

    static func string(_ octets: [UInt8]) -> String {
        octets.withUnsafeBufferPointer { string($0) }
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
