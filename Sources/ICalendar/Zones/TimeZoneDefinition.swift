public import Chronology

/// Writes VTIMEZONEs: small, and right for the years in which they are used (RFC 5545 §3.6.5).
///
/// One STANDARD and one DAYLIGHT with a yearly RRULE from 1970 on, where the zone has kept to one rule in those years;
/// otherwise an observance for each rule it had and for each change that followed none. No RDATE, which Outlook does
/// not read, no local mean time and no offsets of less than a minute, at which others stumble.
public struct TimeZoneDefinition {
    /// The VTIMEZONE for `zone`, right from the first of `years` on to the last and, as far as anybody knows, later.
    public static func component(for zone: Zone, coveringYears years: ClosedRange<Int>) -> LetterComponent {
        let identifier = TextValue.escape(zone.identifier)
        var nodes: [LetterNode] = [
            .line(ContentLine(name: "TZID", value: identifier)),
            .line(ContentLine(name: "X-LIC-LOCATION", value: identifier)),
        ]
        let start = Instant(utc: .start(of: years.lowerBound)).advanced(bySeconds: -172_800)
        let history = ZoneHistory(of: zone, from: start, coveringYears: years)
        nodes += history.observances.map { .component($0.component) }
        return LetterComponent(name: "VTIMEZONE", nodes: nodes)
    }
}

extension ZoneHistory.Observance {
    fileprivate var component: LetterComponent {
        var lines = [
            ContentLine(name: "DTSTART", value: start.basicText),
            ContentLine(name: "TZOFFSETFROM", value: UTCOffset.text(offsetBefore)),
            ContentLine(name: "TZOFFSETTO", value: UTCOffset.text(offsetAfter)),
        ]
        if let rule {
            let until = last.map { ";UNTIL=\($0.utc.basicText)Z" } ?? ""
            lines.append(ContentLine(name: "RRULE", value: "FREQ=YEARLY;" + rule.recurrenceText + until))
        }
        if !abbreviation.isEmpty {
            lines.append(ContentLine(name: "TZNAME", value: TextValue.escape(abbreviation)))
        }
        return LetterComponent(name: isDaylight ? "DAYLIGHT" : "STANDARD", nodes: lines.map(LetterNode.line))
    }
}

extension WallTime {
    /// `20250330T020000`.
    fileprivate var basicText: String {
        let (year, month, day) = date.components
        let digits = [month, day].map(UTCOffset.twoDigits).joined()
        let time = [hour, minute, second].map(UTCOffset.twoDigits).joined()
        let century = UTCOffset.twoDigits(year / 100) + UTCOffset.twoDigits(year % 100)
        return century + digits + "T" + time
    }
}

extension AnnualDay {
    /// The BYxxx parts that name this day; only those that `ZoneHistory` finds.
    fileprivate var recurrenceText: String {
        switch self {
        case .nth(let ordinal, let weekday, let month):
            return "BYMONTH=\(month);BYDAY=\(ordinal)\(AnnualDay.codes[weekday.rawValue])"
        case .onOrAfter(let day, let weekday, let month):
            let days = (day...day + 6).map(String.init).joined(separator: ",")
            return "BYMONTH=\(month);BYMONTHDAY=\(days);BYDAY=\(AnnualDay.codes[weekday.rawValue])"
        case .date(let month, let day):
            return "BYMONTH=\(month);BYMONTHDAY=\(day)"
        case .dayOfCommonYear(let day), .daysAfterNewYear(let day):
            return "BYYEARDAY=\(day)"
        }
    }

    private static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
}
