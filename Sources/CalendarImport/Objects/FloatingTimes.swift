import Chronology
import ICalendar

/// X-WR-TIMEZONE, by which programmes say in which zone the floating times of a calendar are meant. It says nothing
/// of days, of UTC times and of times with a TZID.
struct FloatingTimes {
    let tzid: String
    let zone: Zone

    /// Gives the floating times of a component its zone; whether there were any.
    func place(_ component: inout LetterComponent) -> Bool {
        var placed = false
        for index in component.nodes.indices {
            switch component.nodes[index] {
            case .line(var line):
                guard Self.names.contains(where: line.isNamed), Self.isFloating(line) else { continue }
                line.parameters.append(LetterParameter(name: "TZID", values: [tzid]))
                component.nodes[index] = .line(line)
                placed = true
            case .component(var inner) where inner.name == "AVAILABLE":
                placed = place(&inner) || placed
                component.nodes[index] = .component(inner)
            case .component: break
            }
        }
        if placed { placeUntil(&component) }
        return placed
    }

    private static let names = ["DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "RDATE", "EXDATE"]

    private static func isFloating(_ line: ContentLine) -> Bool {
        guard line.parameter("TZID") == nil, line.parameter("VALUE")?.uppercased() != "DATE" else { return false }
        let value = line.value.utf8
        return value.first.map { (0x30...0x39).contains($0) } == true && value.contains(UInt8(ascii: "T"))
            && !value.contains(UInt8(ascii: "Z"))
    }

    /// Beside a DTSTART in a zone, UNTIL is in UTC (RFC 5545 §3.3.10).
    private func placeUntil(_ component: inout LetterComponent) {
        for index in component.nodes.indices {
            guard case .line(var line) = component.nodes[index], line.isNamed("RRULE") else { continue }
            let parts = line.value.split(separator: ";", omittingEmptySubsequences: false).map { part in
                guard part.uppercased().hasPrefix("UNTIL="), let time = Self.wallTime(part.dropFirst(6)) else {
                    return String(part)
                }
                return "UNTIL=" + Self.text(zone.instant(of: time))
            }
            line.value = parts.joined(separator: ";")
            component.nodes[index] = .line(line)
        }
    }

    /// `19980118T230000` without a Z.
    private static func wallTime(_ text: Substring) -> WallTime? {
        let octets = Array(text.utf8)
        guard octets.count == 15, octets[8] == UInt8(ascii: "T"),
            octets.indices.allSatisfy({ $0 == 8 || (0x30...0x39).contains(octets[$0]) })
        else { return nil }
        let parts = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15].map { part in
            octets[part].reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }
        return WallTime(
            year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4], second: parts[5])
    }

    private static func text(_ instant: Instant) -> String {
        let time = instant.utc
        let (year, month, day) = time.date.components
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(width - digits.count, 0)) + digits
        }
        return padded(year, 4) + padded(month, 2) + padded(day, 2) + "T" + padded(time.hour, 2)
            + padded(time.minute, 2) + padded(time.second, 2) + "Z"
    }
}
