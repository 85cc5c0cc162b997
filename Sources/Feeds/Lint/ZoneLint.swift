import ICalendar

/// The part of `FeedLint` that looks at time zones.
enum ZoneLint {
    static func findings(in calendar: LetterComponent) -> [FeedFinding] {
        let zones = calendar.components.filter { $0.name == "VTIMEZONE" }
        let defined = Set(zones.compactMap { $0.first("TZID")?.text })
        var missing: [String: Int] = [:]
        for component in calendar.components where component.name != "VTIMEZONE" {
            for line in component.lines {
                guard let tzid = line.parameter("TZID"), !defined.contains(tzid), missing[tzid] == nil else { continue }
                missing[tzid] = line.line
            }
        }
        return missing.map { tzid, line in
            FeedFinding(
                .error, "undefined-zone", line: line, cause: "the zone \(tzid) has no VTIMEZONE",
                cure: "add one: without it Outlook is an hour off and Google reads UTC")
        } + zones.flatMap(findings(of:))
    }

    private static func findings(of zone: LetterComponent) -> [FeedFinding] {
        let name = zone.first("TZID")?.text ?? ""
        var findings: [FeedFinding] = []
        let observances = zone.components
        if observances.isEmpty {
            findings.append(
                FeedFinding(
                    .error, "empty-zone", line: zone.line, cause: "the VTIMEZONE \(name) has no STANDARD or DAYLIGHT",
                    cure: "give it at least one"))
        }
        if observances.count > 1, observances.allSatisfy({ $0.first("RRULE") == nil && $0.first("RDATE") != nil }) {
            findings.append(
                FeedFinding(
                    .warning, "zone-by-dates", line: zone.line,
                    cause: "the VTIMEZONE \(name) lists its changes by RDATE only",
                    cure: "write the present rule as RRULE: Outlook ignores RDATE here"))
        }
        for observance in observances {
            for key in ["TZOFFSETFROM", "TZOFFSETTO"] {
                guard let offset = observance.first(key) else {
                    findings.append(
                        FeedFinding(
                            .error, "missing-property", line: observance.line,
                            cause: "the \(observance.name) of \(name) has no \(key)", cure: "add \(key)"))
                    continue
                }
                guard offset.value.utf8.count > 5 else { continue }
                findings.append(
                    FeedFinding(
                        .error, "odd-offset", line: offset.line,
                        cause: "the offset \(offset.value) of \(name) has seconds",
                        cure: "leave out the local mean time of long ago: Outlook.com then shows nothing at all"))
            }
        }
        return findings
    }
}
