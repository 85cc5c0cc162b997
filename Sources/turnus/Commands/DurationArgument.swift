import ArgumentParser
import ICalendar

/// A length of time as it is written on the command line: `45m`, `1h`, `1h30m`, `2d`.
struct DurationArgument: ExpressibleByArgument, Hashable {
    let duration: CalendarDuration

    /// Days, hours, minutes, in this order, each at most once.
    init?(argument: String) {
        var rest = argument.lowercased()[...]
        var numbers: [Character: Int] = [:]
        for unit: Character in ["d", "h", "m"] {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard (1...5).contains(digits.count), rest.dropFirst(digits.count).first == unit else { continue }
            numbers[unit] = Int(digits)
            rest = rest.dropFirst(digits.count + 1)
        }
        guard rest.isEmpty, !numbers.isEmpty else { return nil }
        duration = CalendarDuration(
            days: numbers["d"] ?? 0, seconds: Int64((numbers["h"] ?? 0) * 3600 + (numbers["m"] ?? 0) * 60))
    }

    /// A day counts as 24 hours.
    var seconds: Int64 { Int64(duration.days) * 86_400 + duration.seconds }
}
