import Booking
import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Testing

/// What the tests of slots are made of: minutes of Monday, 2 June 2025, in UTC.
enum SlotWorld {
    static let monday = CivilDate(dayNumber: 20_241)
    static let type = BookingTypeID(rawValue: 1)

    static func minute(_ minute: Int) -> Instant {
        Instant(utc: WallTime(monday)).advanced(bySeconds: Int64(minute) * 60)
    }

    static func span(_ from: Int, _ to: Int) throws -> Chronology.Span {
        try #require(Span(from: minute(from), to: minute(to)))
    }

    static func host(_ id: Int64) -> PrincipalID { PrincipalID(rawValue: id) }

    /// Every day from nine to seventeen.
    static func schedule(_ from: Int = 9 * 60, _ to: Int = 17 * 60, in zone: Zone = .utc) throws -> Schedule {
        let block = try #require(WeeklyHours.Block(days: Set(Weekday.allCases), start: from, end: to))
        return Schedule(WeeklyHours([block], in: zone))
    }

    static func rules(_ minutes: Int64 = 30, _ change: (inout SlotRules) -> Void = { _ in }) -> SlotRules {
        var rules = SlotRules(durations: [CalendarDuration(seconds: minutes * 60)])
        rules.notice = CalendarDuration()
        change(&rules)
        return rules
    }

    static func scene(
        _ rules: SlotRules, hosts: [HostTime], claims: [Claim] = [], now: Instant? = nil, days: Int = 1
    ) throws -> SlotScene {
        SlotScene(
            type: type, rules: rules, zone: .utc, hosts: hosts, claims: claims, window: try span(0, days * 1440),
            now: now ?? minute(0))
    }

    static func claim(
        _ from: Int, _ to: Int, hosts: [Int64] = [], oneOf: [Int64] = [], type: Int64 = 1, booking: Int64 = 1,
        before: Int64 = 0, after: Int64 = 0, seats: Int = 1
    ) throws -> Claim {
        Claim(
            source: .booking(BookingID(rawValue: booking)), type: BookingTypeID(rawValue: type),
            span: try span(from, to), bufferBefore: before * 60, bufferAfter: after * 60, hosts: hosts.map(host),
            oneOf: Set(oneOf.map(host)), seats: seats)
    }

    static func hold(_ claim: Claim, _ id: Int64 = 1, until minute: Int = 5) -> Claim {
        var hold = claim
        hold.source = .hold(HoldID(rawValue: id), until: self.minute(minute))
        return hold
    }
}

extension SlotBook {
    /// The minutes of the day at which slots are offered.
    func minutes(lasting minutes: Int64 = 30, seats: Int = 1) -> [Int] {
        openings(lasting: CalendarDuration(seconds: minutes * 60), in: scene.window, seats: seats)
            .map { Int(SlotWorld.minute(0).seconds(to: $0.span.start) / 60) }
    }

    func ask(
        _ minute: Int, lasting minutes: Int64 = 30, seats: Int = 1, host: Int64? = nil, overriding: Bool = false
    ) -> Bookability {
        isBookable(
            SlotRequest(
                start: SlotWorld.minute(minute), duration: CalendarDuration(seconds: minutes * 60), seats: seats,
                host: host.map(SlotWorld.host), overridesRules: overriding))
    }
}
