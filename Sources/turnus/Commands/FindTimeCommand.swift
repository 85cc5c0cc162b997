import ArgumentParser
import CalendarModel
import Chronology
import Failures
import ICalendar
import JSONAPI
import Scheduling
import Server
import Storage

/// `turnus find-time NAME… --duration 1h`
struct FindTimeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find-time", abstract: "When people can meet: the best times first, each with its reason.",
        discussion: """
            Everybody named must be free; of those named with --optional as many as can. Within the buffers nobody has \
            another appointment. Preferred hours are read in each person's own zone. A reason is a sentence; its language \
            is chosen with --language.

            Examples:
              turnus find-time anna ben --duration 1h
              turnus find-time anna ben --optional carla --duration 45m --from 2026-12-01T00:00:00Z \\
                --to 2026-12-08T00:00:00Z --hours "mon-fri 09:00-12:00" --buffer-before 15m --time-zone Europe/Berlin
            """)

    @Argument(help: "Who must be there.")
    var names: [ResourceName]

    @Option(help: .init("Who may be missing; may be given several times.", valueName: "NAME"))
    var optional: [ResourceName] = []

    @Option(help: .init("How long, such as 45m or 1h30m.", valueName: "DURATION"))
    var duration: DurationArgument

    @Option(help: .init("Not before (RFC 3339); without it, now.", valueName: "INSTANT"))
    var from: InstantArgument?

    @Option(help: .init("Over by then (RFC 3339); without it, a week after --from.", valueName: "INSTANT"))
    var to: InstantArgument?

    @Option(help: .init("No other appointment for so long before.", valueName: "DURATION"))
    var bufferBefore: DurationArgument?

    @Option(help: .init("No other appointment for so long after.", valueName: "DURATION"))
    var bufferAfter: DurationArgument?

    @Option(help: .init("Begin at multiples of this (default: 15m).", valueName: "DURATION"))
    var interval: DurationArgument?

    @Option(help: .init("Rather then: \"mon-fri 09:00-12:00\"; may be given several times.", valueName: "HOURS"))
    var hours: [HoursArgument] = []

    @Option(
        help: .init("The zone of the times that are shown (default: that of who is named first).", valueName: "ZONE"))
    var timeZone: String?

    @Option(help: .init("How many proposals at most.", valueName: "NUMBER"))
    var limit = 10

    @Option(
        help: .init("de or en, for the reasons.", valueName: "LANGUAGE"), transform: Language.read)
    var language: Language = .english

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !names.isEmpty, names.count + optional.count <= 100 else {
            throw ValidationError("name one to 100 people")
        }
        guard Set(names + optional).count == names.count + optional.count else {
            throw ValidationError("name everybody once")
        }
        guard duration.seconds > 0 else { throw ValidationError("--duration is more than nothing") }
        guard (1...50).contains(limit) else { throw ValidationError("--limit is 1 to 50") }
        if let interval, !(60...86_400).contains(interval.seconds) {
            throw ValidationError("--interval is a minute to a day")
        }
    }

    func run() async throws {
        let start = from?.instant ?? SystemClock().now
        guard let window = Span(from: start, to: to?.instant ?? start.advanced(bySeconds: 7 * 86_400)),
            window.seconds <= 400 * 86_400
        else { throw ValidationError("--to comes after --from, by at most 400 days") }
        let catalog = ZoneCatalog()
        let named = try timeZone.map { name in
            guard let zone = catalog.zone(named: name) else { throw ValidationError("there is no time zone \(name)") }
            return zone
        }
        let store = try await storeOptions.settings().openStore()
        var people: [Principal] = []
        for name in names + optional { people.append(try await store.owner(named: name)) }
        let service = store.freeBusy(by: ZoneResolver(catalog: catalog))
        let question: TimeQuestion
        do {
            question = try await self.question(window, of: people, service, in: named)
        } catch {
            throw CommandFailure(error)
        }
        await store.close()
        let phrases = FindTimePhrases(names: people.map(\.name.value), language: language)
        for (index, proposal) in question.proposals().enumerated() {
            show(proposal, rank: index + 1, phrases, question.zone)
        }
    }

    private func question(
        _ window: Span, of people: [Principal], _ service: FreeBusyService, in named: Zone?
    ) async throws(CalendarStoreError) -> TimeQuestion {
        let sights = try await service.wholeSight(of: people)
        let homes = sights.map { service.zone(ofOwner: $0.calendars) }
        var question = TimeQuestion(
            window: window, duration: duration.duration, bufferBefore: bufferBefore?.seconds ?? 0,
            bufferAfter: bufferAfter?.seconds ?? 0, interval: interval?.seconds ?? 900,
            zone: named ?? homes.first ?? .utc, people: [], limit: limit)
        let known = question.known
        let times = try await service.busyTime(of: sights, during: known, floatingIn: named)
        question.people = times.indices.map { index in
            Attendee(
                isRequired: index < names.count, busy: times[index],
                preferred: hours.isEmpty
                    ? nil : WeeklyHours(hours.map(\.block), in: homes[index]).spans(during: known))
        }
        return question
    }

    private func show(_ proposal: TimeProposal, rank: Int, _ phrases: FindTimePhrases, _ zone: Zone) {
        let start = proposal.span.start.rfc3339(in: zone)
        let end = proposal.span.end.rfc3339(in: zone)
        let reason = phrases.reason(for: proposal)
        output.print(
            line: ["\(rank)", start, end, reason],
            .object([
                ("rank", .number(Int64(rank))), ("start", .string(start)), ("end", .string(end)),
                ("missing", .array(proposal.missing.map { .string(phrases.names[$0]) })),
                ("unknown", .array(proposal.unknown.map { .string(phrases.names[$0]) })),
                ("score", .number(Int64(proposal.score))), ("reason", .string(reason)),
            ]))
    }
}

extension Language {
    /// As the command line names it.
    @Sendable fileprivate static func read(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text) else { throw ValidationError("--language is de or en") }
        return language
    }
}
