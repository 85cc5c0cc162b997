import Accounts
import CalendarModel
import Chronology
import Compression
import ICalendar
import JSON
import Markup
import Scheduling
import Secrets

extension Failure {
    /// What an error of any type becomes that the table has a row for; nothing for one that it does not know.
    public init?(known error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as CalendarStoreError: self.init(error)
        case let error as ICalendarError: self.init(error)
        case let error as JSONError: self.init(error)
        case let error as MarkupError: self.init(error)
        case let error as AuthenticationRefusal: self.init(error)
        case let error as AccountError: self.init(error)
        case let error as FreeBusyRefusal: self.init(error)
        case let error as SecretsError: self.init(error)
        case let error as CompressionError: self.init(error)
        case let error as ZoneError: self.init(error)
        default: return nil
        }
    }
}
