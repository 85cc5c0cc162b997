import Chronology

/// A VTIMEZONE understood (RFC 5545 §3.6.5): the zone it describes, and for how long it means to.
///
/// What is missing is repaired in one way each: without a DTSTART an observance holds from 1970 on, without a
/// TZOFFSETFROM its clocks came from the other observance's offset, a `Z` behind a DTSTART is not there. An observance
/// without a readable TZOFFSETTO is left out.
struct TimeZoneReading {
    let zone: Zone
    /// Before this moment the definition says nothing.
    let begins: Instant
    /// After this moment it says nothing new; nothing when it goes on for ever.
    let ends: Instant?

    /// More than any zone of the database has; what follows is not read.
    private static let mostObservances = 600
    /// Rules that began earlier are followed from here on: nobody's calendar is older.
    private static let firstYear = 1900
    /// Rules that are no plain yearly change are followed to here.
    private static let lastYear = 2150
    /// Calendars are about the years from here to `lastYearInUse`.
    private static let firstYearInUse = 1995
    private static let lastYearInUse = 2040

    /// Nothing where no observance can be read.
    init?(_ definition: LetterComponent, identifier: String) {
        var observances = definition.components.prefix(TimeZoneReading.mostObservances)
            .filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }.compactMap(ObservanceReading.init)
        guard let first = observances.first else { return nil }
        for index in observances.indices where observances[index].offsetBefore == nil {
            let other = observances.first { $0.observance.offset != observances[index].observance.offset } ?? first
            observances[index].offsetBefore = other.observance.offset
        }
        if observances.count == 1, first.rules.isEmpty, first.dates.isEmpty {
            zone = Zone(identifier: identifier, initial: first.observance)
            begins = Instant(secondsSinceEpoch: .min)
            ends = nil
            return
        }
        let changes = TimeZoneReading.changes(of: observances)
        guard let earliest = changes.min(by: { $0.at < $1.at }), let latest = changes.max(by: { $0.at < $1.at }) else {
            return nil
        }
        let initial =
            observances.first { $0.observance.offset == earliest.from && !$0.observance.isDaylight }?.observance
            ?? Zone.Observance(offset: earliest.from, isDaylight: false, abbreviation: "")
        let tail = observances.flatMap { reading in reading.rules.compactMap { $0.annual(from: reading) } }
        zone = Zone(identifier: identifier, initial: initial, changes: changes.map { ($0.at, $0.to) }, tail: tail)
        begins = earliest.at
        // What ended long ago was meant to stay as it is then.
        ends = tail.isEmpty && latest.at >= Instant(utc: .start(of: TimeZoneReading.firstYearInUse)) ? latest.at : nil
    }

    /// The changes up to a year in which all plain rules without an end are at work and everything else is over.
    private static func changes(
        of observances: [ObservanceReading]
    ) -> [(at: Instant, from: Int, to: Zone.Observance)] {
        var budget = 100_000
        var onsets: [(WallTime, ObservanceReading)] = []
        for reading in observances {
            onsets += ([reading.start] + reading.dates).map { ($0, reading) }
            for rule in reading.rules where !rule.isPlainForever {
                onsets += rule.onsets(of: reading, years: firstYear...lastYear, budget: &budget).map { ($0, reading) }
            }
        }
        onsets.removeAll { $0.0.date.year > lastYear }
        let settled = max(onsets.map { $0.0.date.year }.max() ?? 0, firstYear) + 1
        for reading in observances {
            for rule in reading.rules where rule.isPlainForever {
                onsets += rule.onsets(of: reading, years: firstYear...settled, budget: &budget).map { ($0, reading) }
            }
        }
        return onsets.map { onset, reading in
            let before = reading.before
            return (Instant(secondsSinceEpoch: onset.secondsSinceEpoch - Int64(before)), before, reading.observance)
        }
    }
}

extension TimeZoneReading {
    /// Whether the definition gives `other`'s offsets throughout one of the years that calendars are about.
    func isRightForAYear(of other: Zone) -> Bool {
        (TimeZoneReading.firstYearInUse...TimeZoneReading.lastYearInUse).contains { year in
            guard let span = TimeZoneReading.span(of: year), begins <= span.start, ends.map({ span.end <= $0 }) ?? true
            else { return isRightWhileItLasts(of: other, in: year) }
            return TimeZoneReading.agree(zone, other, in: span)
        }
    }

    /// A definition cut down to less than a year: the changes of one summer, say.
    private func isRightWhileItLasts(of other: Zone, in year: Int) -> Bool {
        guard let ends, let whole = Span(from: begins, to: ends.advanced(bySeconds: 1)), whole.seconds < 366 * 86_400,
            ends.utc.date.year == year
        else { return false }
        return TimeZoneReading.agree(zone, other, in: whole)
    }

    /// Whether the definition has an offset, in the years that calendars are about, that `other` never had since 1970.
    func hasOffset(foreignTo other: Zone) -> Bool {
        guard
            let span = Span(
                from: Instant(utc: .start(of: 1970)), to: Instant(utc: .start(of: TimeZoneReading.lastYearInUse + 1))),
            let used = Span(from: max(begins, Instant(utc: .start(of: TimeZoneReading.firstYearInUse))), to: span.end)
        else { return false }
        let known = Set(other.transitions(in: span).flatMap { [$0.offsetBefore, $0.offsetAfter] })
            .union([other.offset(at: span.start)])
        return zone.transitions(in: used).contains { !known.contains($0.offsetAfter) }
            || !known.contains(zone.offset(at: used.start))
    }

    private static func span(of year: Int) -> Span? {
        Span(from: Instant(utc: .start(of: year)), to: Instant(utc: .start(of: year + 1)))
    }

    /// Whether two zones have the same offset at every moment of `span`.
    static func agree(_ first: Zone, _ second: Zone, in span: Span) -> Bool {
        guard first.offset(at: span.start) == second.offset(at: span.start) else { return false }
        return (first.transitions(in: span) + second.transitions(in: span)).allSatisfy {
            first.offset(at: $0.instant) == second.offset(at: $0.instant)
        }
    }
}

extension WallTime {
    /// New Year of `year`.
    static func start(of year: Int) -> WallTime {
        WallTime(CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 1, day: 1)))
    }
}
