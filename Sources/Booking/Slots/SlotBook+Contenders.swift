public import CalendarModel
public import Chronology

extension SlotBook {
    /// Those who may be given the slot, in the order of turns, with what keeps each from it. A free host whom something
    /// else needs that waits for one at the time counts as held.
    ///
    /// `joined` says since when each has been a host of the type.
    public func contenders(
        for opening: Opening, among hosts: [TypeHost], joined: [PrincipalID: Instant]
    ) -> [Contender] {
        let rules = scene.rules
        let place = Place(opening.span, bufferBefore: rules.bufferBefore, bufferAfter: rules.bufferAfter)
        let day = scene.day(of: opening.span.start)
        return hosts.filter { $0.role == .rotating }.map { host in
            let book = self.hosts.first { $0.id == host.host }
            var obstacles = book?.obstacles(to: place) ?? .disabled
            // Whoever may break hours and limits has asked for an opening that does.
            if opening.hosts.contains(host.host) { obstacles = [] }
            if obstacles.isEmpty, !opening.assignable.contains(host.host) { obstacles.insert(.held) }
            return Contender(
                host: host.host, weight: host.weight, priority: host.priority,
                joined: joined[host.host] ?? scene.now, obstacles: obstacles,
                freeMinutes: day.map { book?.freeMinutes(in: $0) ?? 0 } ?? 0)
        }
    }
}

extension SlotScene {
    /// The day in its zone.
    fileprivate func day(of instant: Instant) -> Span? {
        let date = zone.wallTime(at: instant).date
        return Span(from: zone.instant(of: WallTime(date)), to: zone.instant(of: WallTime(date.advanced(byDays: 1))))
    }
}
