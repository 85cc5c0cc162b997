import CalendarModel
import Secrets

/// What a home's sync token remembers of the others' calendars in it: how far each had come, and what was granted.
///
/// They have revisions of their own that no revision of the home counts, and come and go without its owner's doing. A
/// token that names each of them lets the next answer tell exactly which changed and which are gone. Where they are
/// too many to be named, it remembers a digest of them all: while that is the same nothing has changed, and once it is
/// not the token is refused by name, since nobody could say any more what is gone.
enum MountMemory: Hashable, Sendable {
    case each([CalendarID: Stamp])
    case together(digest: String)

    struct Stamp: Hashable, Sendable {
        var revision: Int64
        /// A bit for each privilege in the order of `Privilege.allCases`.
        var privileges: Int64
    }

    static let none = MountMemory.each([:])
    /// How many are named one by one.
    static let limit = 100

    init(_ mounts: [Mount]) {
        var stamps: [CalendarID: Stamp] = [:]
        for mount in mounts { stamps[mount.place.calendar.id] = Stamp(mount) }
        self = .each(stamps)
    }

    /// Nothing for what `text` did not write.
    init?(_ text: some StringProtocol) {
        if text.hasPrefix("d") {
            self = .together(digest: String(text.dropFirst()))
            return
        }
        var stamps: [CalendarID: Stamp] = [:]
        for part in text.split(separator: "-", omittingEmptySubsequences: false) {
            let numbers = part.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
            guard numbers.count == 3, let id = numbers[0], let revision = numbers[1], let privileges = numbers[2]
            else { return nil }
            stamps[CalendarID(rawValue: id)] = Stamp(revision: revision, privileges: privileges)
        }
        guard stamps.count <= Self.limit else { return nil }
        self = .each(stamps)
    }

    /// Empty where there is nothing to remember.
    var text: String {
        switch self {
        case .together(let digest): return "d" + digest
        case .each(let stamps):
            let parts = stamps.sorted { $0.key.rawValue < $1.key.rawValue }.map { id, stamp in
                [id.rawValue, stamp.revision, stamp.privileges].map { String($0, radix: 36) }.joined(separator: ".")
            }
            let whole = parts.joined(separator: "-")
            return parts.count > Self.limit ? "d" + Self.digest(of: whole) : whole
        }
    }

    /// A few characters that change when anything does; empty where there is nothing to remember.
    var tag: String { text.isEmpty ? "" : String(Self.digest(of: text).prefix(16)) }

    private static func digest(of text: String) -> String { String(Digest.sha256Hex(text).prefix(32)) }

    /// What has happened since: the mounts that are not there any more, and those that are new or not what they were.
    /// Nothing where nobody can say.
    func differences(to mounts: [Mount]) -> (gone: [CalendarID], changed: [Mount])? {
        switch self {
        case .together: return MountMemory(mounts).text == text ? ([], []) : nil
        case .each(let stamps):
            let present = Set(mounts.map(\.place.calendar.id))
            return (
                stamps.keys.filter { !present.contains($0) }.sorted { $0.rawValue < $1.rawValue },
                mounts.filter { stamps[$0.place.calendar.id] != Stamp($0) }
            )
        }
    }

    /// The memory of a client that has been told of these as well.
    func told(gone: some Sequence<CalendarID>, changed: some Sequence<Mount>) -> MountMemory {
        guard case .each(var stamps) = self else { return self }
        for id in gone { stamps[id] = nil }
        for mount in changed { stamps[mount.place.calendar.id] = Stamp(mount) }
        return .each(stamps)
    }
}

extension MountMemory.Stamp {
    init(_ mount: Mount) {
        var bits: Int64 = 0
        for (index, privilege) in Privilege.allCases.enumerated() where mount.privileges.contains(privilege) {
            bits |= 1 << Int64(index)
        }
        self.init(revision: mount.place.calendar.revision, privileges: bits)
    }
}
