import ICalendar

/// The part of `FeedLint` that looks at the calendar's components.
enum ComponentLint {
    static func findings(in octets: [UInt8]) throws(ICalendarError) -> [FeedFinding] {
        let document = try LetterDocument(reading: octets, limits: .file)
        var findings = document.problems.map(finding)
        if document.calendars.count > 1 {
            findings.append(
                FeedFinding(
                    .error, "several-calendars", line: document.calendars[1].line,
                    cause: "the feed has \(document.calendars.count) VCALENDARs",
                    cure: "put everything into one: Google reads only the first"))
        }
        var seen: Set<String> = []
        for calendar in document.calendars { findings += ComponentLint.findings(of: calendar, seen: &seen) }
        return findings
    }

    private static func finding(of problem: ICalendarError) -> FeedFinding {
        switch problem {
        case .truncated(let line):
            FeedFinding(
                .error, "truncated", line: line, cause: "the feed breaks off before its END lines",
                cure: "send it whole: subscribers would take what is missing for deleted")
        case .notACalendar:
            FeedFinding(
                .error, "not-a-calendar", line: 1, cause: "there is no BEGIN:VCALENDAR",
                cure: "this is no calendar; perhaps the address shows a page for people")
        case .mismatchedEnd(let line, let name):
            FeedFinding(
                .error, "mismatched-end", line: line, cause: "BEGIN and END of \(name) do not match",
                cure: "close what was opened last")
        case .malformedLine(let line):
            FeedFinding(
                .error, "malformed-line", line: line, cause: "the line is not NAME:VALUE",
                cure: "fold long values by a line break and a blank, and escape line breaks as \\n")
        default:
            FeedFinding(.error, "unreadable", cause: "\(problem)", cure: "mend the text")
        }
    }

    private static func findings(of calendar: LetterComponent, seen: inout Set<String>) -> [FeedFinding] {
        var findings: [FeedFinding] = []
        for key in ["VERSION", "PRODID"] where calendar.first(key) == nil {
            findings.append(
                FeedFinding(
                    .error, "missing-property", line: calendar.line, cause: "the calendar has no \(key)",
                    cure: "add \(key) (RFC 5545 §3.6)"))
        }
        if calendar.first("METHOD") == nil {
            findings.append(
                FeedFinding(
                    .warning, "missing-method", line: calendar.line, cause: "the calendar has no METHOD",
                    cure: "add METHOD:PUBLISH, or Outlook opens the feed as an invitation"))
        }
        for component in calendar.components where ComponentKind(rawValue: component.name) != nil {
            findings += ComponentLint.findings(ofComponent: component, seen: &seen)
        }
        return findings + ZoneLint.findings(in: calendar)
    }

    private static func findings(ofComponent component: LetterComponent, seen: inout Set<String>) -> [FeedFinding] {
        var findings: [FeedFinding] = []
        for key in ["UID", "DTSTAMP"] where component.first(key) == nil {
            findings.append(
                FeedFinding(
                    .error, "missing-property", line: component.line, cause: "the \(component.name) has no \(key)",
                    cure: "add \(key) (RFC 5545 §3.6.1)"))
        }
        if component.name == ComponentKind.event.rawValue, component.first("DTSTART") == nil {
            findings.append(
                FeedFinding(
                    .error, "missing-property", line: component.line, cause: "the VEVENT has no DTSTART",
                    cure: "add DTSTART: no program shows an event without it"))
        }
        guard let uid = component.first("UID")?.value else { return findings }
        let identity = uid + "\n" + (component.first("RECURRENCE-ID")?.value ?? "")
        if !seen.insert(identity).inserted {
            findings.append(
                FeedFinding(
                    .error, "duplicate-uid", line: component.line, cause: "the UID \(uid) stands here a second time",
                    cure: "give every event its own UID: subscribers show only one of the two"))
        }
        return findings
    }
}
