import Chronology
import Failures
import ICalendar
import JSON
import Scheduling

/// The body of a question for a time, read and checked.
struct FindTimeRequest {
    let required: [String]
    let optional: [String]
    let preferredHours: [WeeklyHours.Block]
    let zone: NamedZone?
    private let window: Span
    private let duration: CalendarDuration
    private let bufferBefore: Int64
    private let bufferAfter: Int64
    private let interval: Int64
    private let limit: Int

    /// More times than anybody looks through: whoever asks for a year asks for half hours.
    private static let mostCandidates: Int64 = 40_000
    private static let longestBuffer: Int64 = 7 * 86_400

    init(_ value: JSONValue, _ resolver: ZoneResolver) throws(Failure) {
        let body = try BodyReader(
            value,
            knowing: [
                "required", "optional", "duration", "from", "to", "timeZone", "bufferBefore", "bufferAfter", "interval",
                "preferredHours", "limit",
            ])
        let most = APIService.mostPeople
        required = try body.required("required", try body.texts("required", count: 1...most, length: 1...254))
        optional = try body.texts("optional", count: 0...most, length: 1...254) ?? []
        duration = try body.required("duration", try body.duration("duration"))
        let start = try body.required("from", try body.instant("from"))
        guard let window = Span(from: start, to: try body.required("to", try body.instant("to"))) else {
            throw body.failure("to", "It comes after from.")
        }
        guard window.seconds <= APIService.mostDays * 86_400 else {
            throw body.failure("to", "At most \(APIService.mostDays) days are searched at once.")
        }
        self.window = window
        guard duration.roughSeconds > 0, duration.roughSeconds <= window.seconds + 86_400 else {
            throw body.failure("duration", "It is more than nothing, and no longer than from from to to.")
        }
        zone = try body.zone("timeZone", resolver)
        bufferBefore = try Self.buffer("bufferBefore", body)
        bufferAfter = try Self.buffer("bufferAfter", body)
        interval = try body.duration("interval")?.roughSeconds ?? 900
        guard (60...86_400).contains(interval), window.seconds / interval <= Self.mostCandidates else {
            throw body.failure(
                "interval",
                "A minute to a day is wanted, and no more than \(Self.mostCandidates) of them in the window.")
        }
        preferredHours = try Self.hours(try body.list("preferredHours", count: 0...21) ?? [])
        limit = Int(try body.integer("limit", in: 1...50) ?? 10)
    }

    private static func buffer(_ name: String, _ body: BodyReader) throws(Failure) -> Int64 {
        let seconds = try body.duration(name)?.roughSeconds ?? 0
        guard seconds <= longestBuffer else { throw body.failure(name, "A week is the most.") }
        return seconds
    }

    private static func hours(
        _ elements: [(value: JSONValue, pointer: String)]
    ) throws(Failure) -> [WeeklyHours.Block] {
        var blocks: [WeeklyHours.Block] = []
        for element in elements {
            let body = try BodyReader(element.value, at: element.pointer, knowing: ["days", "from", "to"])
            let names = try body.required("days", try body.texts("days", count: 1...7, length: 6...9))
            let days = names.compactMap { name in dayNames.firstIndex(of: name).flatMap { Weekday(rawValue: $0) } }
            guard days.count == names.count else {
                throw body.failure("days", "Days are \(dayNames.joined(separator: ", ")).")
            }
            let start = try minutes("from", body)
            guard let block = WeeklyHours.Block(days: Set(days), start: start, end: try minutes("to", body)) else {
                throw body.failure("to", "It comes after from.")
            }
            blocks.append(block)
        }
        return blocks
    }

    private static let dayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// `09:30`, and `24:00` for the end of the day.
    private static func minutes(_ name: String, _ body: BodyReader) throws(Failure) -> Int {
        let text = try body.required(name, try body.text(name, length: 5...5))
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { throw body.failure(name, "A time of day such as 09:30 is wanted.") }
        return hour * 60 + minute
    }

    /// The question once people are known, on the clocks of `zone`.
    func question(in zone: Zone, people: [Attendee] = []) -> TimeQuestion {
        TimeQuestion(
            window: window, duration: duration, bufferBefore: bufferBefore, bufferAfter: bufferAfter,
            interval: interval, zone: zone, people: people, limit: limit)
    }
}
