import CalendarModel
import Failures
import HTTPSemantics
import HTTPTypes
import Secrets

extension APIAnswer {
    /// The strong tag of what is told: another one for every other octet (RFC 9110 §8.8.3).
    var tag: EntityTag { EntityTag(String(Digest.sha256Hex(octets).prefix(16))) }

    /// With its tag; to whoever has the same already, that alone (RFC 9110 §15.4.5).
    func tagged(for request: APIRequest) -> APIAnswer {
        var answer = self
        answer.fields[.eTag] = "\"\(tag.value)\""
        let isReading = request.method == .get || request.method == .head
        guard isReading, EntityTagCondition(.ifNoneMatch, in: request.fields)?.matchesWeakly(tag) == true else {
            return answer
        }
        answer.fields[.contentType] = nil
        return APIAnswer(.notModified, fields: answer.fields)
    }

    /// Refuses a change by somebody who last read something else than this (RFC 9110 §13.1.1).
    func requireMatch(_ request: APIRequest) throws(Failure) {
        let match = request.fields[values: .ifMatch].joined(separator: ", ")
        guard match.isEmpty || EntityTagCondition(parsing: match).matchesStrongly(tag) else {
            throw Failure(.preconditionFailed, detail: "It was changed in the meantime. Read it again first.")
        }
    }
}
