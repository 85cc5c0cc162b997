import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct AppointmentTests {
    private let early = SlotWorld.minute(0)

    private func appointment(
        _ status: BookingStatus, host: Int64? = nil, fixed: [Int64] = [], oneOf: [Int64] = [1, 2]
    ) throws -> Appointment {
        var appointment = Appointment(
            id: BookingID(rawValue: 1), type: SlotWorld.type, team: SlotWorld.host(9), uid: "a@turnus", status: status,
            title: "Erstberatung", span: try SlotWorld.span(600, 630), duration: CalendarDuration(seconds: 1800),
            guest: Guest(name: "Kim", email: "kim@example.org", language: .german, zone: .utc), created: early)
        appointment.host = host.map(SlotWorld.host)
        appointment.fixed = fixed.map(SlotWorld.host)
        appointment.oneOf = Set(oneOf.map(SlotWorld.host))
        return appointment
    }

    private func hosted(_ status: BookingStatus) throws -> Appointment {
        try appointment(status, host: status == .pending || status == .unassigned ? nil : 1)
    }

    private static let verbs: [(String, BookingVerb)] = [
        ("approve", .approve), ("decline", .decline(by: .host, reason: nil)),
        ("assign", .assign(PrincipalID(rawValue: 2))),
        ("claim", .claim(PrincipalID(rawValue: 1))), ("release", .release),
        ("cancel", .cancel(by: .guest, reason: nil)),
        ("noShow", .noShow(of: .guest)), ("takeBack", .takeBackNoShow),
    ]

    /// Which verb leads from which status where, while the appointment goes on; a hyphen is a refusal.
    @Test(arguments: [
        (BookingStatus.pending, "unassigned declined - - - cancelled - -"),
        (.unassigned, "unassigned - assigned assigned unassigned cancelled - -"),
        (.assigned, "assigned - assigned assigned unassigned cancelled noShow assigned"),
        (.declined, "- declined - - - - - -"),
        (.cancelled, "- - - - - cancelled - -"),
        (.done, "- - - - - - noShow done"),
        (.noShow, "- - - - - - noShow assigned"),
    ])
    func `every verb from every status leads where the contract says`(status: BookingStatus, expected: String) throws {
        let now = SlotWorld.minute(610)
        var appointment = try hosted(status)
        if status == .noShow { appointment.missing = .guest }
        let reached = Self.verbs.map { _, verb in
            do throws(BookingRefusal) {
                return try appointment.applying(verb, now: now).after.status.rawValue
            } catch {
                #expect(error == .invalidTransition(from: status))
                return "-"
            }
        }
        #expect(reached.joined(separator: " ") == expected)
    }

    @Test(arguments: BookingStatus.allCases)
    func `a verb done twice is done once`(status: BookingStatus) throws {
        let now = SlotWorld.minute(610)
        for (name, verb) in Self.verbs {
            guard let first = try? hosted(status).applying(verb, now: now) else { continue }
            let second = try first.after.applying(verb, now: SlotWorld.minute(620))
            #expect(!second.isChange, "\(name) from \(status)")
            #expect(second.events.isEmpty && second.mails.isEmpty && second.written.isEmpty && second.removed.isEmpty)
        }
    }

    @Test func `what is assigned and over is done, and cannot be cancelled any more`() throws {
        let now = SlotWorld.minute(630)
        let over = try appointment(.assigned, host: 1)
        #expect(over.status(now: now) == .done)
        #expect(throws: BookingRefusal.invalidTransition(from: .done)) {
            try over.applying(.cancel(by: .guest, reason: nil), now: now)
        }
        #expect(try over.applying(.finish, now: now).after.status == .done)
        #expect(throws: BookingRefusal.self) { try over.applying(.finish, now: SlotWorld.minute(629)) }
        #expect(throws: BookingRefusal.self) { try over.applying(.noShow(of: .guest), now: SlotWorld.minute(599)) }
    }

    @Test func `the second to claim is told who was quicker, and only hosts may`() throws {
        let claimed = try appointment(.unassigned).applying(.claim(SlotWorld.host(1)), now: early).after
        #expect(throws: BookingRefusal.alreadyClaimed(by: SlotWorld.host(1))) {
            try claimed.applying(.claim(SlotWorld.host(2)), now: early)
        }
        #expect(throws: BookingRefusal.notAHost(SlotWorld.host(5))) {
            try appointment(.unassigned).applying(.claim(SlotWorld.host(5)), now: early)
        }
    }

    @Test func `claiming moves the copy from the pool to the host, and releasing moves it back`() throws {
        let claim = try appointment(.unassigned).applying(.claim(SlotWorld.host(1)), now: early)
        #expect(claim.removed == [.pool])
        #expect(claim.written == [.host(SlotWorld.host(1))])
        #expect(claim.after.uid == "a@turnus")
        #expect(claim.after.sequence == 1)
        let release = try claim.after.applying(.release, now: early)
        #expect(release.removed == [.host(SlotWorld.host(1))])
        #expect(release.written == [.pool])
        #expect(release.after.sequence == 2)
    }

    @Test func `rfc5546 §3.2.2.1 a move keeps the UID, and whoever loses it reads of the time he had`() throws {
        let before = try appointment(.assigned, host: 1, fixed: [3])
        let move = try before.applying(
            .reschedule(to: SlotWorld.span(700, 730), lasting: before.duration, host: SlotWorld.host(2)), now: early)
        #expect(move.after.uid == before.uid)
        #expect(move.after.sequence == before.sequence + 1)
        #expect(move.removed == [.host(SlotWorld.host(1))])
        let withdrawal = try #require(move.mails.first { $0.kind == .withdrawal })
        #expect(withdrawal.recipient == .host(SlotWorld.host(1)))
        #expect(withdrawal.about == before)
        #expect(move.mails.filter { $0.kind == .change }.map(\.recipient) == [.guest, .host(SlotWorld.host(3))])
        let again = try move.after.applying(
            .reschedule(to: SlotWorld.span(700, 730), lasting: before.duration, host: SlotWorld.host(2)), now: early)
        #expect(!again.isChange)
    }

    @Test func `a booking that waits for approval still does when it moves`() throws {
        let waiting = try appointment(.pending)
        let moved = try waiting.applying(
            .reschedule(to: SlotWorld.span(700, 730), lasting: waiting.duration, host: nil), now: early)
        #expect(moved.after.status == .pending)
        #expect(moved.after.claim?.oneOf.count == 2)
    }

    @Test func `a booking takes time while it stands, with the buffers it was made with`() throws {
        var appointment = try appointment(.assigned, host: 1, fixed: [3])
        appointment.bufferAfter = 900
        let claim = try #require(appointment.claim)
        #expect(claim.hosts == [SlotWorld.host(3), SlotWorld.host(1)])
        #expect(claim.oneOf.isEmpty)
        #expect(claim.bufferAfter == 900)
        #expect(try self.appointment(.cancelled, host: 1).claim == nil)
        #expect(try self.appointment(.unassigned).claim?.oneOf.count == 2)
    }

    @Test func `a conflict is told once, kept while it lasts, and resolved when it is gone`() throws {
        let appointment = try appointment(.assigned, host: 1)
        let conflict = BookingConflict(
            host: SlotWorld.host(1), span: try SlotWorld.span(610, 700), origin: .calendar, since: early)
        let marked = try appointment.applying(.mark([conflict]), now: early)
        #expect(marked.events == [.conflicted])
        #expect(marked.mails.map(\.recipient) == [.host(SlotWorld.host(1))])
        #expect(marked.after.sequence == 0)
        var later = conflict
        later.since = SlotWorld.minute(5)
        #expect(try !marked.after.applying(.mark([later]), now: SlotWorld.minute(5)).isChange)
        #expect(try marked.after.applying(.mark([]), now: early).events == [.conflictResolved])
        var elsewhere = conflict
        elsewhere.host = SlotWorld.host(2)
        #expect(try !appointment.applying(.mark([elsewhere]), now: early).isChange)
    }

    @Test func `no mail follows but to those it concerns`() throws {
        #expect(try appointment(.unassigned).creation.mails.map(\.recipient) == [.guest, .pool])
        #expect(try appointment(.assigned, host: 1).creation.mails.map(\.kind) == [.confirmation, .assignment])
        #expect(try appointment(.pending).creation.mails.map(\.kind) == [.received, .approvalRequest])
        let cancelled = try appointment(.assigned, host: 1).applying(.cancel(by: .guest, reason: nil), now: early)
        #expect(cancelled.mails.map(\.recipient) == [.guest, .host(SlotWorld.host(1))])
        #expect(cancelled.removed == [.host(SlotWorld.host(1))])
    }
}
