public import Chronology
public import ICalendar

extension CalendarDataRequest {
    /// What of a stored object is given back, made on its own lines: what is not touched stays octet for octet.
    ///
    /// Throws where the recurrence cannot be worked out, or has more instances than `limits` allow (`tooMany`).
    public func project(
        _ octets: [UInt8], resolver: ZoneResolver, floatingZone: Zone, limits: ExpansionLimits = .instances
    ) throws(ICalendarError) -> [UInt8] {
        guard !isWhole else { return octets }
        guard var calendar = try LetterDocument(reading: octets).calendars.first else { throw .notACalendar }
        switch recurrences {
        case .asTheyAre: break
        case .expanded(let span):
            var instances = try InstanceWriter(calendar, resolver: resolver, floatingZone: floatingZone)
            try instances.expand(&calendar, during: span, limits: limits)
        case .limited(let span):
            let limiter = try OverrideLimiter(calendar, resolver: resolver, floatingZone: floatingZone)
            try limiter.limit(&calendar, to: span, limits: limits)
        }
        if let freeBusyLimit { calendar.limitFreeBusy(to: freeBusyLimit) }
        if leavesOutKnownZones { calendar.removeKnownZones(by: resolver) }
        if let selection { calendar = selection.applied(to: calendar) }
        switch format {
        case .text:
            var projected: [UInt8] = []
            projected.reserveCapacity(octets.count)
            calendar.write(into: &projected)
            return projected
        case .json: return JCalendar.write(calendar)
        }
    }
}

extension ExpansionLimits {
    /// For instances that are written out one by one.
    public static let instances = ExpansionLimits(steps: ExpansionLimits.standard.steps, occurrences: 10_000)
}

extension ComponentSelection {
    /// The component with what was asked for; what is selected twice is there once.
    func applied(to component: LetterComponent) -> LetterComponent {
        var selected = component
        selected.nodes = component.nodes.compactMap { node in
            switch node {
            case .line(let line): self.line(line).map(LetterNode.line)
            case .component(let inner): self.component(inner).map(LetterNode.component)
            }
        }
        return selected
    }

    private func line(_ line: ContentLine) -> ContentLine? {
        guard case .some(let names) = properties else { return line }
        guard let isWithoutValue = names[line.key] else { return nil }
        guard isWithoutValue else { return line }
        return ContentLine(name: line.name, parameters: line.parameters, value: "")
    }

    private func component(_ component: LetterComponent) -> LetterComponent? {
        guard case .some(let selections) = components else { return component }
        return selections.first { $0.name == component.name }?.applied(to: component)
    }
}

extension LetterComponent {
    /// RFC 4791 §9.6.7: FREEBUSY values outside the span are left out, lines without any go.
    fileprivate mutating func limitFreeBusy(to span: Chronology.Span) {
        for index in nodes.indices {
            guard case .component(var component) = nodes[index], component.name == "VFREEBUSY" else { continue }
            component.nodes = component.nodes.compactMap { node in
                guard case .line(var line) = node, line.isNamed("FREEBUSY") else { return node }
                let values = line.value.split(separator: ",")
                let kept = values.filter { FreeBusyValue.overlaps(String($0), span) }
                guard !kept.isEmpty else { return nil }
                if kept.count < values.count { line.value = kept.joined(separator: ",") }
                return .line(line)
            }
            nodes[index] = .component(component)
        }
    }
}

/// A PERIOD in UTC, as FREEBUSY has it (RFC 5545 §3.8.2.6).
private enum FreeBusyValue {
    /// What cannot be read is not left out.
    static func overlaps(_ text: String, _ span: Chronology.Span) -> Bool {
        let period: CalendarPeriod
        do {
            period = try CalendarPeriod(parsing: text.filter { $0 != " " })
        } catch {
            return true
        }
        let start = period.start.instant(floatingIn: .utc)
        let end =
            switch period.ending {
            case .at(let time): time.instant(floatingIn: .utc)
            case .after(let length): start.advanced(bySeconds: Int64(length.days) * 86_400 + length.seconds)
            case .unstated: start
            }
        return Span(from: start, to: end)?.overlaps(span) ?? span.contains(start)
    }
}
