import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Storage

struct LaneTests {
    @Test(
        arguments: [
            (0, .day), (86_400, .day), (86_401, .eightDays), (691_200, .eightDays), (691_201, .sixtyFourDays),
            (5_529_601, .fiveHundredTwelveDays), (44_236_801, .longer), (Int64.max, .longer),
        ] as [(Int64, LengthClass)])
    func `a length has its class`(seconds: Int64, length: LengthClass) {
        #expect(LengthClass(seconds: seconds) == length)
    }

    @Test func `a lane is kept as a number of its own`() {
        #expect(Set(Lane.all.map(\.rawValue)).count == 10)
        for lane in Lane.all { #expect(Lane(rawValue: lane.rawValue) == lane) }
        #expect(Lane(rawValue: 10) == nil && Lane(rawValue: -1) == nil)
    }

    @Test func `whatever overlaps a window begins in the range of its lane`() {
        let window = span(10 * day, 17 * day)
        let lengths: [Int64] = [0, 1, hour, day, 3 * day, 30 * day, 300 * day, 3000 * day]
        for length in lengths {
            for start: Int64 in stride(from: -3010 * day, through: 20 * day, by: 6 * 3600) {
                let entry = IndexedOccurrence(
                    recurrenceID: .absolute(at(start)), start: .absolute(at(start)), end: .absolute(at(start + length)),
                    isAllDay: false, busy: .busy, component: 0)
                guard entry.overlaps(window, floatingIn: .utc) else { continue }
                #expect(Lane(of: entry).starts(overlapping: window).contains(entry.start.seconds))
            }
        }
    }

    @Test(
        arguments: [
            (9, 10, false), (9, 11, true), (10, 10, true), (16, 18, true), (17, 17, false), (17, 18, false),
        ] as [(Int64, Int64, Bool)])
    func `rfc4791 §9.9 an occurrence overlaps by more than a border, one without length where it begins`(
        start: Int64, end: Int64, overlaps: Bool
    ) {
        let entry = IndexedOccurrence(
            recurrenceID: .absolute(at(start * day)), start: .absolute(at(start * day)),
            end: .absolute(at(end * day)), isAllDay: false, busy: .busy, component: 0)
        #expect(entry.overlaps(span(10 * day, 17 * day), floatingIn: .utc) == overlaps)
    }
}
