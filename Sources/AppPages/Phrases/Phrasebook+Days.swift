public import Chronology

extension Phrasebook {
    /// `8. Dezember`, `8 December`.
    func day(_ date: CivilDate) -> String {
        dayAndMonth(date.day, months[date.month - 1])
    }

    /// How a past day is spoken of: today, yesterday, or by its date.
    func day(_ date: CivilDate, seenFrom today: CivilDate) -> String {
        switch today.dayNumber - date.dayNumber {
        case 0: self.today
        case 1: yesterday
        default:
            date.year == today.year ? day(date) : dayMonthAndYear(date.day, months[date.month - 1], date.year)
        }
    }

    /// What the app password of an Apple device is called that is made at this moment.
    public func labelForApple(at now: Instant) -> String {
        appleLabel(day(now.utc.date))
    }
}
