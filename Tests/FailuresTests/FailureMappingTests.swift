import Accounts
import Booking
import CalendarModel
import Chronology
import Compression
import Failures
import HTTPTypes
import ICalendar
import JSON
import Markup
import Secrets
import Testing

struct FailureMappingTests {
    @Test(arguments: [
        (ICalendarError.tooLarge(octets: 9, limit: 8), Condition.maxResourceSize),
        (.lineTooLong(line: 2, limit: 8), .maxResourceSize),
        (.nestedTooDeep(line: 2, limit: 8), .validCalendarData),
        (.tooMany(what: "properties", line: 2, limit: 8), .maxResourceSize),
        (.notACalendar, .validCalendarData),
        (.truncated(line: 2), .validCalendarData),
        (.mismatchedEnd(line: 2, name: "VEVENT"), .validCalendarData),
        (.malformedLine(line: 2), .validCalendarData),
        (.invalidValue(property: "DTSTART", value: "soon", line: 2), .validCalendarData),
        (.missingProperty("UID", line: 2), .validCalendarData),
        (.contradictory(reason: "DURATION beside DTEND", line: 2), .validCalendarData),
        (.inconsistent(reason: "two UIDs", line: 2), .validCalendarObjectResource),
        (.unknownZone("Mars/Olympus", line: 2), .validCalendarObjectResource),
        (.unsupportedScale("HEBREW"), .supportedRecurrenceScale),
        (.budgetExhausted(steps: 100), .maxInstances),
    ])
    func `rfc4791 §5.3.2.1 calendar text that is refused is refused by name and with the line`(
        error: ICalendarError, condition: Condition
    ) throws {
        let failure = Failure(error)
        #expect(failure.condition == condition)
        #expect(failure.status == .forbidden)
        #expect(!failure.reason.isEmpty)
        let detail = try #require(failure.detail)
        #expect(detail.hasSuffix("."))
    }

    @Test(arguments: [
        (CalendarStoreError.noSuchPrincipal, 404), (.noSuchCalendar, 404), (.noSuchObject, 404),
        (.noSuchFeedLink, 404), (.noSuchCredential, 404), (.noSuchToken, 404), (.nameTaken("work"), 409),
        (.uidTaken(by: "a.ics"), 409),
        (.changedSince(EntityTag("x")), 412), (.changedSince(nil), 412), (.alreadyExists(EntityTag("x")), 412),
        (.newerSchema(found: 9, known: 8), 503), (.busy, 503), (.full, 507), (.notPermitted(path: "/data"), 503),
        (.unavailable(reason: "secret host"), 503), (.noSuchFile, 404), (.noParent, 409), (.notAFile, 409),
        (.overQuota(limit: 9), 507), (.notWritable, 403), (.forgotten(upTo: 9), 403),
    ])
    func `what the store refuses has its status`(error: CalendarStoreError, code: Int) {
        #expect(Failure(error).status.code == code)
    }

    @Test(arguments: [
        (BookingRefusal.notBookable, 422, "not-bookable"),
        (.durationNotOffered(offered: []), 422, "duration-not-offered"),
        (.tooSoon(earliest: Instant(secondsSinceEpoch: 0)), 422, "too-soon"), (.outsideWindow, 422, "outside-window"),
        (.notOffered, 422, "not-offered"), (.holdMismatch, 422, "hold-mismatch"), (.holdExpired, 410, "hold-expired"),
        (.limitReached(BookingLimit(per: .day, of: .host, maximum: 1)), 409, "limit-reached"),
        (.slotTaken, 409, "slot-taken"), (.hostUnavailable(PrincipalID(rawValue: 1)), 409, "host-unavailable"),
        (.notAHost(PrincipalID(rawValue: 1)), 422, "not-a-host"), (.tooManySeats(maximum: 2), 422, "invalid-body"),
        (.alreadyClaimed(by: PrincipalID(rawValue: 1)), 409, "already-claimed"),
        (.invalidTransition(from: .cancelled), 409, "invalid-transition"), (.tooLate(until: nil), 422, "too-late"),
        (.reasonRequired, 422, "invalid-body"),
    ])
    func `what booking refuses has its status and its type`(refusal: BookingRefusal, code: Int, type: String) {
        let failure = Failure(refusal)
        #expect(failure.status.code == code)
        #expect(ProblemType(failure).rawValue == type)
        #expect(failure.detail?.hasSuffix(".") == true)
    }

    @Test(arguments: [
        (JSONError.empty, 400), (.tooLarge(octets: 9, limit: 8), 413), (.nestedTooDeep(offset: 1, limit: 8), 400),
        (.tooManyValues(limit: 8), 413), (.stringTooLong(offset: 1, limit: 8), 413),
        (.numberTooLong(offset: 1, limit: 8), 400), (.duplicateName("a"), 400), (.badEncoding(offset: 1), 400),
        (.unexpected(offset: 1), 400), (.truncated, 400), (.trailing(offset: 1), 400),
    ])
    func `JSON that cannot be read is refused with a sentence`(error: JSONError, code: Int) throws {
        let failure = Failure(error)
        #expect(failure.status.code == code)
        #expect(try #require(failure.detail).hasSuffix("."))
    }

