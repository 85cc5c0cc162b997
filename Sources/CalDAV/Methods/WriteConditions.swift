import CalendarModel
import Failures
import HTTPSemantics
import HTTPTypes

/// `If-Match` and `If-None-Match` of a request that writes (RFC 9110 §13.1), as the store checks them again inside the
/// transaction.
struct WriteConditions: Hashable, Sendable {
    let precondition: ObjectChange.Precondition

    /// Throws 412 where they do not hold for what is there now: its tag, or nothing where nothing is there.
    init(_ fields: HTTPFields, on tag: EntityTag?) throws(Failure) {
        if let condition = EntityTagCondition(.ifMatch, in: fields) {
            guard let tag, condition.matchesStrongly(tag) else {
                throw Failure(.preconditionFailed, reason: "If-Match", detail: "It is not what you have seen last.")
            }
            precondition = condition == .any ? .exists : .matches(tag)
        } else if let condition = EntityTagCondition(.ifNoneMatch, in: fields) {
            if let tag, condition.matchesWeakly(tag) {
                throw Failure(.preconditionFailed, reason: "If-None-Match", detail: "It is there already.")
            }
            precondition = condition == .any ? .isAbsent : .none
        } else {
            precondition = .none
        }
    }
}
