import CalendarModel
import Chronology
import ICalendar

/// The calendars that an import writes to, made as they are needed.
struct TargetCalendars {
    struct Calendar {
        var name: ResourceName
        /// Nothing where a dry run would have made it.
        var id: CalendarID?
        var displayName: String
        var kinds: Set<ComponentKind>
        /// Nothing is in it, so nothing needs to be looked for.
        var isEmpty: Bool
        var isNew: Bool

        func mapping(of file: ImportFile) -> CalendarMapping {
            CalendarMapping(file: file.name, calendar: name, displayName: displayName, isNew: isNew)
        }
    }

    let owner: PrincipalID
    private let targetName: ResourceName
    private let now: Instant
    private let isDryRun: Bool
    private var calendars: [ResourceName: Calendar] = [:]
    /// Calendars that a file of an archive went to: no other file goes there.
    private var taken: Set<ResourceName> = []

    init(
        _ target: ImportTarget, store: any CalendarReading & CalendarWriting, at now: Instant, isDryRun: Bool
    ) async throws(ImportError) {
        self.owner = target.owner
        self.targetName = target.calendar
        self.now = now
        self.isDryRun = isDryRun
        do {
            for calendar in try await store.calendars(of: target.owner) {
                calendars[calendar.name] = Calendar(
                    name: calendar.name, id: calendar.id, displayName: calendar.properties.displayName,
                    kinds: calendar.properties.kinds, isEmpty: calendar.objectCount == 0, isNew: false)
            }
        } catch {
            throw .store(error)
        }
        guard calendars[target.calendar] != nil else { throw .noSuchCalendar(target.calendar) }
    }

    /// The calendar that was named.
    var target: Calendar {
        calendars[targetName]
            ?? Calendar(name: targetName, id: nil, displayName: "", kinds: [], isEmpty: true, isNew: false)
    }

    /// From now on something is in it.
    mutating func noteWrite(to name: ResourceName) {
        calendars[name]?.isEmpty = false
        calendars[name]?.isNew = false
    }

    /// The calendar for a file of an archive: one of the same owner that is called as the file is, or a new one. The
    /// same archive goes to the same calendars when it is imported again.
    mutating func calendar(
        for file: ImportFile, catalog: ZoneCatalog, store: any CalendarReading & CalendarWriting
    ) async throws(ImportError) -> Calendar {
        let displayName = CalendarNaming.displayName(of: file)
        let slug = CalendarNaming.slug(displayName)
        for number in 1...9999 {
            guard let name = CalendarNaming.name(slug, number), !taken.contains(name) else { continue }
            if let known = calendars[name] {
                guard known.displayName == displayName else { continue }
                taken.insert(name)
                return known
            }
            let properties = CalendarProperties(of: file, displayName: displayName, catalog: catalog)
            guard let made = try await add(name, properties, store: store) else { continue }
            calendars[name] = made
            taken.insert(name)
            return made
        }
        throw .store(.nameTaken(slug))
    }

    /// Nothing where somebody else has just made a calendar of this name.
    private func add(
        _ name: ResourceName, _ properties: CalendarProperties, store: any CalendarReading & CalendarWriting
    ) async throws(ImportError) -> Calendar? {
        var id: CalendarID?
        if !isDryRun {
            do {
                id = try await store.addCalendar(
                    named: name, of: owner, properties: properties, dead: [], at: now
                ).id
            } catch .nameTaken {
                return nil
            } catch {
                throw .store(error)
            }
        }
        return Calendar(
            name: name, id: id, displayName: properties.displayName, kinds: properties.kinds, isEmpty: true,
            isNew: true)
    }
}
