import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Scheduling

/// Calendars made by chance: what the engine says of a month, held against a count of quarters of an hour, one by one.
struct RandomCalendarTests {
    @Test(arguments: 0..<20)
    func `the engine agrees with a naive expansion`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for round in 0..<20 {
            var calendar = RandomCalendar()
            for _ in 0..<6 { calendar.addEvent(by: &chance) }
            let busy = try calendar.engine()
            for kind in [BusyKind.busy, .tentative, .unavailable] {
                #expect(
                    calendar.quarters(of: busy[kind]) == calendar.counted[kind] ?? [],
                    "seed \(seed), round \(round), \(kind)\n\(calendar.text)")
            }
        }
    }
}

/// SplitMix64: the same numbers on every machine.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
    mutating func isOne(in count: Int) -> Bool { below(count) == 0 }
}

/// A calendar, and the quarters of an hour that it takes, counted while it is made.
private struct RandomCalendar {
    private static let quarter: Int64 = 900
    private static let catalog = ZoneCatalog()
    private static let first = CivilDate(year: 2025, month: 3, day: 10)!
    private static let zones = [
        Zone.utc, catalog.zone(named: "Europe/Berlin")!, catalog.zone(named: "America/New_York")!,
    ]
    /// Where its owner is: without a change of the clock, so that the length of a floating event is beyond doubt.
    private static let home = catalog.zone(named: "Asia/Tokyo")!
    private static let window = Span(
        from: Instant(utc: WallTime(first)), to: Instant(utc: WallTime(first.advanced(byDays: 35))))!

    private(set) var objects: [String] = []
    private(set) var counted: [BusyKind: Set<Int64>] = [:]

    var text: String { objects.joined(separator: "\n") }

    private enum Form {
        case zoned(Zone)
        case floating
        case allDay
    }

    /// One instance: on the clock of its event.
    private struct Instance {
        var start: WallTime
        var seconds: Int64
    }

    mutating func addEvent(by chance: inout Chance) {
        let form: Form =
            switch chance.below(5) {
            case 3: .floating
            case 4: .allDay
            default: .zoned(Self.zones[chance.below(3)])
            }
        let isAllDay = if case .allDay = form { true } else { false }
        let date = Self.first.advanced(byDays: chance.below(45) - 15)
        let minute = isAllDay ? 0 : 30 * chance.below(48)
        let seconds = isAllDay ? Int64(1 + chance.below(3)) * 86_400 : Int64(1 + chance.below(40)) * Self.quarter
        let start = WallTime(date, secondOfDay: minute * 60)
        var lines = [
            Self.time("DTSTART", start, form),
            isAllDay ? "DURATION:P\(seconds / 86_400)D" : "DURATION:PT\(seconds / 60)M",
        ]
        var instances = [Instance(start: start, seconds: seconds)]
        if chance.isOne(in: 2) {
            let (rule, starts) = Self.rule(from: start, by: &chance)
            lines.append(rule)
            instances = starts.map { Instance(start: $0, seconds: seconds) }
        }
        if instances.count > 2, chance.isOne(in: 2) {
            lines.append(Self.time("EXDATE", instances.remove(at: 1 + chance.below(instances.count - 1)).start, form))
        }
        var override = ""
        if instances.count > 1, chance.isOne(in: 2) {
            let moved = instances.remove(at: chance.below(instances.count)).start
            let place = WallTime(
                Self.first.advanced(byDays: chance.below(30)), secondOfDay: isAllDay ? 0 : 1800 * chance.below(48))
            var words = Words(by: &chance)
            words.isInvited = false
            override = Self.event(
                objects.count,
                [
                    Self.time("RECURRENCE-ID", moved, form), Self.time("DTSTART", place, form),
                    isAllDay ? "DURATION:P1D" : "DURATION:PT45M",
                ] + words.lines)
            count(Instance(start: place, seconds: isAllDay ? 86_400 : 2700), form, words.kind)
        }
        if !isAllDay, chance.isOne(in: 3) {
            let extra = start.advanced(bySeconds: Int64(chance.below(20)) * 86_400 + Self.quarter)
            lines.append(Self.time("RDATE", extra, form))
            instances.append(Instance(start: extra, seconds: seconds))
        }
        let words = Words(by: &chance)
        for instance in instances { count(instance, form, words.kind) }
        objects.append(Self.event(objects.count, lines + words.lines) + override)
    }

