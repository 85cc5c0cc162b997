public import Accounts
public import Booking
public import CalendarModel
public import Chronology
public import Compression
import HTTPTypes
public import ICalendar
public import JSON
public import Markup
public import Scheduling
public import Secrets

// The one table from our errors to answers: one initialiser for each error type, none with a `default`, so that a new
// case does not compile until it is answered.

extension Failure {
    /// Calendar text that somebody sent (RFC 4791 §5.3.2.1).
    public init(_ error: ICalendarError) {
        switch error {
        case .tooLarge(let octets, let limit):
            self.init(
                .maxResourceSize, reason: "\(octets) octets, limit \(limit)",
                detail: "The calendar data is larger than \(limit) octets.")
        case .lineTooLong(let line, let limit):
            self.init(.maxResourceSize, reason: "line \(line)", detail: "Line \(line) is longer than \(limit) octets.")
        case .nestedTooDeep(let line, let limit):
            self.init(
                .validCalendarData, reason: "nested too deep at line \(line)",
                detail: "At line \(line), components stand inside each other more than \(limit) deep.")
        case .tooMany(let what, let line, let limit):
            self.init(
                .maxResourceSize, reason: "too many \(what) at line \(line)",
                detail: "At line \(line) there are more than \(limit) \(what).")
        case .notACalendar:
            self.init(.validCalendarData, reason: "no VCALENDAR", detail: "There is no BEGIN:VCALENDAR.")
        case .truncated(let line):
            self.init(
                .validCalendarData, reason: "truncated at line \(line)",
                detail: "The text ends at line \(line) before every BEGIN has its END.")
        case .mismatchedEnd(let line, let name):
            self.init(
                .validCalendarData, reason: "END:\(name) at line \(line)",
                detail: "END:\(name) in line \(line) does not close what was opened last.")
        case .malformedLine(let line):
            self.init(
                .validCalendarData, reason: "malformed line \(line)",
                detail: "Line \(line) is not a name, a colon and a value.")
        case .invalidValue(let property, let value, let line):
            self.init(
                .validCalendarData, reason: "\(property):\(value) at line \(line)",
                detail: "\(property) in line \(line) cannot have the value “\(value)”.")
        case .missingProperty(let property, let line):
            self.init(
                .validCalendarData, reason: "no \(property) at line \(line)",
                detail: "The component in line \(line) has no \(property).")
        case .contradictory(let reason, let line):
            self.init(
                .validCalendarData, reason: "\(reason) at line \(line)",
                detail: "Line \(line) contradicts the rest of its component: \(reason).")
        case .inconsistent(let reason, let line):
            self.init(.validCalendarObjectResource, reason: "\(reason) at line \(line)", detail: "\(reason).")
        case .unknownZone(let identifier, let line):
            self.init(
                .validCalendarObjectResource, reason: "zone \(identifier) at line \(line)",
                detail: "The time zone “\(identifier)” in line \(line) is unknown and has no VTIMEZONE.")
        case .unsupportedScale(let scale):
            self.init(
                .supportedRecurrenceScale, reason: "RSCALE=\(scale)",
                detail: "Recurrences on the calendar \(scale) are not supported.")
        case .budgetExhausted(let steps):
            self.init(
                .maxInstances, reason: "\(steps) steps",
                detail: "The recurrence rule yields nothing, or nearly nothing.")
        }
    }

