import CalendarModel
import Chronology
import Failures
import HTTPTypes
import ICalendar
import Scheduling

extension Route {
    /// Who is busy when, and when people can meet.
    static let freeBusy: [Route] = [
        Route("getFreeBusy", .get, "/freebusy", .readFreeBusy) { service, call in
            try await service.getFreeBusy(call)
        },
        Route("findTime", .post, "/find-time", .readFreeBusy, body: .json) { service, call in
            try await service.findTime(call)
        },
    ]
}

extension APIService {
    /// At most so many people and days in one answer.
    static let mostPeople = 100
    static let mostDays: Int64 = 400

    /// Times and nothing else; who may not be asked about and who does not exist look alike.
    fileprivate func getFreeBusy(_ call: APICall) async throws -> APIAnswer {
        let query = try QueryParameters(call.request.query, knowing: ["who", "from", "to", "timeZone"])
        let names = try query.required("who").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.count <= Self.mostPeople, names.allSatisfy({ (1...254).contains($0.utf8.count) }) else {
            throw Failure.invalidParameter("who", "One to \(Self.mostPeople) ids, names or addresses are wanted.")
        }
        let window = try query.span(mostDays: Self.mostDays)
        let asked = try query.zone(resolver)
        let seen = try await SeenPeople(names, by: call, in: self)
        let zone = asked ?? NamedZone(seen.firstZone(freeBusy) ?? .utc)
        let times = try await freeBusy.busyTime(of: seen.sights, during: window, floatingIn: asked?.zone)
        return .json { writer in
            writer.object { writer in
                writer.member("from", window.start, in: zone.zone)
                writer.member("to", window.end, in: zone.zone)
                writer.member("timeZone", zone.name)
                writer.name("people")
                writer.array(names.indices) { writer, index in
                    writer.person(names[index], seen.state(of: index), seen.time(of: index, among: times), zone.zone)
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func person(_ who: String, _ state: SeenPeople.State, _ time: BusyTime, _ zone: Zone) {
        object { writer in
            writer.member("who", who)
            writer.member("state", state.rawValue)
            writer.name("busy")
            writer.array(time.periods) { writer, period in
                writer.object { writer in
                    writer.member("start", period.span.start, in: zone)
                    writer.member("end", period.span.end, in: zone)
                    writer.member("type", period.kind)
                }
            }
        }
    }
}

extension BusyTime {
    /// All of it by start, with its kind as the contract calls it; disjoint within one kind.
    fileprivate var periods: [(span: Span, kind: String)] {
        let kinds = [
            (busy, "busy"), (tentative, "busyTentative"), (unavailable, "busyUnavailable"), (unknown, "unknown"),
        ]
        let present = kinds.filter { !$0.0.isEmpty }
        guard present.count > 1 else { return present.flatMap { set, kind in set.spans.map { ($0, kind) } } }
        var all = present.enumerated().flatMap { rank, row in row.0.spans.map { ($0, row.1, rank) } }
        all.sort { ($0.0.start, $0.0.end, $0.2) < ($1.0.start, $1.0.end, $1.2) }
        return all.map { ($0.0, $0.1) }
    }
}
