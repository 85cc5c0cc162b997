import Chronology

/// The changes of a zone over some years, told as observances: rules where they followed one, else one by one.
struct ZoneHistory {
    /// A STANDARD or DAYLIGHT as it will be written.
    struct Observance: Equatable {
        /// When it first begins, on a clock that shows `offsetBefore`.
        var start: WallTime
        var offsetBefore: Int
        var offsetAfter: Int
        var isDaylight: Bool
        var abbreviation: String
        /// The day of each year on which it begins; nothing when it begins once.
        var rule: AnnualDay?
        /// The last time it begins; nothing when it goes on, or begins once.
        var last: Instant?
    }

    private(set) var observances: [Observance] = []

    /// A leap year and a weekday come together again after so many years.
    private static let yearsAhead = 28
    /// Fewer years than this are not called a rule.
    private static let shortestRule = 3

    init(of zone: Zone, from start: Instant, coveringYears years: ClosedRange<Int>) {
        let lastYear = years.upperBound + ZoneHistory.yearsAhead
        let end = Instant(utc: .start(of: lastYear + 1))
        let covered = Instant(utc: .start(of: years.upperBound + 1)).advanced(bySeconds: 172_800)
        let initial = zone.observance(at: start)
        let changes = Span(from: start, to: end).map(zone.transitions) ?? []
        var runs = ZoneHistory.runs(in: Change.all(changes, after: initial))
        for index in runs.indices where runs[index].isOpen(until: lastYear) { runs[index].last = nil }
        runs.removeAll { $0.first >= covered && ($0.last != nil || $0.observance.rule == nil) }
        observances = runs.map { run in
            var observance = run.observance
            observance.last = run.observance.rule == nil ? nil : run.last
            return observance
        }
        let isOneRule = runs.count == 2 && runs.allSatisfy { $0.last == nil && $0.firstYear <= years.lowerBound }
        if isOneRule {
            for index in observances.indices { observances[index].start = runs[index].onset(in: 1970) }
        } else {
            // What held before the first change, for readers that do not work it out from its TZOFFSETFROM.
            observances.insert(
                Observance(
                    start: .start(of: 1970), offsetBefore: initial.offset, offsetAfter: initial.offset,
                    isDaylight: initial.isDaylight
                        && observances.first.map { $0.offsetAfter < $0.offsetBefore } ?? false,
                    abbreviation: initial.abbreviation),
                at: 0)
        }
    }
}

/// A change on the clock of the place.
private struct Change {
    let instant: Instant
    let local: WallTime
    let offsetBefore: Int
    let offsetAfter: Int
    let isDaylight: Bool
    let abbreviation: String

    private init(_ transition: Zone.Transition, wasDaylight: Bool) {
        instant = transition.instant
        offsetBefore = transition.offsetBefore
        offsetAfter = transition.offsetAfter
        local = transition.instant.utc.advanced(bySeconds: Int64(transition.offsetBefore))
        abbreviation = transition.abbreviation
        // Where winter is the exception by law (Ireland, Morocco in Ramadan) it is still STANDARD to readers.
        isDaylight =
            transition.offsetAfter > transition.offsetBefore
            ? transition.isDaylight || wasDaylight : transition.isDaylight && wasDaylight
    }

    /// Those that change the offset by a minute or more.
    static func all(_ transitions: [Zone.Transition], after initial: Zone.Observance) -> [Change] {
        var wasDaylight = initial.isDaylight
        var changes: [Change] = []
        for transition in transitions {
            if transition.offsetBefore / 60 != transition.offsetAfter / 60 {
                changes.append(Change(transition, wasDaylight: wasDaylight))
            }
            wasDaylight = transition.isDaylight
        }
        return changes
    }

    /// Whether `other` could be the same change in another year.
    func isLike(_ other: Change) -> Bool {
        offsetBefore == other.offsetBefore && offsetAfter == other.offsetAfter && isDaylight == other.isDaylight
            && abbreviation == other.abbreviation && local.secondOfDay == other.local.secondOfDay
            && local.date.month == other.local.date.month
    }
}

/// Changes of consecutive years that follow one rule, or a single change.
private struct Run {
    let observance: ZoneHistory.Observance
    let first: Instant
    let firstYear: Int
    let lastYear: Int
    var last: Instant?

    func isOpen(until year: Int) -> Bool {
        observance.rule != nil && lastYear >= year
    }

    func onset(in year: Int) -> WallTime {
        guard let rule = observance.rule else { return observance.start }
        return WallTime(CivilDate(dayNumber: rule.dayNumber(in: year)), secondOfDay: observance.start.secondOfDay)
    }
}

extension ZoneHistory {
    /// Every change once, in runs as long as a rule can be found for; by their beginning.
    private static func runs(in changes: [Change]) -> [Run] {
        var runs: [Run] = []
        var isTold = [Bool](repeating: false, count: changes.count)
        for index in changes.indices where !isTold[index] {
            let (rule, members) = longestRun(from: index, in: changes, isTold)
            for member in members { isTold[member] = true }
            let (first, last) = (changes[index], changes[members[members.count - 1]])
            runs.append(
                Run(
                    observance: Observance(
                        start: first.local, offsetBefore: first.offsetBefore, offsetAfter: first.offsetAfter,
                        isDaylight: first.isDaylight, abbreviation: first.abbreviation, rule: rule),
                    first: first.instant, firstYear: first.local.date.year, lastYear: last.local.date.year,
                    last: last.instant))
        }
        return runs
    }

    /// The change at `index` and those of the following years, as far as one rule reaches.
    private static func longestRun(
        from index: Int, in changes: [Change], _ isTold: [Bool]
    ) -> (rule: AnnualDay?, members: [Int]) {
        let first = changes[index]
        var best: (rule: AnnualDay?, members: [Int]) = (nil, [index])
        for rule in rules(for: first.local.date) {
            var members = [index]
            var year = first.local.date.year + 1
            for next in changes.indices.dropFirst(index + 1) {
                let date = changes[next].local.date
                if date.year > year { break }
                guard !isTold[next], changes[next].isLike(first) else { continue }
                guard date.year == year, date.dayNumber == rule.dayNumber(in: year) else {
                    if date.year >= year { break }
                    continue
                }
                members.append(next)
                year += 1
            }
            if members.count > best.members.count, members.count >= shortestRule { best = (rule, members) }
        }
        return best
    }

    /// The rules that name `date` among the days of its year, the usual ones first.
    private static func rules(for date: CivilDate) -> [AnnualDay] {
        let (year, month, day) = date.components
        let length = CivilDate.days(inMonth: month, of: year)
        let weekday = date.weekday
        var rules: [AnnualDay] = []
        if day + 7 > length { rules.append(.nth(-1, weekday, month: month)) }
        if day <= 28 { rules.append(.nth((day - 1) / 7 + 1, weekday, month: month)) }
        let shortest = CivilDate.days(inMonth: month, of: 2023)
        for start in stride(from: day, through: max(1, day - 6), by: -1) where start + 6 <= shortest && start % 7 != 1 {
            rules.append(.onOrAfter(day: start, weekday, month: month))
        }
        if day <= shortest { rules.append(.date(month: month, day: day)) }
        return rules
    }
}
