import ArgumentParser
import Chronology
import Scheduling

/// Hours of some days as they are written on the command line: `mon-fri 09:00-17:00`, `tue,thu 13:00-18:30`.
struct HoursArgument: ExpressibleByArgument, Hashable {
    let block: WeeklyHours.Block

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: " ")
        guard parts.count == 2, let days = Self.days(parts[0]) else { return nil }
        let times = parts[1].split(separator: "-", omittingEmptySubsequences: false).map(Self.minutes)
        guard times.count == 2, let start = times[0], let end = times[1],
            let block = WeeklyHours.Block(days: days, start: start, end: end)
        else { return nil }
        self.block = block
    }

    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Days and ranges of days with commas between them; a range may go over Sunday.
    private static func days(_ text: Substring) -> Set<Weekday>? {
        var days: Set<Weekday> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(day)
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            days.formUnion(Weekday.allCases.filter { $0.days(after: first) <= last.days(after: first) })
        }
        return days
    }

    private static func day(_ text: Substring) -> Weekday? {
        names.firstIndex(of: String(text)).flatMap { Weekday(rawValue: $0) }
    }

    /// `9:00`, `09:00`, and `24:00` for the end of the day.
    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
