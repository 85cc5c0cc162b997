import Chronology

extension RecurrenceRule {
    /// The rule as a RECUR value (RFC 5545 §3.3.10): FREQ before its limits, then the parts from small to large,
    /// INTERVAL=1, WKST=MO and SKIP=OMIT unsaid.
    public var text: String {
        var parts: [String] = []
        if let scale { parts.append("RSCALE=\(scale)") }
        parts.append("FREQ=\(frequency.keyword)")
        switch end {
        case .never: break
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(let time): parts.append("UNTIL=\(time.untilText)")
        }
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        add("BYSECOND", bySecond.map(String.init), to: &parts)
        add("BYMINUTE", byMinute.map(String.init), to: &parts)
        add("BYHOUR", byHour.map(String.init), to: &parts)
        add("BYDAY", byDay.map { ($0.ordinal.map(String.init) ?? "") + $0.weekday.keyword }, to: &parts)
        add("BYMONTHDAY", byMonthDay.map(String.init), to: &parts)
        add("BYYEARDAY", byYearDay.map(String.init), to: &parts)
        add("BYWEEKNO", byWeekNumber.map(String.init), to: &parts)
        add("BYMONTH", byMonth.map(String.init) + byLeapMonth.map { "\($0)L" }, to: &parts)
        add("BYSETPOS", bySetPosition.map(String.init), to: &parts)
        if weekStart != .monday { parts.append("WKST=\(weekStart.keyword)") }
        if skip != .omit { parts.append("SKIP=\(skip.rawValue)") }
        return parts.joined(separator: ";")
    }

    private func add(_ name: String, _ values: [String], to parts: inout [String]) {
        guard !values.isEmpty else { return }
        parts.append(name + "=" + values.joined(separator: ","))
    }
}

extension RecurrenceRule.Frequency {
    init?(keyword: String) {
        guard let frequency = Self.allCases.first(where: { $0.keyword == keyword }) else { return nil }
        self = frequency
    }

    var keyword: String {
        switch self {
        case .secondly: "SECONDLY"
        case .minutely: "MINUTELY"
        case .hourly: "HOURLY"
        case .daily: "DAILY"
        case .weekly: "WEEKLY"
        case .monthly: "MONTHLY"
        case .yearly: "YEARLY"
        }
    }
}

extension Weekday {
    private static let keywords = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// The weekday of a BYDAY or WKST in upper case.
    init?(octets: ArraySlice<UInt8>) {
        guard let index = Self.keywords.firstIndex(where: { $0.utf8.elementsEqual(octets) }) else { return nil }
        self.init(rawValue: index)
    }

    var keyword: String { Self.keywords[rawValue] }
}

extension CalendarTime {
    /// UNTIL has no TZID, so a time with a zone is written in UTC (RFC 5545 §3.3.10).
    fileprivate var untilText: String {
        switch self {
        case .date(let date): digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2)
        case .floating(let time): dateTime(time)
        case .utc(let instant): dateTime(instant.utc) + "Z"
        case .zoned(let time, let zone): dateTime(zone.instant(of: time).utc) + "Z"
        }
    }

    private func dateTime(_ time: WallTime) -> String {
        let date = time.date
        return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2)
            + "T" + digits(time.hour, 2) + digits(time.minute, 2) + digits(time.second, 2)
    }

    private func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
