import CalendarModel
import Failures
import HTTPTypes
import Secrets
import WebDAV

/// Where members are added under names that the server finds (RFC 5995 §3.2.1).
enum AddMember {
    static let query = "action=add-member"
    /// Behind the path of the collection.
    static let suffix = "?" + query
}

extension Exchange {
    func post() async throws -> DAVAnswer {
        switch Location(request.path) {
        case .outbox: return try await askForBusyTime()
        // RFC 6638 §5.1
        case .inbox:
            _ = try await finder.find(request.path, for: .read)
            throw Failure(.supportedCollection, detail: "Send it to your outbox.")
        default: break
        }
        if request.query == nil, bringsXML { return try await registerPush() }
        guard case .calendar(let home, let name) = Location(request.path) else {
            throw refuse(Location(request.path).likelyKind)
        }
        guard request.query == AddMember.query else {
            throw Failure(
                .badRequest, reason: "POST without \(AddMember.query)",
                detail: "Send a new object to the address in DAV:add-member.")
        }
        let found = try await finder.find(request.path, for: .bind)
        guard let place = try await finder.calendar(at: home, name) else { throw Failure(.notFound) }
        let member = RandomToken.make(octets: 16) + ".ics"
        let path = ResourcePath(found.path.segments, isCollection: true).appending(member)
        try await check([.addition(path)])
        var answer = try await store(named: member, in: place, if: .isAbsent)
        answer.fields[.location] = path.href
        if answer.fields[.contentLocation] != nil { answer.fields[.contentLocation] = path.href }
        return answer
    }
}