    /// What the store refused. `path` tells where an object of this name is, on a surface whose paths may be named.
    public init(_ error: CalendarStoreError, path: (String) -> String? = { _ in nil }) {
        switch error {
        case .noSuchPrincipal: self.init(.notFound, reason: "no such principal")
        case .noSuchCalendar: self.init(.notFound, reason: "no such calendar")
        case .noSuchObject: self.init(.notFound, reason: "no such object")
        case .noSuchFeedLink: self.init(.notFound, reason: "no such feed link")
        case .noSuchCredential: self.init(.notFound, reason: "no such credential")
        case .noSuchToken: self.init(.notFound, reason: "no such token")
        case .noSuchFile: self.init(.notFound, reason: "no such file")
        case .noParent:
            self.init(
                .conflict, reason: "no parent", detail: "The collection around it is not there. Make that one first.")
        case .notAFile:
            self.init(
                .conflict, reason: "a file and a collection",
                detail: "A collection is where a file was to be, or the other way round.")
        case .overQuota(let limit):
            self.init(
                .quotaNotExceeded, reason: "quota of \(limit) octets",
                detail: "Your files together may have \(limit) octets. Delete some first.")
        case .nameTaken(let name):
            self.init(.conflict, reason: "name taken: \(name)", detail: "The name “\(name)” is taken. Choose another.")
        case .uidTaken(let name): self.init(.noUIDConflict(with: path(name)), reason: "UID taken by \(name)")
        case .changedSince(let tag):
            self.init(
                .preconditionFailed, reason: tag.map { "is \($0.value) by now" } ?? "is gone by now",
                detail: "It was changed in the meantime. Read it again first.")
        case .forgotten(let revision):
            self.init(.validSyncToken, reason: "the journal begins behind \(revision)")
        case .alreadyExists(let tag):
            self.init(.preconditionFailed, reason: "is there as \(tag.value)", detail: "It is there already.")
        case .notWritable:
            self.init(
                .needPrivileges([]), reason: "the calendar is fetched from elsewhere",
                detail: "This calendar is fetched from elsewhere. What is in it can be changed only there.")
        case .newerSchema(let found, let known):
            self.init(.serviceUnavailable, reason: "the database has schema \(found), this Turnus knows \(known)")
        case .busy: self.init(.serviceUnavailable, reason: "the database is busy", retryAfter: 2)
        case .full: self.init(.sufficientDiskSpace, reason: "the disk is full")
        case .notPermitted(let path): self.init(.serviceUnavailable, reason: "may not read or write \(path)")
        case .unavailable(let reason): self.init(.serviceUnavailable, reason: reason, retryAfter: 10)
        }
    }

    /// A slot that cannot be had, or a booking that cannot be changed like this: 422 where it would be refused even to
    /// somebody alone, 409 where somebody was quicker, 410 where what was good has lapsed.
    public init(_ error: BookingRefusal) {
        switch error {
        case .notBookable:
            self.init(.notBookable, status: .unprocessableContent, detail: "The type is closed, or has no hosts.")
        case .durationNotOffered(let offered):
            self.init(
                .durationNotOffered, status: .unprocessableContent,
                detail: "Offered: \(offered.map(\.text).joined(separator: ", ")).")
        case .tooSoon(let earliest):
            self.init(
                .tooSoon, status: .unprocessableContent, detail: "The earliest start is \(earliest.rfc3339).")
        case .outsideWindow:
            self.init(
                .outsideWindow, status: .unprocessableContent, detail: "Booking is not possible that far away.")
        case .notOffered:
            self.init(.notOffered, status: .unprocessableContent, detail: "This is not a start that the type offers.")
        case .holdMismatch:
            self.init(.holdMismatch, status: .unprocessableContent, detail: "The hold is for something else.")
        case .holdExpired:
            self.init(
                .holdExpired, status: .gone, detail: "The hold has lapsed. Choose again; the time may still be free.")
        case .limitReached(let limit):
            self.init(
                .limitReached, status: .conflict,
                detail: "At most \(limit.maximum) bookings in a \(limit.period.rawValue).")
        case .slotTaken: self.init(.slotTaken, status: .conflict, detail: "Nobody is free at this time any more.")
        case .hostUnavailable(let host):
            self.init(
                .hostUnavailable, status: .conflict, reason: "host \(host.rawValue)",
                detail: "This host is not free then.")
        case .notAHost(let host):
            self.init(
                .notAHost, status: .unprocessableContent, reason: "principal \(host.rawValue)",
                detail: "This is not a host of the type.")
        case .tooManySeats(let maximum):
            self.init(.unprocessableContent, reason: "more than \(maximum) seats", detail: "At most \(maximum) seats.")
        case .alreadyClaimed(let host):
            self.init(
                .alreadyClaimed, status: .conflict, reason: "by \(host.rawValue)", detail: "Somebody else was quicker.")
        case .invalidTransition(let status):
            self.init(
                .invalidTransition, status: .conflict, reason: "is \(status.rawValue)",
                detail: "The booking is \(status.rawValue), and cannot do this.")
        case .tooLate(let deadline):
            self.init(
                .tooLate, status: .unprocessableContent,
                detail: deadline.map { "Changes were possible until \($0.rfc3339)." }
                    ?? "Changes are not possible. Write to the host.")
        case .reasonRequired:
            self.init(.unprocessableContent, reason: "no reason given", detail: "A reason is needed.")
        }
    }

