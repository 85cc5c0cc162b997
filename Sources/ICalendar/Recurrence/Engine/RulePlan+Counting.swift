import Chronology

extension RulePlan {
    /// How many instances each period after the first has, where all have equally many: what lets a COUNT be counted
    /// without looking at every period.
    var instancesInEveryPeriod: Int? {
        guard mover == nil, !countsDays, !isImpossible, let days = daysInEveryPeriod else { return nil }
        let all = days * offsets.count
        guard !setPositions.isEmpty else { return all }
        return Set(setPositions.map { $0 > 0 ? $0 - 1 : all + $0 }).count { $0 >= 0 && $0 < all }
    }

    private var daysInEveryPeriod: Int? {
        switch frequency {
        case .yearly: daysInEveryYear
        case .monthly: filter.daysInEveryMonth
        case .weekly: filter.isUnrestricted ? weekdayOffsets.count : nil
        case .daily: filter.isUnrestricted ? 1 : nil
        case .hourly, .minutely, .secondly: filter.isUnrestricted && !limitsTimes ? 1 : nil
        }
    }

    /// 28 years without a missing leap day have every kind of year there is: leap or not, each first weekday.
    private var daysInEveryYear: Int? {
        var walker = RuleWalker(self)
        let counts = Set((2001...2028).map { walker.days(ofYear: $0) })
        return counts.count == 1 ? counts.first : nil
    }
}
