import Booking
import CalendarModel
import Chronology
import Testing

struct DistributionTests {
    private func host(_ id: Int64, weight: Int = 1, bookings: Int = 0, waiting: Int64 = 0) -> Host {
        Host(
            id: PrincipalID(rawValue: id), weight: weight, bookings: bookings,
            waitingSince: Instant(secondsSinceEpoch: waiting))
    }

    private func next(_ hosts: [Host], draw: UInt64 = 7) -> Int64? {
        Distribution(hosts).next(among: Set(hosts.map(\.id)), draw: draw)?.id.rawValue
    }

    @Test func `whoever is furthest below the share is next`() {
        #expect(next([host(1, bookings: 3), host(2, bookings: 1), host(3, bookings: 2)]) == 2)
        // Six of twelve are the share of the first, who has five; three of twelve those of the others.
        #expect(next([host(1, weight: 2, bookings: 5), host(2, bookings: 3), host(3, bookings: 3)]) == 1)
    }

    @Test func `among equals whoever has waited longest is next`() {
        #expect(next([host(1, waiting: 30), host(2, waiting: 10), host(3, waiting: 20)]) == 2)
    }

    @Test func `who cannot take it is not next, and still part of the whole`() {
        let hosts = [host(1, bookings: 1), host(2, weight: 3), host(3, bookings: 2)]
        let able: Set<PrincipalID> = [PrincipalID(rawValue: 1), PrincipalID(rawValue: 3)]
        #expect(Distribution(hosts).next(among: able, draw: 1)?.id.rawValue == 1)
        #expect(Distribution(hosts).next(among: [], draw: 1) == nil)
        #expect(Distribution([host(1, weight: 0)]).next(among: [PrincipalID(rawValue: 1)], draw: 1) == nil)
        #expect(Distribution([]).next(among: able, draw: 1) == nil)
    }

    @Test func `the order of the list says nothing`() {
        let hosts = [host(1), host(2), host(3), host(4, bookings: 1), host(5, waiting: 9)]
        for draw in UInt64(0)..<50 {
            let expected = next(hosts, draw: draw)
            #expect(next(hosts.reversed(), draw: draw) == expected)
            #expect(next(Array(hosts[2...] + hosts[..<2]), draw: draw) == expected)
        }
    }

    @Test func `the draw favours nobody and is the same every time`() {
        let hosts = (1...5).map { host($0) }
        var taken: [Int64: Int] = [:]
        for draw in UInt64(0)..<5000 { taken[next(hosts, draw: draw) ?? 0, default: 0] += 1 }
        #expect(taken.count == 5)
        #expect(taken.values.allSatisfy { (850...1150).contains($0) }, "\(taken)")
    }

    /// What the design promises: nobody is ever a whole booking from his share with equal weights, two with others.
    @Test(arguments: [
        ([1, 1], 1), ([1, 1, 1, 1, 1], 1), (Array(repeating: 3, count: 12), 1), ([100, 1], 2), ([5, 3, 2], 2),
        ([100] + Array(repeating: 1, count: 20), 2), ([7, 7, 1, 1, 13], 2), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2),
    ])
    func `with everybody able nobody strays from his share`(weights: [Int], bound: Int) {
        let whole = weights.reduce(0, +)
        var counts = Array(repeating: 0, count: weights.count)
        var last = Array(repeating: Int64(0), count: weights.count)
        for round in 1...600 {
            let hosts = weights.indices.map {
                host(Int64($0), weight: weights[$0], bookings: counts[$0], waiting: last[$0])
            }
            guard let taken = next(hosts, draw: UInt64(round)) else { return }
            counts[Int(taken)] += 1
            last[Int(taken)] = Int64(round)
            for index in weights.indices {
                let distance = abs(counts[index] * whole - round * weights[index])
                #expect(distance < bound * whole, "host \(index) after \(round) bookings")
            }
        }
    }
}
