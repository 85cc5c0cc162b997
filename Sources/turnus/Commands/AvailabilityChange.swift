import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Server
import Storage

extension Store {
    func availability(of person: Principal) async throws -> [UInt8]? {
        do {
            return try await availabilities(of: [person.id])[person.id]
        } catch {
            throw CommandFailure(error, about: "user \(person.name)")
        }
    }

    func availabilityLetter(of person: Principal) async throws -> AvailabilityLetter {
        guard let octets = try await availability(of: person) else { return AvailabilityLetter() }
        do {
            return try AvailabilityLetter(reading: octets)
        } catch {
            throw CommandFailure(
                "what \(person.name) says of their time cannot be read: forget it with turnus availability remove "
                    + person.name.value)
        }
    }
}

extension StoreOptions {
    /// Opens the store, changes what somebody says of their time, and closes it.
    func changeAvailability(
        of name: ResourceName, _ change: (inout AvailabilityLetter, Principal) throws -> Void
    ) async throws {
        let store = try await settings().openStore()
        let person = try await store.owner(named: name)
        var letter = try await store.availabilityLetter(of: person)
        try change(&letter, person)
        do {
            try await store.setAvailability(letter.octets, of: person.id, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
    }

    /// The same with the zone that was named, or in which they live.
    func changeAvailability(
        of name: ResourceName, zone: String?, _ change: (inout AvailabilityLetter, Zone) throws -> Void
    ) async throws {
        let store = try await settings().openStore()
        let person = try await store.owner(named: name)
        let service = store.freeBusy(by: ZoneResolver(catalog: ZoneCatalog()))
        let home: Zone
        do {
            home = service.zone(ofOwner: try await store.calendars(of: person.id))
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        let chosen = try zone.map { try ZoneCatalog().required($0) } ?? home
        try await changeAvailability(of: name) { letter, _ in try change(&letter, chosen) }
    }
}

extension ZoneCatalog {
    func required(_ name: String) throws -> Zone {
        guard let zone = zone(named: name) else {
            throw CommandFailure("there is no time zone \(name); one is called Europe/Berlin, for example")
        }
        return zone
    }
}
