import Chronology
import ICalendar

/// Says what an instance costs, and what a window far away costs.
@main
struct Speed {
    static let catalog = ZoneCatalog()

    static func main() throws {
        for rule in [
            "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=2TU",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
            "FREQ=HOURLY;BYHOUR=9,17", "FREQ=SECONDLY",
        ] {
            let floating = try perInstance(rule, zone: nil)
            let zoned = try perInstance(rule, zone: "Europe/Berlin")
            print("\(rule): \(floating) ns an instance floating, \(zoned) ns in Europe/Berlin")
        }
        for rule in ["FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=DAILY;COUNT=100000", "FREQ=YEARLY"] {
            print("\(rule): \(try window(rule)) ns for a week in the year 2100")
        }
        for rule in [
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=SECONDLY;INTERVAL=86399;BYHOUR=5;BYMINUTE=7;BYSECOND=9;BYMONTH=6;BYMONTHDAY=30",
        ] {
            print("\(rule): \(try exhaust(rule)) us to its end or its budget's")
        }
        print("an event without recurrence: \(try single()) ns for its one occurrence")
    }

    static func object(_ rule: String?, zone: String?) throws -> CalendarObject {
        var event = CalendarComponent(kind: .event)
        let time = WallTime(secondsSinceEpoch: 1_735_980_000)
        event.start = zone.flatMap { catalog.zone(named: $0) }.map { .zoned(time, $0) } ?? .floating(time)
        event.ending = .after(CalendarDuration(seconds: 3600))
        event.rules = try rule.map { [try RecurrenceRule(parsing: $0)] } ?? []
        return CalendarObject(uid: "1", kind: .event, components: [event])
    }

    static func perInstance(_ rule: String, zone: String?) throws -> Int64 {
        let object = try object(rule, zone: zone)
        let count = rule.contains("YEARLY") ? 2000 : 20_000
        var best = Int64.max
        for _ in 0..<7 {
            let took = try nanoseconds {
                var expansion = object.expansion(limits: .standard)
                for _ in 0..<count { guard try expansion.next() != nil else { break } }
            }
            best = min(best, took / Int64(count))
        }
        return best
    }

    static func window(_ rule: String) throws -> Int64 {
        let object = try object(rule, zone: "Europe/Berlin")
        let start = Instant(secondsSinceEpoch: 4_102_444_800)
        guard let span = Span(from: start, to: start.advanced(bySeconds: 7 * 86_400)) else { return 0 }
        return try nanoseconds {
            for _ in 0..<1000 { _ = try object.occurrences(during: span, floatingIn: .utc) }
        } / 1000
    }

    static func exhaust(_ rule: String) throws -> Int64 {
        let object = try object(rule, zone: nil)
        return try nanoseconds {
            var expansion = object.expansion(limits: .standard)
            do {
                while try expansion.next() != nil {}
            } catch let error as ICalendarError {
                print(error)
            }
        } / 1000
    }

    static func single() throws -> Int64 {
        let object = try object(nil, zone: "Europe/Berlin")
        return try nanoseconds {
            for _ in 0..<10_000 {
                var expansion = object.expansion(limits: .standard)
                while try expansion.next() != nil {}
            }
        } / 10_000
    }

    static func nanoseconds(_ work: () throws -> Void) rethrows -> Int64 {
        let clock = ContinuousClock()
        let start = clock.now
        try work()
        let took = (clock.now - start).components
        return took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000
    }
}
