import Accounts
import CalendarModel

/// Why a command did not do what it was asked: the cause and the cure in one sentence.
struct CommandFailure: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// `subject` is what the command was about, as it was named.
    init(_ error: CalendarStoreError, about subject: String = "it") {
        self.init(Self.sentence(error, subject))
    }

    init(_ error: AccountError, about subject: String) {
        switch error {
        case .store(let error): self.init(error, about: subject)
        case .noSuchUser: self.init(CalendarStoreError.noSuchPrincipal, about: subject)
        case .secrets, .password, .notAUser, .unusableLabel: self.init(error.description)
        }
    }

    private static func sentence(_ error: CalendarStoreError, _ subject: String) -> String {
        switch error {
        case .noSuchPrincipal: "there is no \(subject): see turnus user list"
        case .noSuchCalendar: "there is no calendar \(subject): see turnus calendar list"
        case .noSuchObject: "there is no object \(subject) in the calendar any more"
        case .noSuchFeedLink: "there is no feed \(subject): see turnus feed list"
        case .noSuchCredential: "there is no app password \(subject): see turnus user app-password list"
        case .noSuchToken: "there is no token \(subject): see turnus token list"
        case .noSuchFile: "there is no file \(subject)"
        case .noParent: "the collection around \(subject) is not there: make that one first"
        case .notAFile: "\(subject) is a collection where a file was to be, or the other way round: choose another name"
        case .overQuota(let limit): "all files together may have \(limit) octets: delete some first"
        case .nameTaken(let name): "\(name) is taken already: choose another name"
        case .uidTaken(let other): "\(subject) is in the calendar already, as \(other)"
        case .changedSince: "\(subject) was changed by somebody else meanwhile: try again"
        case .forgotten: "what happened to \(subject) so long ago is no longer known: begin afresh"
        case .alreadyExists: "\(subject) is there already: choose another name"
        case .notWritable:
            "\(subject) is fetched from elsewhere and can be changed only there: see turnus subscription show"
        case .newerSchema(let found, let known):
            """
            the data were written by a newer Turnus (schema \(found), this program knows \(known)): install the newer \
            one
            """
        case .busy: "another process holds the database: wait until it is done, or stop it, and try again"
        case .full: "the disk or the database's quota is full: make room and try again; what was acknowledged is safe"
        case .notPermitted(let path):
            "not permitted to read and write \(path): run as its owner, or mend it with chown"
        case .unavailable(let reason): "the database does not answer: \(reason)"
        }
    }
}
