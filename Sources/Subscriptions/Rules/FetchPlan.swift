public import CalendarImport
public import CalendarModel

/// What follows for a calendar from a text that was fetched for it.
public struct FetchPlan: Hashable, Sendable {
    public private(set) var changes: [ObjectChange] = []
    public private(set) var created = 0
    public private(set) var updated = 0
    public private(set) var deleted = 0
    /// Objects that the text lacks and that are kept for now.
    public private(set) var held = 0

    /// What is stored, by its name.
    public typealias Stored = [String: ObjectMeaning]

    /// Writes what is new or says something else, and deletes what the text lacks, unless that is `DeletionDoubt`.
    ///
    /// `heldBefore` is how many fetches in a row have been held already; `isAccepted` is the word of a person.
    public init(from stored: Stored, to fetched: FetchedCalendar, heldBefore: Int, isAccepted: Bool) {
        var missing = Set(stored.keys).subtracting(fetched.unreadable)
        for object in fetched.objects {
            missing.remove(object.name)
            guard let meaning = stored[object.name] else {
                changes.append(ObjectChange(name: object.name, action: .put(object.prepared), precondition: .isAbsent))
                created += 1
                continue
            }
            guard meaning != object.meaning else { continue }
            changes.append(ObjectChange(name: object.name, action: .put(object.prepared), precondition: .exists))
            updated += 1
        }
        let doubt = DeletionDoubt(stored: stored.count, missing: missing.count)
        guard isAccepted || !doubt.holds(after: heldBefore) else {
            held = missing.count
            return
        }
        for name in missing.sorted() {
            changes.append(ObjectChange(name: name, action: .delete, precondition: .exists))
        }
        deleted = missing.count
    }
}

/// Whether a source that has shrunk is believed: what it lacks may be its fault.
public struct DeletionDoubt: Hashable, Sendable {
    public let stored: Int
    public let missing: Int

    /// So many fetches in a row have to lack as much before they are believed.
    public static let confirmations = 3

    /// More than half of the objects at once, which all of them are.
    public var isGrave: Bool { missing * 2 > stored }

    public init(stored: Int, missing: Int) {
        self.stored = stored
        self.missing = missing
    }

    /// Whether nothing is deleted for now, after `held` fetches in a row that were held.
    func holds(after held: Int) -> Bool {
        isGrave && held + 1 < Self.confirmations
    }
}
