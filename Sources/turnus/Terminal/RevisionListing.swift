import CalendarModel
import Chronology

/// A revision as the list of them tells it.
struct RevisionListing {
    private let revision: ObjectRevision
    private let who: String

    init(_ revision: ObjectRevision, names: [PrincipalID: String]) {
        self.revision = revision
        who = revision.author.principal.map { names[$0] ?? "#\($0.rawValue)" } ?? "turnus"
    }

    private var ending: String {
        switch revision.ending {
        case .changed: "changed"
        case .deleted: "deleted"
        }
    }

    var columns: [String] {
        [
            "\(revision.id.rawValue)", revision.ended.rfc3339, ending, who, revision.author.agent, revision.name,
            revision.uid, revision.burst == nil ? "" : "held",
        ]
    }

    var json: JSONText {
        .object([
            ("revision", .number(revision.id.rawValue)), ("uid", .string(revision.uid)),
            ("name", .string(revision.name)), ("octets", .number(Int64(revision.octetCount))),
            ("stored", .string(revision.modified.rfc3339)), ("ended", .string(revision.ended.rfc3339)),
            ("ending", .string(ending)), ("by", .string(who)), ("client", .string(revision.author.agent)),
            ("held", .bool(revision.burst != nil)),
        ])
    }
}
