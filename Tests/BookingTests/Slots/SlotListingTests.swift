import Booking
import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Testing

/// What is listed is what is accepted, in small worlds made by chance that is always the same.
struct SlotListingTests {
    @Test(arguments: UInt64(1)...60)
    func `the list holds exactly the starts that are accepted one by one`(seed: UInt64) throws {
        var chance = SeededChance(seed)
        let scene = try world(&chance)
        let duration = scene.rules.durations[0]
        let seats = 1 + Int(chance.next() % 2) * Int(scene.rules.seats - 1)
        let book = SlotBook(scene)
        let listed = book.openings(lasting: duration, in: scene.window, seats: seats)
        var accepted: [Opening] = []
        for minute in 0..<(2 * 1440) {
            let request = SlotRequest(start: SlotWorld.minute(minute), duration: duration, seats: seats)
            if let opening = book.isBookable(request).opening { accepted.append(opening) }
        }
        #expect(listed == accepted)
    }

    /// Every host whom an opening names is clear of everything, by plain comparison of each with each.
    @Test(arguments: UInt64(100)...160)
    func `nobody who is offered has anything else to do`(seed: UInt64) throws {
        var chance = SeededChance(seed)
        let scene = try world(&chance)
        let rules = scene.rules
        for opening in SlotBook(scene).openings(lasting: rules.durations[0], in: scene.window) where !opening.isShared {
            let slot = opening.span
            let padded = try #require(
                Span(
                    from: slot.start.advanced(bySeconds: -rules.bufferBefore),
                    to: slot.end.advanced(bySeconds: rules.bufferAfter)))
            for host in scene.hosts where (opening.hosts + opening.fixed).contains(host.id) {
                #expect(!host.busy.spans.contains { $0.overlaps(padded) })
                #expect(!host.absent.spans.contains { $0.overlaps(slot) })
                for claim in scene.claims where claim.hosts.contains(host.id) {
                    #expect(!claim.span.overlaps(padded))
                    let core = claim.span
                    let around = try #require(
                        Span(
                            from: core.start.advanced(bySeconds: -claim.bufferBefore),
                            to: core.end.advanced(bySeconds: claim.bufferAfter)))
                    #expect(!around.overlaps(slot))
                }
            }
            #expect(opening.free > 0)
            #expect(Set(opening.assignable).isSubset(of: opening.hosts))
        }
    }

    /// Two days, one to four hosts, and whatever can stand in the way.
    private func world(_ chance: inout SeededChance) throws -> SlotScene {
        let minutes = [10, 15, 30, 45, 60, 90][chance.below(6)]
        var rules = SlotWorld.rules(Int64(minutes))
        rules.interval = [nil, 300, 900, 1800, 420][chance.below(5)]
        rules.offset = [0, 0, 300, 600][chance.below(4)]
        rules.bufferBefore = Int64([0, 0, 5, 20][chance.below(4)] * 60)
        rules.bufferAfter = Int64([0, 0, 10, 15][chance.below(4)] * 60)
        rules.notice = CalendarDuration(seconds: Int64(chance.below(700) * 60))
        if chance.below(3) == 0 { rules.seats = 4 }
        if chance.below(4) == 0 { rules.capacity = 1 + chance.below(3) }
        if chance.below(3) == 0 {
            rules.limits = [
                BookingLimit(per: .day, of: .host, maximum: 1 + chance.below(3)),
                BookingLimit(per: .week, of: .type, maximum: 3 + chance.below(6)),
            ]
        }
        let count = 1 + chance.below(4)
        let hosts = try (1...Int64(count)).map { id in
            let from = 300 + 15 * chance.below(20)
            var host = HostTime(
                id: SlotWorld.host(id), role: chance.below(5) == 0 ? .fixed : .rotating,
                isEnabled: chance.below(8) > 0,
                schedule: try SlotWorld.schedule(from, from + 60 + 15 * chance.below(40)))
            host.busy = SpanSet(try spans(&chance, 8))
            host.absent = SpanSet(chance.below(4) == 0 ? try spans(&chance, 1) : [])
            return host
        }
        var claims: [Claim] = []
        for booking in 0..<Int64(chance.below(7)) {
            let start = 300 + 15 * chance.below(120)
            let named = Int64(1 + chance.below(count))
            let isOpen = chance.below(3) == 0
            claims.append(
                try SlotWorld.claim(
                    start, start + minutes, hosts: isOpen ? [] : [named],
                    oneOf: isOpen ? Array(1...Int64(count)) : [], type: Int64(1 + chance.below(2)), booking: booking,
                    before: Int64(5 * chance.below(4)), after: Int64(5 * chance.below(4))))
        }
        return try SlotWorld.scene(rules, hosts: hosts, claims: claims, days: 2)
    }

    private func spans(_ chance: inout SeededChance, _ most: Int) throws -> [Chronology.Span] {
        try (0..<chance.below(most + 1)).map { _ in
            let start = chance.below(2880)
            return try SlotWorld.span(start, start + 1 + chance.below(120))
        }
    }
}
