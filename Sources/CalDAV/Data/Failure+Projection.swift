public import Failures
public import ICalendar

extension Failure {
    /// Why an object of a report could not be given as it was asked for. It has been stored and is valid, so what is
    /// too much is the answer (RFC 4791 §7.8).
    public init(projecting error: ICalendarError) {
        switch error {
        case .tooMany, .budgetExhausted:
            self.init(
                .numberOfMatchesWithinLimits, reason: "\(error)",
                detail: "There are more instances in this time than can be given. Ask for a shorter one.")
        default: self.init(error)
        }
    }
}
