import Booking
import Chronology
import Scheduling
import Testing

struct ScheduleTests {
    private func range(_ from: Int, _ to: Int) throws -> MinuteRange { try #require(MinuteRange(from: from, to: to)) }

    private func schedule() throws -> Schedule {
        let morning = try #require(WeeklyHours.Block(days: [.monday, .tuesday], start: 540, end: 720))
        let long = try #require(WeeklyHours.Block(days: [.monday], start: 700, end: 780))
        return Schedule(WeeklyHours([long, morning], in: .utc))
    }

    @Test func `the hours of a day are those of its weekday, in order and merged`() throws {
        #expect(try schedule().hours(on: SlotWorld.monday) == [range(540, 780)])
        #expect(try schedule().hours(on: SlotWorld.monday.advanced(byDays: 1)) == [range(540, 720)])
        #expect(try schedule().hours(on: SlotWorld.monday.advanced(byDays: 2)).isEmpty)
    }

    @Test func `an override replaces the hours of its days, the last one that speaks of a day`() throws {
        var schedule = try schedule()
        let week = SlotWorld.monday.advanced(byDays: 6)
        schedule.overrides = [
            Schedule.Override(from: SlotWorld.monday, until: week, hours: []),
            Schedule.Override(from: week, until: week, hours: [try range(60, 120)]),
        ]
        #expect(schedule.hours(on: SlotWorld.monday).isEmpty)
        #expect(schedule.hours(on: week) == [try range(60, 120)])
        #expect(schedule.hours(on: SlotWorld.monday.advanced(byDays: 7)) == [try range(540, 780)])
    }

    @Test(arguments: [(-1, 5), (5, 5), (9, 3), (0, 1441)])
    func `minutes that are no part of a day are refused`(from: Int, to: Int) {
        #expect(MinuteRange(from: from, to: to) == nil)
    }
}
