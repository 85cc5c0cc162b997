import Chronology
import ICalendar

/// Expands rules for scripts to compare with others.
///
/// Standard input, a line each: `DTSTART|RRULE|FROM|COUNT`; FROM may be empty. Standard output, a line each: the
/// first COUNT starts, from FROM on where it is given, between commas; or `!` and an error.
@main
struct Expand {
    static func main() {
        while let line = readLine() {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4, let start = time(fields[0]), let count = Int(fields[3]) else {
                print("!bad line")
                continue
            }
            do {
                print(try starts(start, rule: fields[1], from: time(fields[2]), count: count).joined(separator: ","))
            } catch {
                print("!\(error)")
            }
        }
    }

    static func starts(
        _ start: CalendarTime, rule: String, from: CalendarTime?, count: Int
    ) throws(ICalendarError) -> [String] {
        var event = CalendarComponent(kind: .event)
        event.start = start
        event.rules = [try RecurrenceRule(parsing: rule)]
        let object = CalendarObject(uid: "1", kind: .event, components: [event])
        if let from {
            let first = from.instant(floatingIn: .utc)
            guard let span = Span(from: first, to: first.advanced(bySeconds: 50 * 366 * 86_400)) else { return [] }
            return try object.occurrences(during: span, floatingIn: .utc).prefix(count).map { text($0, like: start) }
        }
        var expansion = object.expansion()
        var starts: [String] = []
        while starts.count < count, let occurrence = try expansion.next() {
            starts.append(text(occurrence, like: start))
        }
        return starts
    }

    static func time(_ text: String) -> CalendarTime? {
        let digits = Array(text)
        guard digits.count >= 8, let year = Int(text.prefix(4)), let month = Int(String(digits[4...5])),
            let day = Int(String(digits[6...7])), let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        guard digits.count >= 15, let hour = Int(String(digits[9...10])), let minute = Int(String(digits[11...12])),
            let second = Int(String(digits[13...14]))
        else { return .date(date) }
        let wallTime = WallTime(date, secondOfDay: hour * 3600 + minute * 60 + second)
        return text.hasSuffix("Z") ? .utc(Instant(utc: wallTime)) : .floating(wallTime)
    }

    static func text(_ occurrence: Occurrence, like start: CalendarTime) -> String {
        let seconds = occurrence.start.seconds
        let time = WallTime(secondsSinceEpoch: seconds)
        let (year, month, day) = time.date.components
        let date = digits(year, 4) + digits(month, 2) + digits(day, 2)
        guard !occurrence.isAllDay else { return date }
        let clock = digits(time.hour, 2) + digits(time.minute, 2) + digits(time.second, 2)
        if case .utc = start { return date + "T" + clock + "Z" }
        return date + "T" + clock
    }

    static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
