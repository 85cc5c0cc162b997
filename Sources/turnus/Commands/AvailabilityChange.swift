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
    /// Opens the store, changes what somebody says of their time, and closes it. The zone is the one that was named, or
    /// in which they live.
    func changeAvailability(
        of name: ResourceName, zone: String?, _ change: (inout AvailabilityLetter, Zone) throws -> Void
    ) async throws {
        try await changeAvailability(of: name) { letter, person, store in
            let home = try await store.home(of: person)
            try change(&letter, try zone.map { try ZoneCatalog().required($0) } ?? home)
        }
    }

    func changeAvailability(
        of name: ResourceName, _ change: (inout AvailabilityLetter, Principal, Store) async throws -> Void
    ) async throws {
        let store = try await settings().openStore()
        let person = try await store.owner(named: name)
        var letter = try await store.availabilityLetter(of: person)
        try await change(&letter, person, store)
        do {
            try await store.setAvailability(letter.octets, of: person.id, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
    }
}

extension Store {
    /// The zone in which somebody lives.
    fileprivate func home(of person: Principal) async throws -> Zone {
        do {
            return freeBusy(by: ZoneResolver(catalog: ZoneCatalog()))
                .zone(ofOwner: try await calendars(of: person.id))
        } catch {
            throw CommandFailure(error, about: "user \(person.name)")
        }
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
