import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct SuggesterTests {
    private func appointment(host: Int64? = 1) throws -> Appointment {
        var appointment = Appointment(
            id: BookingID(rawValue: 1), type: SlotWorld.type, team: SlotWorld.host(9), uid: "a", status: .assigned,
            title: "Erstberatung", span: try SlotWorld.span(600, 630), duration: CalendarDuration(seconds: 1800),
            guest: Guest(name: "Kim", email: "kim@example.org", language: .german, zone: .utc),
            created: SlotWorld.minute(0))
        appointment.host = host.map(SlotWorld.host)
        appointment.oneOf = [SlotWorld.host(1), SlotWorld.host(2), SlotWorld.host(3)]
        return appointment
    }

    private func suggest(
        busy: [Int64: [(Int, Int)]], now: Int = 0, limit: Int = 5, deficits: [Int64: Int] = [:],
        _ change: (inout Appointment) -> Void = { _ in }
    ) throws -> [Suggestion] {
        var appointment = try appointment()
        change(&appointment)
        let schedule = try SlotWorld.schedule()
        let hosts = try (Int64(1)...3).map { id in
            HostTime(
                id: SlotWorld.host(id), schedule: schedule,
                busy: SpanSet(try (busy[id] ?? []).map { try SlotWorld.span($0.0, $0.1) }))
        }
        let claims = [appointment.claim].compactMap(\.self)
        let standings = (Int64(1)...3).map { id in
            var standing = Standing(host: SlotWorld.host(id), waitingSince: SlotWorld.minute(0))
            standing.deficit = deficits[id] ?? 0
            return standing
        }
        let scene = try SlotWorld.scene(
            SlotWorld.rules { $0.notice = CalendarDuration(seconds: 3600) }, hosts: hosts, claims: claims,
            now: SlotWorld.minute(now))
        return Suggester(appointment, in: scene, standings: standings).suggestions(limit: limit)
    }

    @Test func `first somebody else at the same time, whoever is furthest below his share`() throws {
        let found = try suggest(busy: [1: [(600, 630)]], deficits: [2: 1, 3: 5])
        #expect(found.map(\.kind).prefix(3) == [.sameTimeOtherHost, .sameTimeOtherHost, .otherTimeSameHost])
        #expect(found.map(\.host).prefix(2) == [SlotWorld.host(3), SlotWorld.host(2)])
        #expect(found.map(\.hostRank).prefix(2) == [0, 1])
    }

    @Test func `then the nearest times with the same host, then with others`() throws {
        let found = try suggest(
            busy: [1: [(540, 660)], 2: [(600, 630)], 3: [(600, 630)]], limit: 100)
        #expect(found.first?.kind == .otherTimeSameHost)
        #expect(found.first?.span == (try SlotWorld.span(660, 690)))
        #expect(found.first?.minutesAway == 60)
        let same = found.filter { $0.kind == .otherTimeSameHost }.map(\.minutesAway)
        #expect(same == same.sorted())
        let other = found.firstIndex { $0.kind == .otherTimeOtherHost }
        #expect(other == same.count)
        #expect(found[same.count].minutesAway == 30)
    }

    @Test func `a booking does not stand in its own way, and its own time is no other time`() throws {
        let found = try suggest(busy: [2: [(0, 1440)], 3: [(0, 1440)]])
        #expect(found.allSatisfy { $0.kind == .otherTimeSameHost && $0.span.start != SlotWorld.minute(600) })
        #expect(found.first?.minutesAway == 30)
    }

    @Test func `others can take it over however soon it is, and other times keep the notice`() throws {
        let found = try suggest(busy: [1: [(600, 630)]], now: 595)
        #expect(found.first?.kind == .sameTimeOtherHost)
        #expect(found.filter { $0.kind != .sameTimeOtherHost }.allSatisfy { $0.span.start >= SlotWorld.minute(655) })
    }

    @Test func `where the guest is it is night, and a day later would be as good`() throws {
        let tokyo = Zone(identifier: "Made/East", fixedOffset: 12 * 3600)
        let found = try suggest(busy: [2: [(0, 1440)], 3: [(0, 1440)]], limit: 100) { $0.guest.zone = tokyo }
        #expect(found.allSatisfy { $0.isUnusual == ($0.span.start >= SlotWorld.minute(540)) })
    }

    @Test func `the same question has the same answer`() throws {
        let one = try suggest(busy: [1: [(600, 640)], 2: [(500, 610)]], limit: 100)
        #expect(one == (try suggest(busy: [1: [(600, 640)], 2: [(500, 610)]], limit: 100)))
        #expect(Set(one.map(\.span)).count == one.filter { $0.kind != .sameTimeOtherHost }.count + 1)
        #expect(one.map(\.score) == one.map(\.score).sorted())
    }
}
