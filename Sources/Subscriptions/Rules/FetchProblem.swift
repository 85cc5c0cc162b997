import CalendarImport
import ICalendar
import Outbound

/// Why a fetch came to nothing: the cause and the cure, for whoever looks after the calendar.
enum FetchProblem: Hashable, Sendable {
    case noAnswer(OutboundError)
    case refused(status: Int)
    case unreadable(ICalendarError)

    var description: String {
        switch self {
        case .noAnswer(let error): error.description
        case .refused(let status):
            switch status {
            case 401, 403:
                "the source wants to know who asks (\(status)); use an address that carries its own secret"
            case 404, 410: "there is nothing at the source any more (\(status)); look for its new address"
            case 429: "the source is asked too often (429); it is asked less often now"
            case 500...599: "the source fails (\(status)); it is asked again, and its operator has to mend it"
            default: "the source answers with \(status) and no calendar; check the address"
            }
        case .unreadable(.notACalendar):
            "what the source gives is no calendar; check the address, it may lead to a page that asks to sign in"
        case .unreadable(.truncated):
            "what the source gives breaks off; nothing of it was taken, and it is asked again"
        case .unreadable(let error): "what the source gives cannot be read (\(error)); its operator has to mend it"
        }
    }
}
