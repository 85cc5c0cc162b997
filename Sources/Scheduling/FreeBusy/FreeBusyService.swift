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
    private let sources: [any BusyTimeSource]

    /// `sources` are where people are busy beside what is in the store.
    public init(store: any FreeBusyStore, resolver: ZoneResolver, sources: [any BusyTimeSource] = []) {
        self.store = store
        self.resolver = resolver
        self.sources = sources
    }

    /// What one calendar takes of its owner's time, whether or not it counts elsewhere (RFC 4791 §7.10).
    public func busyTime(
        in calendar: PlacedCalendar, during window: Span
    ) async throws(CalendarStoreError) -> BusyTime {
        let taken = try await store.takenTime(in: [calendar.calendar.id], during: window)
        let zone = self.zone(of: calendar.calendar) ?? .utc
        var sight = BusySight(of: calendar.owner, calendars: [calendar.calendar], isWhole: false)
        sight.calendars[0].properties.isTransparent = false
        return busyTime(sight, taken, Beside(), during: window, floatingIn: zone)
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
        let holidays = whole.isEmpty ? [:] : try await store.holidays(of: whole, during: window)
        let outside = try await outsideTime(of: seen.filter(\.isWhole), during: window, floatingIn: zone)
        let parts = taken.parted(by: seen)
        return zip(seen, parts).map { sight, taken in
            var beside = Beside()
            if sight.isWhole {
                beside.availability = availabilities[sight.person.id]
                beside.holidays = holidays[sight.person.id] ?? []
                beside.outside = outside[sight.person.id] ?? .none
            }
            return busyTime(sight, taken, beside, during: window, floatingIn: zone)
        }
    }

    /// What is said of somebody beside their calendars.
    private struct Beside {
        var availability: [UInt8]?
        var holidays: [TakenOccurrence] = []
        var outside = BusyTime.none
    }

    private func outsideTime(
        of seen: [BusySight], during window: Span, floatingIn zone: Zone?
    ) async throws(CalendarStoreError) -> [PrincipalID: BusyTime] {
        guard !seen.isEmpty else { return [:] }
        let askers = seen.map { sight in
            let home = self.zone(ofOwner: sight.calendars)
            return PersonInZones(
                person: sight.person, zones: ReadingZones(days: home, floating: zone ?? home),
                calendars: sight.calendars.filter { !$0.properties.isTransparent }.map(\.id))
        }
        var times: [PrincipalID: BusyTime] = [:]
        for source in sources {
            times.merge(try await source.busyTime(of: askers, during: window)) { $0.union($1) }
        }
        return times
    }

    private func busyTime(
        _ sight: BusySight, _ taken: TakenTime, _ beside: Beside, during window: Span, floatingIn asker: Zone?
    ) -> BusyTime {
        let home = zone(ofOwner: sight.calendars)
        var zones: [CalendarID: ReadingZones] = [:]
        for calendar in sight.calendars where !calendar.properties.isTransparent {
            let own = zone(of: calendar) ?? home
            zones[calendar.id] = ReadingZones(days: own, floating: asker ?? own)
        }
        var fold = BusyFold(of: sight.person.calendarAddresses, during: window)
        fold.add(taken, in: zones)
        let calendarTime = fold.busyTime.union(beside.outside)
        let letters = taken.availabilities.values.flatMap(\.self) + (beside.availability.map { [$0] } ?? [])
        guard !letters.isEmpty || !beside.holidays.isEmpty else { return calendarTime.settled }
        let objects = letters.flatMap { letter -> [CalendarObject] in
            do {
                return try AvailabilityDocument(reading: letter, resolver: resolver).objects
            } catch {
                // One that can no longer be read says nothing, and keeps nobody from the calendars.
                return []
            }
        }
        let holidays = SpanSet(
            beside.holidays.compactMap { day in
                Span(from: day.start.instant(floatingIn: home), to: day.end.instant(floatingIn: home))
            })
        return calendarTime.union(
            BusyTime(
                unavailabilityIn: objects, during: window, zones: ReadingZones(home), holidays: holidays)
        ).settled
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
        // Somebody may be asked about twice.
        var owners: [CalendarID: [Int]] = [:]
        for (index, sight) in seen.enumerated() {
            for calendar in sight.calendars { owners[calendar.id, default: []].append(index) }
        }
        var parts = seen.map { _ in TakenTime(answers: answers) }
        for occurrence in occurrences {
            for owner in owners[occurrence.calendar] ?? [] { parts[owner].occurrences.append(occurrence) }
        }
        for (calendar, letters) in availabilities {
            for owner in owners[calendar] ?? [] { parts[owner].availabilities[calendar] = letters }
        }
        return parts
    }
}