    /// None of these is the sender's fault, so none of them says more than that.
    public init(_ error: SecretsError) {
        switch error {
        case .unknownPasswordFormat: self.init(.internalServerError, reason: "a stored password has an unknown form")
        case .passwordTooCostly(let cost):
            self.init(.internalServerError, reason: "a stored password costs too much: \(cost)")
        case .derivationFailed: self.init(.serviceUnavailable, reason: "scrypt failed: no memory?", retryAfter: 5)
        case .notAuthentic: self.init(.internalServerError, reason: "sealed with another key, or changed since")
        case .unknownSealVersion(let version):
            self.init(.internalServerError, reason: "sealed with the unknown version \(version)")
        case .sealingFailed: self.init(.internalServerError, reason: "sealing failed")
        case .unusablePublicKey: self.init(.internalServerError, reason: "a public key is no point on its curve")
        case .signingFailed: self.init(.internalServerError, reason: "signing failed")
        case .malformedKeyFile(let path): self.init(.internalServerError, reason: "\(path) is no key file")
        case .exposedKeyFile(let path): self.init(.internalServerError, reason: "others can read \(path)")
        case .keyFileUnavailable(let path, let code):
            self.init(.internalServerError, reason: "\(path): system error \(code)")
        }
    }

    /// An archive that somebody sent.
    public init(_ error: CompressionError) {
        switch error {
        case .unreadable: self.init(.internalServerError, reason: error.description)
        case .notAZip, .unsupportedMethod, .encrypted:
            self.init(.unsupportedMediaType, reason: error.description, detail: error.description)
        case .truncated, .damaged, .bomb:
            self.init(.unprocessableContent, reason: error.description, detail: error.description)
        case .tooManyMembers, .memberTooLarge, .archiveTooLarge:
            self.init(.contentTooLarge, reason: error.description, detail: error.description)
        case .outOfMemory: self.init(.serviceUnavailable, reason: error.description, retryAfter: 30)
        }
    }

    public init(_ error: ZoneError) {
        switch error {
        case .noDirectory(let path): self.init(.internalServerError, reason: "no time zones at \(path)")
        case .unknown(let name):
            self.init(.validTimezone, reason: "zone \(name)", detail: "The time zone “\(name)” is unknown.")
        case .damaged(let reason): self.init(.internalServerError, reason: "a time zone is damaged: \(reason)")
        }
    }

    /// Nobody is told more than that it was wrong: neither which part, nor whether there is such a user.
    public init(_ refusal: AuthenticationRefusal) {
        switch refusal {
        case .wrong: self.init(.unauthorized, reason: "wrong user or password")
        case .tooManyTries(let seconds):
            self.init(
                .tooManyRequests, reason: "too many wrong passwords",
                detail: "Too many wrong passwords. Try again in \(seconds) seconds.", retryAfter: seconds)
        case .busy(let seconds):
            self.init(.serviceUnavailable, reason: "too many passwords to check", retryAfter: seconds)
        }
    }

    public init(_ error: AccountError) {
        switch error {
        case .store(let error): self.init(error)
        case .secrets(let error): self.init(error)
        case .password(let fault): self.init(.unprocessableContent, reason: "\(fault)", detail: fault.description)
        case .noSuchUser(let name): self.init(.notFound, reason: "no user \(name)")
        case .notAUser, .unusableLabel:
            self.init(.unprocessableContent, reason: error.description, detail: error.description)
        }
    }

    /// JSON that somebody sent (RFC 8259).
    public init(_ error: JSONError) {
        switch error {
        case .empty: self.init(.badRequest, reason: "no JSON", detail: "There is no JSON in the request.")
        case .tooLarge(let octets, let limit):
            self.init(
                .contentTooLarge, reason: "\(octets) octets of JSON, limit \(limit)",
                detail: "The JSON is larger than \(limit) octets.")
        case .nestedTooDeep(let offset, let limit):
            self.init(
                .badRequest, reason: "JSON nested too deep at octet \(offset)",
                detail: "At octet \(offset), arrays and objects stand in each other more than \(limit) deep.")
        case .tooManyValues(let limit):
            self.init(
                .contentTooLarge, reason: "too many values in JSON",
                detail: "The JSON has more than \(limit) values.")
        case .stringTooLong(let offset, let limit):
            self.init(
                .contentTooLarge, reason: "string too long at octet \(offset)",
                detail: "The string at octet \(offset) is longer than \(limit) octets.")
        case .numberTooLong(let offset, let limit):
            self.init(
                .badRequest, reason: "number too long at octet \(offset)",
                detail: "The number at octet \(offset) has more than \(limit) characters.")
        case .duplicateName(let name):
            self.init(
                .badRequest, reason: "name twice in JSON", detail: "The name “\(name)” comes twice in one object.")
        case .badEncoding(let offset):
            self.init(
                .badRequest, reason: "bad encoding at octet \(offset)",
                detail: "The string at octet \(offset) is not UTF-8, or names half a character.")
        case .unexpected(let offset):
            self.init(
                .badRequest, reason: "no JSON at octet \(offset)", detail: "This is no JSON from octet \(offset) on.")
        case .truncated:
            self.init(.badRequest, reason: "JSON ends too soon", detail: "The JSON ends in the middle.")
        case .trailing(let offset):
            self.init(
                .badRequest, reason: "more behind the JSON",
                detail: "There is more behind the JSON, at octet \(offset).")
        }
    }

