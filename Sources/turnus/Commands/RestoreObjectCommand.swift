import ArgumentParser
import CalendarModel
import Chronology
import ICalendar
import Server
import Storage

struct RestoreObjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore-object", abstract: "Bring back what was changed or deleted in a calendar.",
        discussion: """
            What an object was is kept for history.days (30) after it was changed or deleted. What is brought back is \
            written as any client writes, so all programmes show it after their next sync, and what was there before \
            becomes a revision itself.

            Examples:
              turnus restore-object anna/work --list                     # the newest first
              turnus restore-object anna/work --list 4711@example.org
              turnus restore-object anna/work 4711@example.org           # as it was before its last change
              turnus restore-object anna/work --revision 812
              turnus restore-object anna/work 4711.ics --at 2026-01-05T08:00:00Z
              turnus restore-object anna/work --burst                    # all that one client has wiped out
            """)

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @Argument(help: .init("The object: its UID, or the last part of its address.", valueName: "UID|NAME"))
    var object: String?

    @Flag(help: "List what could be brought back, with who ended it, when, and by what client.")
    var list = false

    @Option(help: .init("This one of the list.", valueName: "N"))
    var revision: Int64?

    @Option(help: .init("As it was at this moment, for example 2026-01-05T08:00:00Z.", valueName: "INSTANT"))
    var at: InstantArgument?

    @Flag(help: "Everything that was deleted when a client deleted much of the calendar.")
    var burst = false

    @Flag(help: "Nothing; but what is held since then may be forgotten as other revisions are.")
    var release = false

    @Option(help: .init("List at most so many.", valueName: "N"))
    var limit = 200

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let ways = [list, revision != nil, at != nil, burst, release].filter { $0 }.count
        guard ways <= 1 else {
            throw ValidationError("--list, --revision, --at, --burst and --release exclude one another")
        }
        if ways == 0 || at != nil, object == nil {
            throw ValidationError("name the object by UID or name, or say --list, --revision N or --burst")
        }
        if burst || release || revision != nil, object != nil {
            throw ValidationError("--revision, --burst and --release need no object")
        }
    }

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let calendar = try await path.find(in: store).calendar
        do {
            if list {
                try await tellRevisions(of: calendar.id, store)
            } else if burst || release {
                try await endBurst(in: calendar.id, store)
            } else {
                try await restoreOne(in: calendar.id, store)
            }
        } catch let error as CalendarStoreError {
            throw CommandFailure(error, about: "\(path)")
        }
        await store.close()
    }

    private func restorer(_ store: Store) -> ObjectRestorer {
        ObjectRestorer(
            store: store, resolver: ZoneResolver(catalog: ZoneCatalog()),
            author: Author(principal: nil, agent: "turnus restore-object"))
    }

    private func restoreOne(in calendar: CalendarID, _ store: Store) async throws {
        let wanted = try await chosen(in: calendar, store)
        do {
            let outcome = try await restorer(store).restore(wanted, at: SystemClock().now)
            let isSame = if case .unchanged = outcome { true } else { false }
            output.print(
                line: [
                    "\(wanted.uid): \(isSame ? "is already" : "is again") what it was from "
                        + "\(wanted.modified.rfc3339) until \(wanted.ended.rfc3339)"
                ],
                .object([
                    ("uid", .string(wanted.uid)), ("revision", .number(wanted.id.rawValue)),
                    ("changed", .bool(!isSame)),
                ]))
        } catch {
            throw CommandFailure(error, of: wanted, in: path)
        }
    }

    private func chosen(in calendar: CalendarID, _ store: Store) async throws -> ObjectRevision {
        if let revision {
            guard let found = try await store.revision(ObjectRevisionID(rawValue: revision)),
                found.calendar == calendar
            else {
                throw CommandFailure("\(path) has no revision \(revision): see turnus restore-object \(path) --list")
            }
            return found
        }
        let found = try await revisions(of: calendar, store, limit: .max)
        guard let at = at?.instant else {
            guard let newest = found.first else { throw CommandFailure(nothingOf: object ?? "", in: path) }
            return newest
        }
        guard let then = found.first(where: { $0.modified <= at && at < $0.ended }) else {
            throw CommandFailure(
                """
                nothing is kept of what \(object ?? "it") was at \(at.rfc3339): it was not there, has not changed \
                since, or that was too long ago; see turnus restore-object \(path) --list \(object ?? "")
                """)
        }
        return then
    }

    /// By UID, else by name; of the whole calendar where none is named.
    private func revisions(
        of calendar: CalendarID, _ store: Store, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectRevision] {
        let limit = min(limit, Int(Int32.max))
        let found = try await store.revisions(in: calendar, uid: object, limit: limit)
        guard found.isEmpty, let object else { return found }
        return try await store.revisions(in: calendar, named: object, limit: limit)
    }

    private func tellRevisions(of calendar: CalendarID, _ store: Store) async throws {
        let found = try await revisions(of: calendar, store, limit: limit)
        let people = try await store.principals()
        let names = Dictionary(people.map { ($0.id, $0.name.value) }, uniquingKeysWith: { first, _ in first })
        for revision in found {
            let listing = RevisionListing(revision, names: names)
            output.print(line: listing.columns, listing.json)
        }
    }

    private func endBurst(in calendar: CalendarID, _ store: Store) async throws {
        guard let burst = try await store.bursts(in: calendar).first else {
            throw CommandFailure("nothing is held in \(path): see turnus restore-object \(path) --list")
        }
        guard !release else { return try await store.releaseBurst(burst.id) }
        do {
            let outcome = try await restorer(store).restore(burst, at: SystemClock().now)
            for (revision, refusal) in outcome.refused {
                let reason = CommandFailure(refusal, of: revision, in: path).description
                output.print(
                    line: [reason], .object([("uid", .string(revision.uid)), ("refused", .string(reason))]))
            }
            output.print(
                line: ["\(outcome.restored) objects are back"],
                .object([
                    ("restored", .number(Int64(outcome.restored))), ("refused", .number(Int64(outcome.refused.count))),
                ]))
            if outcome.restored == 0, !outcome.refused.isEmpty { throw ExitCode(1) }
        } catch let refusal as RestoreRefusal {
            guard case .store(let error) = refusal else { throw CommandFailure("\(refusal)") }
            throw error
        }
    }
}

