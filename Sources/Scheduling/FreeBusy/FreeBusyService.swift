public import CalendarModel
public import Chronology
public import ICalendar

/// What busy time is asked of.
public typealias FreeBusyStore = AccessKeeping & AvailabilityKeeping & BusyReading & PrincipalFinding

/// When people are busy, the same for everybody who asks in whatever way.
///
/// It gives times and nothing else: neither what takes them nor in which calendar it stands.
public struct FreeBusyService: Sendable {
    let store: any FreeBusyStore
    private let resolver: ZoneResolver

    public init(store: any FreeBusyStore, resolver: ZoneResolver) {
        self.store = store
        self.resolver = resolver
    }

    /// What one calendar takes of its owner's time, whether or not it counts elsewhere (RFC 4791 §7.10).
    public func busyTime(
        in calendar: PlacedCalendar, during window: Span
    ) async throws(CalendarStoreError) -> BusyTime {
        let taken = try await store.takenTime(in: [calendar.calendar.id], during: window)
        let zone = self.zone(of: calendar.calendar) ?? .utc
        var sight = BusySight(of: calendar.owner, calendars: [calendar.calendar], isWhole: false)
        sight.calendars[0].properties.isTransparent = false
        return busyTime(sight, taken, nil, during: window, floatingIn: zone)
    }

    /// When each of those seen is busy, in their order. Floating times are where the asker is, or where the one asked
    /// about is.
    public func busyTime(
        of seen: [BusySight], during window: Span, floatingIn zone: Zone? = nil
    ) async throws(CalendarStoreError) -> [BusyTime] {
        let calendars = seen.flatMap { $0.calendars.filter { !$0.properties.isTransparent }.map(\.id) }
        let taken = calendars.isEmpty ? TakenTime() : try await store.takenTime(in: calendars, during: window)
        let whole = seen.filter(\.isWhole).map(\.person.id)
        let availabilities = whole.isEmpty ? [:] : try await store.availabilities(of: whole)
        let parts = taken.parted(by: seen)
        return zip(seen, parts).map { sight, taken in
            busyTime(
                sight, taken, sight.isWhole ? availabilities[sight.person.id] : nil, during: window, floatingIn: zone)
        }
    }

    private func busyTime(
        _ sight: BusySight, _ taken: TakenTime, _ availability: [UInt8]?, during window: Span, floatingIn asker: Zone?
    ) -> BusyTime {
        let home = zone(ofOwner: sight.calendars)
        var zones: [CalendarID: ReadingZones] = [:]
        for calendar in sight.calendars where !calendar.properties.isTransparent {
            let own = zone(of: calendar) ?? home
            zones[calendar.id] = ReadingZones(days: own, floating: asker ?? own)
        }
        var fold = BusyFold(of: sight.person.calendarAddresses, during: window)
        fold.add(taken, in: zones)
        let letters = taken.availabilities.values.flatMap(\.self) + (availability.map { [$0] } ?? [])
        guard !letters.isEmpty else { return fold.busyTime }
        let objects = letters.flatMap { letter -> [CalendarObject] in
            do {
                return try AvailabilityDocument(reading: letter, resolver: resolver).objects
            } catch {
                // One that can no longer be read says nothing, and keeps nobody from the calendars.
                return []
            }
        }
        return fold.busyTime.union(
            BusyTime(unavailabilityIn: objects, during: window, zones: ReadingZones(home)))
    }

    /// The zone in which somebody lives: of the calendar that everybody has, else of the first that has one.
    public func zone(ofOwner calendars: [CalendarCollection]) -> Zone {
        let first = calendars.first { $0.name.value == "calendar" }
        return first.flatMap { zone(of: $0) } ?? calendars.lazy.compactMap { zone(of: $0) }.first ?? .utc
    }

    private func zone(of calendar: CalendarCollection) -> Zone? {
        calendar.properties.zone.flatMap { resolver.zone(tzid: $0, definition: nil) }
    }
}

extension Principal {
    /// Everything that an invitation may call them by: their addresses, and their place here (RFC 6638 §2.4.1).
    var calendarAddresses: [String] {
        let collection =
            switch kind {
            case .user: "users"
            case .team: "teams"
            case .resource: "resources"
            }
        return addresses + ["/dav/principals/\(collection)/\(name.value)/"]
    }
}

extension TakenTime {
    /// What of it belongs to each of those seen, by their calendars.
    fileprivate func parted(by seen: [BusySight]) -> [TakenTime] {
        guard seen.count != 1 else { return [self] }
        var owners: [CalendarID: Int] = [:]
        for (index, sight) in seen.enumerated() {
            for calendar in sight.calendars { owners[calendar.id] = index }
        }
        var parts = seen.map { _ in TakenTime(answers: answers) }
        for occurrence in occurrences {
            if let owner = owners[occurrence.calendar] { parts[owner].occurrences.append(occurrence) }
        }
        for (calendar, letters) in availabilities {
            if let owner = owners[calendar] { parts[owner].availabilities[calendar] = letters }
        }
        return parts
    }
}