    /// XML that somebody sent (RFC 4918 §8.2, §17).
    public init(_ error: MarkupError) {
        switch error {
        case .empty: self.init(.badRequest, reason: "no XML", detail: "There is no XML in the request.")
        case .tooLarge(let octets, let limit):
            self.init(
                .contentTooLarge, reason: "\(octets) octets of XML, limit \(limit)",
                detail: "The XML is larger than \(limit) octets.")
        case .nestedTooDeep(let line, let limit):
            self.init(
                .contentTooLarge, reason: "XML nested too deep at line \(line)",
                detail: "At line \(line), elements stand inside each other more than \(limit) deep.")
        case .tooManyElements(let line, let limit):
            self.init(
                .contentTooLarge, reason: "too many elements at line \(line)",
                detail: "The XML has more than \(limit) elements.")
        case .tooManyAttributes(let line, let limit):
            self.init(
                .contentTooLarge, reason: "too many attributes at line \(line)",
                detail: "The element in line \(line) has more than \(limit) attributes.")
        case .nameTooLong(let line, let limit):
            self.init(
                .contentTooLarge, reason: "XML name too long at line \(line)",
                detail: "A name in line \(line) is longer than \(limit) octets.")
        case .documentType(let line):
            self.init(
                .noExternalEntities, reason: "document type at line \(line)",
                detail: "Line \(line) declares a document type, which is not allowed here.")
        case .undefinedEntity(let line):
            self.init(
                .badRequest, reason: "undefined entity at line \(line)",
                detail: "Line \(line) refers to an entity that XML does not have.")
        case .unboundPrefix(let line):
            self.init(
                .badRequest, reason: "unbound prefix at line \(line)",
                detail: "A prefix in line \(line) has no namespace.")
        case .badEncoding(let line):
            self.init(
                .badRequest, reason: "bad encoding at line \(line)",
                detail: "The XML is in no encoding that is known here, or does not follow it; line \(line).")
        case .notWellFormed(let reason, let line):
            self.init(
                .badRequest, reason: "\(reason) at line \(line)",
                detail: "The XML is not well-formed in line \(line): \(reason).")
        case .outOfMemory: self.init(.serviceUnavailable, reason: "no memory to read XML", retryAfter: 5)
        }
    }
}

extension Failure {
    /// A message to the outbox (RFC 6638 §5.1).
    public init(_ error: FreeBusyRefusal) {
        switch error {
        case .notACalendar:
            self.init(.validCalendarData, reason: "no VCALENDAR", detail: "It is one VCALENDAR.")
        case .notAMessage:
            self.init(.validCalendarData, reason: "no METHOD", detail: "A message has a METHOD.")
        case .notAQuestion:
            self.init(
                .validSchedulingMessage, reason: "another message than a VFREEBUSY REQUEST",
                detail: "Only questions for busy time are answered: METHOD:REQUEST with one VFREEBUSY.")
        case .noOrganizer:
            self.init(
                .validSchedulingMessage, reason: "not one ORGANIZER", detail: "A question has one ORGANIZER.")
        case .nobodyAskedAbout:
            self.init(.recipientSpecified, reason: "no ATTENDEE", detail: "Name at least one ATTENDEE.")
        case .noSpan:
            self.init(
                .validSchedulingMessage, reason: "no UID or no span",
                detail: "A question has a UID, and a DTSTART and a later DTEND, both in UTC.")
        }
    }
}