/// A moment as it is written on the command line (RFC 3339).
struct InstantArgument: ExpressibleByArgument, Hashable {
    let instant: Instant

    init?(argument: String) {
        guard let instant = Instant(rfc3339: argument) else { return nil }
        self.instant = instant
    }
}

extension CommandFailure {
    fileprivate init(nothingOf object: String, in path: CalendarPath) {
        self.init(
            """
            nothing is kept of \(object) in \(path): it was never changed there, or that was too long ago; see \
            turnus restore-object \(path) --list
            """)
    }

    /// The cause and the cure.
    init(_ refusal: RestoreRefusal, of revision: ObjectRevision, in path: CalendarPath) {
        let number = revision.id.rawValue
        switch refusal {
        case .forgotten: self.init(nothingOf: revision.uid, in: path)
        case .uidTaken(let name):
            self.init(
                """
                \(revision.uid) is in \(path) again, as \(name): delete that one first, then bring this back with \
                turnus restore-object \(path) --revision \(number)
                """)
        case .nameTaken(let name):
            self.init(
                """
                another object of \(path) is called \(name) now: delete or move that one first, then bring this back \
                with turnus restore-object \(path) --revision \(number)
                """)
        case .changedMeanwhile: self.init(CalendarStoreError.changedSince(nil), about: revision.uid)
        case .unreadable(let error):
            self.init("revision \(number) of \(revision.uid) cannot be read any more (\(error)); take an older one")
        case .store(let error): self.init(error, about: "\(path)")
        }
    }
}
