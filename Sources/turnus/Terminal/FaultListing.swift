import CalendarModel
import Storage

/// How `turnus check` tells of a fault.
struct FaultListing {
    /// A short name that stays the same, for scripts.
    let kind: String
    let sentence: String
    private let members: [(String, JSONText)]

    init(_ fault: StoreFault) {
        switch fault {
        case .objectCount(let calendar, let kept, let found):
            kind = "object-count"
            sentence = "calendar \(calendar.rawValue) says that it has \(kept) objects and has \(found)"
            members = [
                ("calendar", .number(calendar.rawValue)), ("kept", .number(kept)), ("found", .number(found)),
            ]
        case .journal(let calendar, let revision, let rows):
            kind = "journal"
            sentence = "calendar \(calendar.rawValue) is at revision \(revision) and its journal has \(rows) of them"
            members = [
                ("calendar", .number(calendar.rawValue)), ("revision", .number(revision)), ("rows", .number(rows)),
            ]
        case .letter(let object):
            kind = "letter"
            sentence = "object \(object.rawValue) is not what its entity tag was made of: restore it from a backup"
            members = [("object", .number(object.rawValue))]
        case .orphans(let count):
            kind = "orphans"
            sentence = "\(count) occurrences in the index belong to no object"
            members = [("count", .number(count))]
        }
    }

    var json: JSONText {
        .object([("fault", .string(kind))] + members + [("text", .string(sentence))])
    }
}