    /// FREQ=DAILY or WEEKLY, day by day.
    private static func rule(from start: WallTime, by chance: inout Chance) -> (String, [WallTime]) {
        let count = 1 + chance.below(25)
        let interval = 1 + chance.below(3)
        guard chance.isOne(in: 2) else {
            let starts = (0..<count).map { start.advanced(bySeconds: Int64($0 * interval) * 86_400) }
            return ("RRULE:FREQ=DAILY;INTERVAL=\(interval);COUNT=\(count)", starts)
        }
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        let own = start.date.weekday.days(after: .monday)
        let days = Set([own, chance.below(7), chance.below(7)])
        var starts: [WallTime] = []
        var day = 0
        while starts.count < count {
            let position = own + day
            if days.contains(position % 7), position / 7 % interval == 0 {
                starts.append(start.advanced(bySeconds: Int64(day) * 86_400))
            }
            day += 1
        }
        let list = days.sorted().map { names[$0] }.joined(separator: ",")
        return ("RRULE:FREQ=WEEKLY;INTERVAL=\(interval);COUNT=\(count);BYDAY=\(list)", starts)
    }

    /// What an event says of whether it takes time.
    private struct Words {
        private let isTransparent: Bool
        private let status: String?
        private let answer: String?
        var isInvited = true

        init(by chance: inout Chance) {
            isTransparent = chance.isOne(in: 6)
            status = [nil, nil, "CONFIRMED", "TENTATIVE", "CANCELLED"][chance.below(5)]
            answer =
                [nil, nil, nil, "ACCEPTED", "TENTATIVE", "DECLINED", "NEEDS-ACTION", "DELEGATED"][chance.below(8)]
        }

        var lines: [String] {
            var lines = isTransparent ? ["TRANSP:TRANSPARENT"] : []
            if let status { lines.append("STATUS:\(status)") }
            if let answer, isInvited {
                lines += ["ORGANIZER:mailto:ben@example.org", "ATTENDEE;PARTSTAT=\(answer):MAILTO:Anna@example.org"]
            }
            return lines
        }

        var kind: BusyKind {
            if isTransparent || status == "CANCELLED" { return .free }
            if isInvited, let answer, ["DECLINED", "NEEDS-ACTION", "DELEGATED"].contains(answer) { return .free }
            return status == "TENTATIVE" || isInvited && answer == "TENTATIVE" ? .tentative : .busy
        }
    }

    private mutating func count(_ instance: Instance, _ form: Form, _ kind: BusyKind) {
        guard kind != .free else { return }
        let zone: Zone =
            switch form {
            case .zoned(let zone): zone
            case .floating, .allDay: Self.home
            }
        let start = zone.instant(of: instance.start).secondsSinceEpoch
        for moment in stride(from: start, to: start + instance.seconds, by: Int(Self.quarter))
        where moment >= Self.window.start.secondsSinceEpoch && moment < Self.window.end.secondsSinceEpoch {
            counted[kind, default: []].insert(moment / Self.quarter)
        }
    }

    func quarters(of set: SpanSet) -> Set<Int64> {
        Set(
            set.spans.flatMap {
                stride(from: $0.start.secondsSinceEpoch, to: $0.end.secondsSinceEpoch, by: Int(Self.quarter))
                    .map { $0 / Self.quarter }
            })
    }

    private static func time(_ name: String, _ time: WallTime, _ form: Form) -> String {
        let text = CalendarTime.floating(time).text
        switch form {
        case .zoned(let zone) where zone == .utc: return "\(name):\(text)Z"
        case .zoned(let zone): return "\(name);TZID=\(zone.identifier):\(text)"
        case .floating: return "\(name):\(text)"
        case .allDay: return "\(name);VALUE=DATE:\(text.prefix(8))"
        }
    }

    private static func event(_ uid: Int, _ lines: [String]) -> String {
        (["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20250101T000000Z"] + lines + ["END:VEVENT"])
            .joined(separator: "\r\n") + "\r\n"
    }

    /// What the engine makes of the same text, through the index.
    func engine() throws -> BusyTime {
        let id = CalendarID(rawValue: 1)
        var taken = TakenTime()
        for (number, text) in objects.enumerated() {
            let whole = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n\(text)END:VCALENDAR\r\n"
            let document = try LetterDocument(reading: Array(whole.utf8))
            let object = try CalendarObject(
                interpreting: try #require(document.calendars.first), resolver: ZoneResolver(catalog: Self.catalog))
            let index = try OccurrenceIndex(of: object, around: Self.window.start)
            taken.answers[ObjectID(rawValue: Int64(number))] = index.answers
            taken.occurrences += index.entries.map {
                TakenOccurrence($0, of: ObjectID(rawValue: Int64(number)), in: id)
            }
        }
        var fold = BusyFold(of: ["anna@example.org"], during: Self.window)
        fold.add(taken, in: [id: ReadingZones(Self.home)])
        return fold.busyTime
    }
}
