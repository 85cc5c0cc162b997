public import Chronology
public import ICalendar

extension SlotBook {
    /// The slots of this length that begin in `span`, in order; at most `limit`.
    public func openings(
        lasting duration: CalendarDuration, in span: Span, seats: Int = 1, limit: Int = .max
    ) -> [Opening] {
        guard let span = span.intersection(scene.window) else { return [] }
        let interval = scene.rules.interval(lasting: duration)
        var starts: Set<Instant> = []
        for hours in hours {
            starts.formUnion(hours.starts(in: span, interval: interval, offset: scene.rules.offset))
        }
        var openings: [Opening] = []
        for start in starts.sorted() {
            guard openings.count < limit else { break }
            let answer = isBookable(SlotRequest(start: start, duration: duration, seats: seats))
            if case .bookable(let opening) = answer { openings.append(opening) }
        }
        return openings
    }

    /// Why the slot can be had or not, host by host, in the order of the scene.
    public func explanation(of request: SlotRequest) -> SlotExplanation {
        let answer = isBookable(request)
        let end = request.duration.end(from: request.start, in: scene.zone)
        let span = Span(from: request.start, to: end)
        let place = span.map {
            Place($0, bufferBefore: scene.rules.bufferBefore, bufferAfter: scene.rules.bufferAfter)
        }
        return SlotExplanation(
            start: request.start, refusal: answer.refusal,
            hosts: hosts.map { host in
                SlotExplanation.Host(
                    id: host.id, obstacles: place.map { obstacles(of: host, to: $0, request) } ?? .outsideHours)
            })
    }
}
