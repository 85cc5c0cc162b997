import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Scheduling
import WebDAV

/// The scheduling outbox (RFC 6638 §5): when are these people busy?
extension Exchange {
    func askForBusyTime() async throws -> DAVAnswer {
        let found = try await finder.find(request.path, for: .scheduleSendFreeBusy)
        guard case .outbox(let owner) = try found.required() else { throw refuse(found.location.likelyKind) }
        let question = try readQuestion()
        guard name(question.organizer.address, owner) else {
            throw Failure(
                .organizerAllowed, reason: "ORGANIZER is somebody else",
                detail: "ORGANIZER is an address of the one who asks.")
        }
        var writer = XMLWriter()
        writer.begin(.caldav("schedule-response"))
        for (attendee, answer) in zip(question.attendees, try await answers(to: question)) {
            writer.begin(.caldav("response"))
            writer.element(.caldav("recipient")) { $0.element(.dav("href"), text: attendee.address) }
            writer.element(.caldav("request-status"), text: answer.status.text)
            if let octets = answer.octets {
                writer.element(.caldav("calendar-data"), text: String(decoding: octets, as: UTF8.self))
            }
            writer.end()
        }
        writer.end()
        return .xml(.ok, writer.takeOctets(), fields: [.cacheControl: Self.privacy])
    }

    /// RFC 6638 §5.1
    private func readQuestion() throws(Failure) -> FreeBusyQuestion {
        let type = (request.fields[.contentType] ?? "").split(separator: ";").first.map(String.init) ?? ""
        guard type.filter({ !$0.isWhitespace }).lowercased() == "text/calendar" else {
            throw Failure(.supportedCalendarData, reason: type, detail: "Send text/calendar.")
        }
        guard request.body.count <= service.settings.maximumResourceSize else { throw Failure(.maxResourceSize) }
        let question: FreeBusyQuestion
        do {
            question = try FreeBusyQuestion(reading: request.body)
        } catch {
            throw Failure(error)
        }
        guard question.attendees.count <= service.settings.maximumAskedAbout else {
            throw Failure(
                .maxAttendeesPerInstance, reason: "\(question.attendees.count) people asked about",
                detail: "Ask about \(service.settings.maximumAskedAbout) people at most.")
        }
        let days = Int64(service.settings.maximumAskedDays)
        guard question.span.end <= question.span.start.advanced(bySeconds: days * 86_400) else {
            throw Failure(
                .validSchedulingMessage, reason: "span too long", detail: "Ask about \(days) days at most.")
        }
        return question
    }

    /// What each attendee is answered, in their order.
    ///
    /// Whom the asker may not know of is as one who is not there. Everybody is looked for in the same way.
    private func answers(
        to question: FreeBusyQuestion
    ) async throws -> [(status: RequestStatus, octets: [UInt8]?)] {
        let everybody = try await store.principals()
        let acquaintance = try await finder.access.acquaintance()
        var people: [Principal?] = []
        for attendee in question.attendees { people.append(everybody.first { name(attendee.address, $0) }) }
        let known = people.compactMap(\.self)
        let sights = try await service.freeBusy.sight(of: known, for: request.principal)
        let seen = sights.compactMap(\.self)
        let times = try await service.freeBusy.busyTime(of: seen, during: question.span)
        let byPerson = Dictionary(zip(seen.map(\.person.id), times), uniquingKeysWith: { first, _ in first })
        var answers: [(status: RequestStatus, octets: [UInt8]?)] = []
        for (attendee, person) in zip(question.attendees, people) {
            guard let person else {
                answers.append((.invalidUser, nil))
                continue
            }
            guard let time = byPerson[person.id] else {
                answers.append((try await acquaintance.includes(person) ? .noAuthority : .invalidUser, nil))
                continue
            }
            answers.append(
                (time.unknown.isEmpty ? .success : .partial, question.reply(for: attendee, time, now: request.now)))
        }
        return answers
    }

    /// Whether a calendar user address is one of somebody's: an e-mail address, or their place here (RFC 6638 §2.4.1).
    private func name(_ address: String, _ principal: Principal) -> Bool {
        let key = AnswerSheet.key(of: address)
        if principal.addresses.contains(where: { AnswerSheet.key(of: $0) == key }) { return true }
        let path = Paths.principal(principal).href
        let places = [path] + request.bases.map { $0 + path }
        return places.contains { $0.lowercased() == key || $0.lowercased() == key + "/" }
    }
}
