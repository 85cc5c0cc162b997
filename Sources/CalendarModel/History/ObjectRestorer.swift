public import Chronology
public import ICalendar

/// Brings back what objects were, through the writer that everybody uses: so every client hears of it by its next sync.
public struct ObjectRestorer: Sendable {
    public typealias Keeper = RevisionKeeping & CalendarReading & CalendarWriting

    private let store: any Keeper
    private let resolver: ZoneResolver
    private let author: Author

    public init(store: any Keeper, resolver: ZoneResolver, author: Author) {
        self.store = store
        self.resolver = resolver
        self.author = author
    }

    /// Makes an object what it was in `revision`; what it is now becomes a revision itself.
    ///
    /// What was deleted comes back only where its UID is free: whatever has the UID now was made since, on purpose.
    public func restore(
        _ revision: ObjectRevision, at now: Instant
    ) async throws(RestoreRefusal) -> ObjectOutcome {
        let prepared = try await prepare(revision, at: now)
        let change: ObjectChange
        do throws(CalendarStoreError) {
            let present = try await store.object(uid: revision.uid, in: revision.calendar)
            if let present, revision.ending == .deleted { throw .uidTaken(by: present.name) }
            change = ObjectChange(
                name: present?.name ?? revision.name, action: .put(prepared),
                precondition: present.map { .matches($0.entityTag) } ?? .isAbsent)
            let outcomes = try await store.apply([change], to: revision.calendar, by: author, at: now)
            guard let outcome = outcomes.first else { throw .noSuchObject }
            return outcome
        } catch {
            throw RestoreRefusal(error, of: revision)
        }
    }

    /// What became of a burst: how many objects are back, and which are not.
    public struct BurstRestoration: Sendable {
        public var restored = 0
        public var refused: [(revision: ObjectRevision, refusal: RestoreRefusal)] = []
    }

    /// Brings back everything that a burst of deletions took, and releases it.
    ///
    /// Those that are refused stay what they are, revisions, and are forgotten when their time has come.
    public func restore(_ burst: DeletionBurst, at now: Instant) async throws(RestoreRefusal) -> BurstRestoration {
        var restoration = BurstRestoration()
        do throws(CalendarStoreError) {
            var seen: Set<String> = []
            // The newest of each: one that was deleted twice in the burst was made again in between.
            let revisions = try await store.revisions(of: burst.id).filter { seen.insert($0.uid).inserted }
            for start in stride(from: 0, to: revisions.count, by: Self.batch) {
                let some = Array(revisions[start..<min(start + Self.batch, revisions.count)])
                try await restore(some, in: burst.calendar, at: now, &restoration)
            }
            try await store.releaseBurst(burst.id)
        } catch {
            throw .store(error)
        }
        return restoration
    }

    /// How many letters are in memory at a time.
    private static let batch = 500

    private func restore(
        _ revisions: [ObjectRevision], in calendar: CalendarID, at now: Instant,
        _ restoration: inout BurstRestoration
    ) async throws(CalendarStoreError) {
        var readable: [ObjectRevision] = []
        var changes: [ObjectChange] = []
        for revision in revisions {
            do throws(RestoreRefusal) {
                let prepared = try await prepare(revision, at: now)
                changes.append(ObjectChange(name: revision.name, action: .put(prepared), precondition: .isAbsent))
                readable.append(revision)
            } catch {
                restoration.refused.append((revision, error))
            }
        }
        let outcomes = try await store.applyEach(changes, to: calendar, by: author, at: now)
        for (revision, outcome) in zip(readable, outcomes) {
            switch outcome {
            case .success: restoration.restored += 1
            // It has been brought back, or put back by its client, already.
            case .failure(.alreadyExists(revision.entityTag)): break
            case .failure(let error):
                let holder = try await store.object(uid: revision.uid, in: calendar)
                let refusal = holder.map { .uidTaken(by: $0.name) } ?? RestoreRefusal(error, of: revision)
                restoration.refused.append((revision, refusal))
            }
        }
    }

    private func prepare(
        _ revision: ObjectRevision, at now: Instant
    ) async throws(RestoreRefusal) -> PreparedObject {
        let octets: [UInt8]?
        do {
            octets = try await store.octets(of: revision.id)
        } catch {
            throw .store(error)
        }
        guard let octets else { throw .forgotten }
        do throws(ICalendarError) {
            let document = try LetterDocument(reading: octets, limits: .object)
            guard let calendar = document.calendars.first else { throw .notACalendar }
            let object = try CalendarObject(interpreting: calendar, resolver: resolver)
            return try PreparedObject(octets: octets, object: object, now: now)
        } catch {
            throw .unreadable(error)
        }
    }
}

/// Why something could not be brought back.
public enum RestoreRefusal: Error, Hashable, Sendable {
    /// The revision has been forgotten meanwhile.
    case forgotten
    /// An object of this name has its UID again.
    case uidTaken(by: String)
    /// Another object has its name.
    case nameTaken(String)
    /// Somebody wrote to the object at the same time.
    case changedMeanwhile
    case unreadable(ICalendarError)
    case store(CalendarStoreError)

    init(_ error: CalendarStoreError, of revision: ObjectRevision) {
        switch error {
        case .uidTaken(let name): self = .uidTaken(by: name)
        case .alreadyExists: self = .nameTaken(revision.name)
        case .changedSince: self = .changedMeanwhile
        case .noSuchPrincipal, .noSuchCalendar, .noSuchObject, .noSuchFeedLink, .noSuchCredential, .noSuchToken,
            .noSuchFile, .noParent, .notAFile, .notWritable, .overQuota, .nameTaken, .forgotten, .newerSchema, .busy,
            .full,
            .notPermitted, .unavailable:
            self = .store(error)
        }
    }
}
