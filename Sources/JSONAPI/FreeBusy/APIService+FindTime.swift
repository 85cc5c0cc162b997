import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Scheduling

extension APIService {
    /// Proposals, the best one first, each with its reason; beside them, of whom how much could be seen.
    func findTime(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let request = try FindTimeRequest(call.body.value, resolver)
        let names = request.required + request.optional
        let seen = try await SeenPeople(names, by: call, in: self)
        let zone = request.zone ?? NamedZone(seen.firstZone(freeBusy) ?? .utc)
        let known = request.question(in: zone.zone).known
        let times = try await freeBusy.busyTime(of: seen.sights, during: known, floatingIn: request.zone?.zone)
        var wishes: [Zone: SpanSet] = [:]
        let people = names.indices.map { index -> Attendee in
            let state = seen.state(of: index)
            let home = seen.zone(of: index, freeBusy) ?? zone.zone
            if !request.preferredHours.isEmpty, wishes[home] == nil {
                wishes[home] = WeeklyHours(request.preferredHours, in: home).spans(during: known)
            }
            return Attendee(
                isRequired: index < request.required.count,
                busy: state == .notVisible ? .unknown(SpanSet([known])) : seen.time(of: index, among: times),
                isPartlySeen: state == .partlyUnknown,
                preferred: wishes[home])
        }
        let proposals = request.question(in: zone.zone, people: people).proposals()
        let phrases = FindTimePhrases(names: names, language: call.request.language)
        return .json(fields: [.vary: "Accept-Language"]) { writer in
            writer.object { writer in
                writer.member("timeZone", zone.name)
                writer.name("items")
                writer.array(proposals.enumerated()) { writer, proposal in
                    writer.proposal(proposal.element, rank: proposal.offset + 1, phrases, zone.zone)
                }
                writer.name("people")
                writer.array(names.indices) { writer, index in
                    writer.object { writer in
                        writer.member("who", names[index])
                        writer.member("state", seen.state(of: index).rawValue)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func proposal(
        _ proposal: TimeProposal, rank: Int, _ phrases: FindTimePhrases, _ zone: Zone
    ) {
        object { writer in
            writer.member("rank", rank)
            writer.member("start", proposal.span.start, in: zone)
            writer.member("end", proposal.span.end, in: zone)
            writer.member("missing", proposal.missing.map { phrases.names[$0] })
            writer.member("unknown", proposal.unknown.map { phrases.names[$0] })
            writer.member("score", proposal.score)
            writer.member("reason", phrases.reason(for: proposal))
        }
    }
}
