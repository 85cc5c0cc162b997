import Chronology

/// What a TZID can be understood to say, without looking at any definition.
enum ZoneName: Equatable {
    /// The name of a zone in the IANA database, perhaps behind a prefix.
    case iana(Zone)
    /// A name that Microsoft or Lotus give to a zone, perhaps with a number behind it, or an offset like `GMT-0400`.
    case alias(Zone)
    case unknown

    var zone: Zone? {
        switch self {
        case .iana(let zone), .alias(let zone): zone
        case .unknown: nil
        }
    }

    init(_ tzid: String, in catalog: ZoneCatalog) {
        let name = ZoneName.cleaned(tzid)
        self =
            ZoneName.named(name, in: catalog).map(ZoneName.iana)
            ?? ZoneName.fixedOffset(name, in: catalog).map { $0 == .utc ? .iana($0) : .alias($0) }
            ?? ZoneName.alias(name, in: catalog).map(ZoneName.alias)
            ?? .unknown
    }

    /// Without what programs leave around a TZID: blanks, quotes and backslashes before commas.
    static func cleaned(_ tzid: String) -> String {
        let isAround = { (octet: UInt8) in octet <= 0x20 || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'") }
        let octets = Array(tzid.utf8.filter { $0 != UInt8(ascii: "\\") }.drop(while: isAround))
        let end = octets.lastIndex { !isAround($0) }.map { $0 + 1 } ?? 0
        return String(decoding: octets[..<end], as: UTF8.self)
    }

    /// `Europe/Berlin`, `europe/berlin`, and the same behind a prefix that made it unique in the world
    /// (RFC 5545 §3.8.3.1): `/mozilla.org/20050126_1/Europe/Berlin`.
    private static func named(_ name: String, in catalog: ZoneCatalog) -> Zone? {
        if let zone = catalog.zone(named: name) { return zone }
        let underscored = String(name.map { $0 == " " ? "_" : $0 })
        if underscored != name, let zone = catalog.zone(named: underscored) { return zone }
        let parts = name.split(separator: "/")
        guard parts.count > 1, parts.count < 12, name.hasPrefix("/") || parts.count > 2 else { return nil }
        for length in stride(from: min(3, parts.count - 1), through: 1, by: -1) {
            if let zone = catalog.zone(named: parts.suffix(length).joined(separator: "/")) { return zone }
        }
        return nil
    }

    /// `GMT-0400`, `UTC+1`, `+05:30`: east is plus. `Etc/GMT+4` is IANA's, where it is minus, and was found before.
    private static func fixedOffset(_ name: String, in catalog: ZoneCatalog) -> Zone? {
        let upper = name.uppercased()
        if ["Z", "UTC", "GMT", "UCT", "TZONE://MICROSOFT/UTC", "COORDINATED UNIVERSAL TIME"].contains(upper) {
            return .utc
        }
        var rest = upper[...]
        if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast() }
        for prefix in ["GMT", "UTC"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        rest = rest.drop { $0 == " " }
        guard rest.hasPrefix("+") || rest.hasPrefix("-") else { return nil }
        let number = String(rest.map { $0 == "." ? ":" : $0 })
        guard let offset = UTCOffset.parse(number) else { return nil }
        if offset == 0 { return .utc }
        if offset % 3600 == 0 {
            let hours = offset / 3600
            if let zone = catalog.zone(named: "Etc/GMT" + (hours > 0 ? "-\(hours)" : "+\(-hours)")) { return zone }
        }
        return Zone(identifier: "UTC" + UTCOffset.readable(offset), fixedOffset: offset)
    }

    /// Microsoft's names and `US-Eastern` as Lotus Notes writes it; a number behind the name, by which Outlook
    /// tells equal names apart, is left away.
    private static func alias(_ name: String, in catalog: ZoneCatalog) -> Zone? {
        if let identifier = WindowsZones.identifier(for: name), let zone = catalog.zone(named: identifier) {
            return zone
        }
        if let dash = name.firstIndex(of: "-") {
            var slashed = name
            slashed.replaceSubrange(dash...dash, with: "/")
            if let zone = catalog.zone(named: slashed) { return zone }
        }
        let digits = name.utf8.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let shorter = name.dropLast(digits)
        guard (1...3).contains(digits), shorter.hasSuffix(" ") else { return nil }
        let bare = cleaned(String(shorter))
        return named(bare, in: catalog) ?? WindowsZones.identifier(for: bare).flatMap { catalog.zone(named: $0) }
    }
}
