public import Chronology
public import ICalendar

/// When somebody cannot be had, whatever stands in their calendars (RFC 7953 §4).
extension BusyTime {
    /// What the VAVAILABILITY components leave of `window`, read in `zones`.
    ///
    /// Where several speak of a moment the one with the highest priority decides, all of it; of several with the same
    /// priority one that offers the moment suffices, and where none does the strongest of what they say holds. Where none
    /// speaks nothing is said. An AVAILABLE that cannot be worked out offers nothing. `holidays` stand above the hours of a
    /// usual week and below what is said of single days.
    public init(
        unavailabilityIn objects: [CalendarObject], during window: Span, zones: ReadingZones,
        holidays: SpanSet = .empty
    ) {
        var levels: [Int: [Statement]] = [:]
        let daysOff = holidays.intersection(SpanSet([window])).spans.map(Statement.init(holiday:))
        if !daysOff.isEmpty { levels[AvailabilityRank.holidays] = daysOff }
        for object in objects {
            for component in object.components {
                guard let statement = Statement(component, during: window, zones: zones) else { continue }
                levels[statement.rank, default: []].append(statement)
            }
        }
        var time = BusyTime.none
        for (_, statements) in levels.sorted(by: { $0.key > $1.key }) {
            time = time.subtracting(SpanSet(statements.map(\.span))).union(BusyTime(statements))
        }
        self = time
    }

    private init(_ statements: [Statement]) {
        let offered = statements.reduce(SpanSet.empty) { $0.union($1.offered) }
        var said = SpanSet.empty
        var sets: [BusyKind: SpanSet] = [:]
        for kind in [BusyKind.busy, .unavailable, .tentative] {
            let spans = SpanSet(statements.filter { $0.kind == kind }.map(\.span))
            sets[kind] = spans.subtracting(offered).subtracting(said)
            said = said.union(spans)
        }
        self.init(
            busy: sets[.busy] ?? .empty, tentative: sets[.tentative] ?? .empty,
            unavailable: sets[.unavailable] ?? .empty)
    }

    /// This without what lies in `covered`.
    private func subtracting(_ covered: SpanSet) -> BusyTime {
        BusyTime(
            busy: busy.subtracting(covered), tentative: tentative.subtracting(covered),
            unavailable: unavailable.subtracting(covered))
    }
}

/// What one VAVAILABILITY says of a window.
private struct Statement {
    /// Of which it speaks.
    let span: Chronology.Span
    /// When one can be had.
    let offered: SpanSet
    /// What the rest counts as.
    let kind: BusyKind
    /// 1 for the highest priority, 10 where none is given (RFC 7953 §3.1).
    let rank: Int

    init(holiday span: Chronology.Span) {
        self.span = span
        offered = .empty
        kind = .unavailable
        rank = AvailabilityRank.holidays
    }

    init?(_ component: CalendarComponent, during window: Chronology.Span, zones: ReadingZones) {
        let whole = CalendarObject(uid: "", kind: .availability, components: [component])
        guard let availability = component.availability,
            let span = Self.spans(of: whole, during: window, zones).spans.first
        else { return nil }
        self.span = span
        kind = availability.busyKind
        rank = (1...9).contains(availability.priority) ? availability.priority : AvailabilityRank.usual
        offered = availability.available.reduce(SpanSet.empty) { $0.union(Self.spans(of: $1, during: span, zones)) }
    }

    private static func spans(
        of object: CalendarObject, during span: Chronology.Span, _ zones: ReadingZones
    ) -> SpanSet {
        do {
            let occurrences = try object.occurrences(during: span, floatingIn: zones.floating)
            return SpanSet(
                occurrences.compactMap { occurrence in
                    let zone = occurrence.isAllDay ? zones.days : zones.floating
                    return Chronology.Span(
                        from: occurrence.start.instant(floatingIn: zone), to: occurrence.end.instant(floatingIn: zone))?
                        .intersection(span)
                })
        } catch {
            return .empty
        }
    }
}
