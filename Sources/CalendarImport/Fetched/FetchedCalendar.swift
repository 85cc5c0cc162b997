public import CalendarModel
public import Chronology
public import ICalendar

/// A calendar text that was fetched from elsewhere, as objects that can be written. Pure: the same octets give the same
/// objects for ever.
public struct FetchedCalendar: Sendable {
    /// One object of it, with what it says.
    public struct Object: Sendable {
        /// Made of the UID.
        public let name: String
        public let prepared: PreparedObject
        public let meaning: ObjectMeaning
    }

    /// Those that can be written, in the order of the text.
    public private(set) var objects: [Object] = []
    /// Names of objects that are in the text and cannot be read: they are not gone.
    public private(set) var unreadable: Set<String> = []
    /// What could not be read, and why.
    public private(set) var refusals: [ImportRefusal] = []
    /// How often the text says that it should be fetched, in seconds (RFC 7986 §5.7, and Microsoft's X-PUBLISHED-TTL).
    public let refreshSeconds: Int64?

    /// Reads all of it. A text that ends before its end is refused as a whole: what is missing is not gone.
    public init(
        _ octets: [UInt8], kinds: Set<ComponentKind>, resolver: ZoneResolver, limits: ImportLimits = .standard,
        now: Instant
    ) throws(ICalendarError) {
        let file = try ImportFile(name: "", content: FileContent(octets), limits: limits.file)
        guard !file.isCutOff else { throw .truncated(line: 0) }
        refreshSeconds = Self.seconds(file.header("REFRESH-INTERVAL") ?? file.header("X-PUBLISHED-TTL"))
        let maker = ObjectMaker(file: file, resolver: resolver, limits: limits, now: now)
        for entry in ObjectGroups(of: file).entries {
            switch entry {
            case .refused(_, let refusal): refusals.append(refusal)
            case .object(let group): take(maker.make(group), of: group, kinds: kinds)
            }
        }
    }

    private mutating func take(_ result: ObjectMaker.Result, of group: ObjectGroup, kinds: Set<ComponentKind>) {
        let name = ObjectName.name(ofUID: group.uid)
        refusals += result.refusals.map(\.refusal)
        guard let made = result.made else {
            unreadable.insert(name)
            return
        }
        guard kinds.contains(made.prepared.object.kind) else { return }
        objects.append(
            Object(name: name, prepared: made.prepared, meaning: ObjectMeaning(made.text.components)))
    }

    /// Some write `VALUE=DURATION:PT1H` where the value begins.
    private static func seconds(_ text: String?) -> Int64? {
        guard let value = text?.split(separator: ":").last else { return nil }
        do {
            let duration = try CalendarDuration(parsing: String(value))
            let seconds = Int64(duration.days) * 86_400 + duration.seconds
            return seconds > 0 ? seconds : nil
        } catch {
            // A wish that nobody can read is none.
            return nil
        }
    }
}
