extension WindowsZones {
    /// The IANA name for what Microsoft calls a zone: `W. Europe Standard Time`, its daylight form, the bare
    /// `W. Europe` of older programs, or a display name like `(UTC+01:00) Amsterdam, Berlin, Bern`.
    static func identifier(for name: String) -> String? {
        let key = key(name)
        if let found = byKey[key] { return found }
        if name.hasPrefix("("), let close = name.firstIndex(of: ")") {
            return byKey[self.key(String(name[name.index(after: close)...]))]
        }
        if key.hasSuffix("daylighttime") { return byKey[key.dropLast("daylighttime".count) + "standardtime"] }
        return byKey[key + "standardtime"]
    }

    private static let byKey: [String: String] = {
        var names: [String: String] = [:]
        for row in table.split(separator: "\n") {
            let columns = row.split(separator: "|")
            names[key(String(columns[0]))] = String(columns[1])
            guard columns.count > 2, let close = columns[2].firstIndex(of: ")") else { continue }
            // Several zones show no more than "Coordinated Universal Time-11"; the first of them stays.
            let places = key(String(columns[2][columns[2].index(after: close)...]))
            if !places.isEmpty, names[places] == nil { names[places] = String(columns[1]) }
        }
        return names
    }()

    /// Letters, digits, plus and minus in lower case: punctuation and blanks differ between versions.
    private static func key(_ name: String) -> String {
        let octets = name.utf8.compactMap { octet -> UInt8? in
            switch octet {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): octet + 32
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                UInt8(ascii: "-"), 0x80...:
                octet
            default: nil
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
