import CalendarModel
import Chronology
import ICalendar
import Synchronization

/// Calendars in memory, with as much of the ports as an import uses.
final class MemoryStore: CalendarReading, CalendarWriting, Sendable {
    struct State {
        var calendars: [CalendarCollection] = []
        var objects: [CalendarID: [String: StoredObject]] = [:]
        /// How many objects each commit had.
        var commits: [Int] = []
        /// Done before the next commit, once: somebody else writes.
        var beforeCommit: (@Sendable (inout State) -> Void)?
        var failure: CalendarStoreError?
    }

    static let owner = PrincipalID(rawValue: 1)
    let state = Mutex(State())

    init(calendars: String...) {
        state.withLock { state in
            for name in calendars {
                if let name = ResourceName(name) {
                    _ = MemoryStore.add(name, CalendarProperties(displayName: ""), &state)
                }
            }
        }
    }

    /// The texts in a calendar, by the names of the objects.
    func texts(in calendar: String) -> [String: String] {
        state.withLock { state in
            guard let found = state.calendars.first(where: { $0.name.value == calendar }) else { return [:] }
            return (state.objects[found.id] ?? [:]).mapValues { String(decoding: $0.octets, as: UTF8.self) }
        }
    }

    /// The one text in a calendar.
    func text(in calendar: String) -> String? {
        let texts = texts(in: calendar)
        return texts.count == 1 ? texts.first?.value : nil
    }

    private static func add(
        _ name: ResourceName, _ properties: CalendarProperties, _ state: inout State
    ) -> CalendarCollection {
        let id = CalendarID(rawValue: Int64(state.calendars.count + 1))
        let calendar = CalendarCollection(
            id: id, owner: owner, name: name, properties: properties, revision: 0, journalStart: 0, syncKey: "k",
            objectCount: 0, created: Instant(secondsSinceEpoch: 0), modified: Instant(secondsSinceEpoch: 0))
        state.calendars.append(calendar)
        return calendar
    }

    static func put(
        _ name: String, _ prepared: PreparedObject, in calendar: CalendarID, _ state: inout State
    ) {
        let tag = EntityTag(String(prepared.octets.hashValue))
        state.objects[calendar, default: [:]][name] = StoredObject(
            id: ObjectID(rawValue: 1), calendar: calendar, name: name, uid: prepared.object.uid,
            kind: prepared.object.kind, octets: prepared.octets, entityTag: tag,
            created: Instant(secondsSinceEpoch: 0), modified: Instant(secondsSinceEpoch: 0))
        if let index = state.calendars.firstIndex(where: { $0.id == calendar }) {
            state.calendars[index].objectCount = state.objects[calendar]?.count ?? 0
        }
    }

    func calendars(of owner: PrincipalID) async throws(CalendarStoreError) -> [CalendarCollection] {
        state.withLock { $0.calendars }
    }

    func calendar(
        named name: ResourceName, of owner: PrincipalID
    ) async throws(CalendarStoreError) -> CalendarCollection? {
        state.withLock { $0.calendars.first { $0.name == name } }
    }

    func calendars(_ ids: [CalendarID]) async throws(CalendarStoreError) -> [CalendarCollection] {
        state.withLock { state in state.calendars.filter { ids.contains($0.id) } }
    }

    func object(named name: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        state.withLock { $0.objects[calendar]?[name] }
    }

    func object(uid: String, in calendar: CalendarID) async throws(CalendarStoreError) -> StoredObject? {
        state.withLock { $0.objects[calendar]?.values.first { $0.uid == uid } }
    }

    func scan(
        _ calendars: [CalendarID], _ visit: @escaping @Sendable (StoredObject) throws -> Void
    ) async throws -> [CalendarCollection] {
        try await self.calendars(calendars)
    }

    func occurrences(
        in calendars: [CalendarID], during span: Chronology.Span, floatingIn zone: Zone
    ) async throws(CalendarStoreError) -> [FoundOccurrence] {
        []
    }

    func changes(
        in calendar: CalendarID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [Change] {
        []
    }

    func addCalendar(
        named name: ResourceName, of owner: PrincipalID, properties: CalendarProperties, dead: [DeadProperty],
        at now: Instant
    ) async throws(CalendarStoreError) -> CalendarCollection {
        let calendar = state.withLock { state -> CalendarCollection? in
            guard !state.calendars.contains(where: { $0.name == name }) else { return nil }
            return MemoryStore.add(name, properties, &state)
        }
        guard let calendar else { throw .nameTaken(name.value) }
        return calendar
    }

    func setProperties(
        _ properties: CalendarProperties, dead: [DeadPropertyChange], of calendar: CalendarID, at now: Instant
    ) async throws(CalendarStoreError) {}

    func removeCalendar(_ id: CalendarID, at now: Instant) async throws(CalendarStoreError) {}

    func moveCalendar(
        _ id: CalendarID, to name: ResourceName, of owner: PrincipalID, replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError) {}

    func copyCalendar(
        _ id: CalendarID, to name: ResourceName, of owner: PrincipalID, isDeep: Bool, replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError) {}

    func transfer(
        _ transfer: ObjectTransfer, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> ObjectOutcome {
        throw .unavailable(reason: "not used by an import")
    }

    func apply(
        _ changes: [ObjectChange], to calendar: CalendarID, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> [ObjectOutcome] {
        throw .unavailable(reason: "not used by an import")
    }

    func applyEach(
        _ changes: [ObjectChange], to calendar: CalendarID, by author: Author, at now: Instant
    ) async throws(CalendarStoreError) -> [Result<ObjectOutcome, CalendarStoreError>] {
        let results = state.withLock {
            state -> Result<[Result<ObjectOutcome, CalendarStoreError>], CalendarStoreError> in
            if let failure = state.failure { return .failure(failure) }
            let before = state.beforeCommit
            state.beforeCommit = nil
            before?(&state)
            state.commits.append(changes.count)
            return .success(changes.map { MemoryStore.apply($0, to: calendar, &state) })
        }
        return try results.get()
    }

    private static func apply(
        _ change: ObjectChange, to calendar: CalendarID, _ state: inout State
    ) -> Result<ObjectOutcome, CalendarStoreError> {
        guard case .put(let prepared) = change.action else { return .failure(.noSuchObject) }
        let present = state.objects[calendar]?[change.name]
        switch change.precondition {
        case .isAbsent:
            if let present { return .failure(.alreadyExists(present.entityTag)) }
        case .matches(let tag):
            guard present?.entityTag == tag else { return .failure(.changedSince(present?.entityTag)) }
        case .none, .exists: break
        }
        put(change.name, prepared, in: calendar, &state)
        let tag = EntityTag(String(prepared.octets.hashValue))
        return .success(present == nil ? .created(tag) : .updated(tag))
    }
}
