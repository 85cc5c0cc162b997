import CalendarModel
import Chronology

extension SlotBook {
    /// How many bookings can be had in this place, and which of the free hosts can be given one, so that everything
    /// that waits for a host at the time can still get one.
    func units(at place: Place, _ team: Team) -> (Int, assignable: [Int]) {
        let waiting = choices(ofWaiting: place)
        guard !waiting.isEmpty else { return (team.isCollective ? 1 : limited(team.free.count, team), team.free) }
        let before = placed(waiting, without: [])
        guard placed(waiting, without: Set(team.fixed)) == before else { return (0, []) }
        guard !team.isCollective else { return (1, []) }
        let assignable = team.free.filter { placed(waiting, without: Set(team.fixed + [$0])) == before }
        var placement = Placement(hosts: hosts.count)
        let fixed = Set(team.fixed)
        for hosts in waiting { _ = placement.place(oneOf: hosts.filter { !fixed.contains($0) }) }
        var units = 0
        while units < team.free.count, placement.place(oneOf: team.free) { units += 1 }
        return (limited(units, team), assignable)
    }

    /// Somebody who is in every booking can be in one of them.
    private func limited(_ units: Int, _ team: Team) -> Int {
        team.fixed.isEmpty ? units : min(units, 1)
    }

    private func placed(_ waiting: [[Int]], without taken: Set<Int>) -> Int {
        var placement = Placement(hosts: hosts.count)
        return waiting.reduce(0) { count, hosts in
            placement.place(oneOf: hosts.filter { !taken.contains($0) }) ? count + 1 : count
        }
    }

    /// Which hosts each of those could have that wait for one at the time. Two that can follow each other, with the same
    /// choice, need one host.
    private func choices(ofWaiting place: Place) -> [[Int]] {
        var groups: [(places: [Place], hosts: [Int])] = []
        let waiting = unplaced.filter { $0.place.conflicts(with: place) }
        for session in waiting.sorted(by: { $0.place.core.start < $1.place.core.start }) {
            let able = hosts.indices.filter { index in
                session.oneOf.contains(hosts[index].id)
                    && hosts[index].obstacles(to: session.place).subtracting([.limitReached, .disabled]).isEmpty
            }
            let group = groups.firstIndex { group in
                group.hosts == able && !group.places.contains { $0.conflicts(with: session.place) }
            }
            if let group {
                groups[group].places.append(session.place)
            } else {
                groups.append(([session.place], able))
            }
        }
        return groups.map(\.hosts)
    }
}