    @Test func `what may pass says when to try again`() {
        #expect(Failure(CalendarStoreError.busy).retryAfter != nil)
        #expect(Failure(CalendarStoreError.unavailable(reason: "")).retryAfter != nil)
        #expect(Failure(CalendarStoreError.newerSchema(found: 2, known: 1)).retryAfter == nil)
    }

    @Test func `rfc4791 §5.3.2.1 the object that has the UID is named where it has a path`() {
        let error = CalendarStoreError.uidTaken(by: "a.ics")
        #expect(Failure(error).condition == .noUIDConflict(with: nil))
        let named = Failure(error) { "/dav/calendars/anna/work/" + $0 }
        #expect(named.condition == .noUIDConflict(with: "/dav/calendars/anna/work/a.ics"))
    }

    @Test(arguments: [
        SecretsError.unknownPasswordFormat, .passwordTooCostly(.standard), .derivationFailed, .notAuthentic,
        .unknownSealVersion(7), .sealingFailed, .malformedKeyFile(path: "/secret"), .exposedKeyFile(path: "/secret"),
        .keyFileUnavailable(path: "/secret", code: 13),
    ])
    func `trouble with secrets is ours and is told to nobody`(error: SecretsError) {
        let failure = Failure(error)
        #expect(failure.status.code >= 500)
        #expect(failure.detail == nil)
        #expect(!failure.reason.isEmpty)
    }

    @Test(arguments: [
        (CompressionError.unreadable(path: "/secret", code: 2), 500), (.notAZip(path: "a"), 415),
        (.truncated(name: "a"), 422), (.damaged(name: "a"), 422), (.encrypted(name: "a"), 415),
        (.unsupportedMethod(name: "a", method: 9), 415), (.tooManyMembers(count: 2, limit: 1), 413),
        (.memberTooLarge(name: "a", limit: 1), 413), (.archiveTooLarge(octets: 2, limit: 1), 413),
        (.bomb(name: "a", ratio: 999), 422), (.outOfMemory, 503),
    ])
    func `an archive that is refused has its status`(error: CompressionError, code: Int) {
        let failure = Failure(error)
        #expect(failure.status.code == code)
        #expect((failure.detail == nil) == (code >= 500))
    }

    @Test func `rfc7809 §3.1.1 an unknown zone is named`() {
        #expect(Failure(ZoneError.unknown("Mars/Olympus")).condition == .validTimezone)
        #expect(Failure(ZoneError.noDirectory("/secret")).detail == nil)
        #expect(Failure(ZoneError.damaged(reason: "version 9")).status == .internalServerError)
    }

    @Test func `rfc6585 §4 who tries too often is told to wait, who is wrong is told nothing`() {
        #expect(Failure(AuthenticationRefusal.wrong).status == .unauthorized)
        #expect(Failure(AuthenticationRefusal.wrong).detail == nil)
        let waiting = Failure(AuthenticationRefusal.tooManyTries(retryAfter: 60))
        #expect(waiting.status == .tooManyRequests && waiting.fields[.retryAfter] == "60")
        let busy = Failure(AuthenticationRefusal.busy(retryAfter: 2))
        #expect(busy.status == .serviceUnavailable && busy.retryAfter == 2)
    }

    @Test(arguments: [
        (AccountError.store(.full), 507), (.secrets(.derivationFailed), 503), (.password(.tooShort(minimum: 8)), 422),
        (.noSuchUser("anna"), 404), (.notAUser("sales"), 422), (.unusableLabel(limit: 100), 422),
    ])
    func `what cannot be done for an account has its status`(error: AccountError, code: Int) {
        #expect(Failure(error).status.code == code)
    }

    @Test(arguments: [
        (MarkupError.empty, 400), (.tooLarge(octets: 9, limit: 8), 413), (.nestedTooDeep(line: 2, limit: 8), 413),
        (.tooManyElements(line: 2, limit: 8), 413), (.tooManyAttributes(line: 2, limit: 8), 413),
        (.nameTooLong(line: 2, limit: 8), 413), (.documentType(line: 2), 403), (.undefinedEntity(line: 2), 400),
        (.unboundPrefix(line: 2), 400), (.badEncoding(line: 2), 400),
        (.notWellFormed(reason: "mismatched tag", line: 2), 400), (.outOfMemory, 503),
    ])
    func `rfc4918 §8.2 XML that is refused is the sender's mistake`(error: MarkupError, code: Int) {
        let failure = Failure(error)
        #expect(failure.status.code == code)
        #expect((failure.detail == nil) == (code >= 500))
    }

    @Test func `rfc4918 §17 a document type is refused by the name of the rule`() {
        #expect(Failure(MarkupError.documentType(line: 1)).condition == .noExternalEntities)
    }

    @Test(arguments: [
        (Failure(.gone) as any Error, 410 as Int?), (CalendarStoreError.noSuchObject, 404),
        (ICalendarError.notACalendar, 403),
        (MarkupError.empty, 400), (AuthenticationRefusal.wrong, 401), (AccountError.noSuchUser("anna"), 404),
        (SecretsError.sealingFailed, 500), (CompressionError.notAZip(path: "a"), 415),
        (ZoneError.unknown("Mars/Olympus"), 403), (CancellationError(), nil),
    ])
    func `an error of any type is answered by its row, and by nothing without one`(error: any Error, code: Int?) {
        #expect(Failure(known: error)?.status.code == code)
    }
}
