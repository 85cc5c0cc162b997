import Chronology

/// Walks through the instances of one rule in order, a period at a time, without end if need be.
///
/// Works on wall-clock seconds (see `RulePlan`). DTSTART comes first, matching or not, and counts (RFC 5545 §3.8.5.3).
struct RuleWalker: Sendable {
    let plan: RulePlan
    var filter: DayFilter
    var mover: DateMover?
    /// The period to be filled next.
    var period: Int
    /// What instances of the present period lie at: the first seconds of its days, or of itself.
    var bases: [Int] = []
    private var baseIndex = 0
    private var offsetIndex = 0
    /// Which instances of the period BYSETPOS chooses, counted from 0.
    private var chosen: [Int] = []
    /// What was returned last; nothing up to it is returned again.
    private var last: Int
    /// Nothing after it is returned.
    private var bound: Int
    /// No period after it has instances up to the bound.
    private(set) var lastPeriod = 0
    private var remaining: Int
    private var startIsPending: Bool
    private var putBack: Int?

    private static let lastDay = CivilDate.dayNumber(year: 9999, month: 12, day: 31)

    /// `bound` is the last wall-clock second that an instance may start at. An EXRULE does not take DTSTART out
    /// unless it matches it, so there DTSTART does not come of itself.
    init(_ plan: RulePlan, bound: Int = .max, includingStart: Bool = true) {
        self.plan = plan
        filter = plan.filter
        mover = plan.mover
        period = plan.origin
        last = plan.start - 1
        self.bound = min(bound, Self.lastDay * 86_400 + 86_399)
        remaining = plan.count
        startIsPending = includingStart
        lastPeriod = Self.lastPeriod(plan, self.bound)
    }

    /// Returns nothing after `second`, and does not look there.
    mutating func limit(to second: Int) {
        bound = min(bound, second)
        lastPeriod = Self.lastPeriod(plan, bound)
    }

    private static func lastPeriod(_ plan: RulePlan, _ bound: Int) -> Int {
        let day = bound.dividedDown(by: 86_400)
        // The week 1 of a year, and dates moved back, may begin before it.
        return switch plan.frequency {
        case .yearly: CivilDate(dayNumber: day).year + 1
        case .monthly: DayFilter.monthIndex(of: day) + 1
        case .weekly, .daily: day
        case .hourly, .minutely, .secondly: plan.countsDays ? day * 86_400 + 86_399 : bound
        }
    }

    /// The next instance, or nothing after the last.
    mutating func next(_ budget: inout StepBudget) throws(ICalendarError) -> Int? {
        if let instance = putBack {
            putBack = nil
            return instance
        }
        guard remaining > 0 else { return nil }
        if startIsPending {
            startIsPending = false
            remaining -= 1
            last = plan.start
            return last
        }
        while true {
            while let candidate = nextOfPeriod() {
                guard candidate > last else { continue }
                guard candidate <= bound else {
                    remaining = 0
                    return nil
                }
                last = candidate
                remaining -= 1
                return candidate
            }
            guard !plan.isImpossible, try fill(&budget) else {
                remaining = 0
                return nil
            }
        }
    }

    /// Goes on to the first instance that is not before `target`.
    mutating func seek(to target: Int, _ budget: inout StepBudget) throws(ICalendarError) {
        guard target > last, putBack.map({ $0 < target }) ?? true else { return }
        if plan.count != .max {
            try walk(to: target, &budget)
            return
        }
        if plan.start < target { startIsPending = false }
        putBack = nil
        last = max(last, target - 1)
        let ahead = period(of: target)
        guard ahead > period else { return }
        period = ahead
        clear()
    }

    /// With a COUNT every instance on the way counts; where all periods have equally many they need not be looked at.
    private mutating func walk(to target: Int, _ budget: inout StepBudget) throws(ICalendarError) {
        putBack = nil
        var isCounted = false
        while let candidate = try next(&budget) {
            guard candidate < target else {
                putBack = candidate
                return
            }
            guard !isCounted, period > plan.origin, isPeriodDone else { continue }
            isCounted = true
            guard let count = plan.instancesInEveryPeriod, count > 0 else { continue }
            let periods = min((period(of: target) - period) / plan.stride, (remaining - 1) / count)
            guard periods > 0 else { continue }
            remaining -= periods * count
            period += periods * plan.stride
            clear()
        }
    }

    /// The last period of which all instances may come before or at `target`, but for the one before it where dates
    /// reach over into it.
    private func period(of target: Int) -> Int {
        let day = target.dividedDown(by: 86_400)
        let position =
            switch plan.frequency {
            case .yearly: CivilDate(dayNumber: day).year - 1
            case .monthly: DayFilter.monthIndex(of: day) - 1
            case .weekly, .daily: day
            case .hourly, .minutely, .secondly: target
            }
        return plan.origin + (position - plan.origin).dividedDown(by: plan.stride) * plan.stride
    }

    private var isPeriodDone: Bool {
        baseIndex >= (plan.setPositions.isEmpty ? bases.count : chosen.count)
    }

    private mutating func clear() {
        bases.removeAll(keepingCapacity: true)
        chosen.removeAll(keepingCapacity: true)
        baseIndex = 0
        offsetIndex = 0
    }

    private mutating func nextOfPeriod() -> Int? {
        let offsets = plan.offsets.count
        guard plan.setPositions.isEmpty else {
            guard baseIndex < chosen.count else { return nil }
            let index = chosen[baseIndex]
            baseIndex += 1
            return bases[index / offsets] + plan.offsets[index % offsets]
        }
        guard baseIndex < bases.count else { return nil }
        let instance = bases[baseIndex] + plan.offsets[offsetIndex]
        offsetIndex += 1
        if offsetIndex == offsets {
            offsetIndex = 0
            baseIndex += 1
        }
        return instance
    }

    /// Fills the next period that has instances; nothing comes after the year 9999.
    private mutating func fill(_ budget: inout StepBudget) throws(ICalendarError) -> Bool {
        repeat {
            clear()
            try budget.spend()
            guard period <= lastPeriod else { return false }
            switch plan.frequency {
            case .yearly: fillYear()
            case .monthly: fillMonth()
            case .weekly: fillWeek()
            case .daily: guard try fillDay(&budget) else { return false }
            case .hourly, .minutely, .secondly: guard try fillPartOfDay(&budget) else { return false }
            }
            guard period <= .max - plan.stride else { return false }
            period += plan.stride
            if plan.setPositions.isEmpty { passOver() } else { choose() }
        } while isPeriodDone
        return true
    }

    /// Goes to the first instance of the period after `last`: with many times a day there may be millions before it.
    private mutating func passOver() {
        guard let first = bases.first, let least = plan.offsets.first, let greatest = plan.offsets.last,
            first + least <= last
        else { return }
        while baseIndex < bases.count, bases[baseIndex] + greatest <= last { baseIndex += 1 }
        guard baseIndex < bases.count else { return }
        var high = plan.offsets.count
        while offsetIndex < high {
            let middle = (offsetIndex + high) / 2
            if bases[baseIndex] + plan.offsets[middle] <= last { offsetIndex = middle + 1 } else { high = middle }
        }
    }

    /// BYSETPOS chooses from all instances of the period, also those before DTSTART.
    private mutating func choose() {
        chosen.removeAll(keepingCapacity: true)
        let count = bases.count * plan.offsets.count
        for position in plan.setPositions {
            let index = position > 0 ? position - 1 : count + position
            if index >= 0, index < count { chosen.append(index) }
        }
        chosen.sort()
    }
}
