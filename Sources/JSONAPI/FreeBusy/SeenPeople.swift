import CalendarModel
import Chronology
import ICalendar
import Scheduling

/// People as they were asked for, and how much of their time whoever asks may see: found and judged all at once.
struct SeenPeople {
    enum State: String {
        case known
        /// Not all of it may be seen, or can be.
        case partlyUnknown
        /// Nothing of it may be seen, or there is nobody of the name.
        case notVisible
    }

    /// Of those of whom anything may be seen, each once.
    let sights: [BusySight]
    /// For each name, its place among the sights.
    private let places: [Int?]

    init(_ names: [String], by call: APICall, in service: APIService) async throws {
        let people = try await PrincipalNames(names, in: service.store).found
        var distinct: [Principal] = []
        for person in people.compactMap(\.self) where !distinct.contains(where: { $0.id == person.id }) {
            distinct.append(person)
        }
        let found = try await service.freeBusy.sight(of: distinct, for: call.principal)
        sights = found.compactMap(\.self)
        let byPerson = Dictionary(uniqueKeysWithValues: sights.enumerated().map { ($1.person.id, $0) })
        places = people.map { person in person.flatMap { byPerson[$0.id] } }
    }

    func state(of index: Int) -> State {
        guard let place = places[index] else { return .notVisible }
        return sights[place].isWhole ? .known : .partlyUnknown
    }

    /// `times` are those of the sights.
    func time(of index: Int, among times: [BusyTime]) -> BusyTime {
        places[index].map { times[$0] } ?? .none
    }

    func zone(of index: Int, _ service: FreeBusyService) -> Zone? {
        places[index].map { service.zone(ofOwner: sights[$0].calendars) }
    }

    /// That of the first who can be seen.
    func firstZone(_ service: FreeBusyService) -> Zone? {
        sights.first.map { service.zone(ofOwner: $0.calendars) }
    }
}

/// Ids, names and e-mail addresses, looked up together.
private struct PrincipalNames {
    /// In the order of the names; nothing where there is nobody, or an address is that of several.
    let found: [Principal?]

    init(_ names: [String], in store: any PrincipalFinding) async throws(CalendarStoreError) {
        let ids = names.map { name in
            APIIdentifier.number(name, "usr") ?? APIIdentifier.number(name, "tea") ?? APIIdentifier.number(name, "res")
        }
        let principals = try await store.principals(
            named: names.compactMap(ResourceName.init), numbered: ids.compactMap { $0.map(PrincipalID.init) },
            addressed: names.filter { $0.contains("@") })
        let byID = Dictionary(uniqueKeysWithValues: principals.map { (APIIdentifier.text($0), $0) })
        let byName = Dictionary(uniqueKeysWithValues: principals.map { ($0.name.value.lowercased(), $0) })
        let byAddress = Dictionary(
            principals.flatMap { person in Set(person.addresses.map { $0.lowercased() }).map { ($0, [person]) } },
            uniquingKeysWith: +)
        found = names.map { name in
            if let person = byID[name] ?? byName[name.lowercased()] { return person }
            let owners = byAddress[name.lowercased()] ?? []
            return owners.count == 1 ? owners.first : nil
        }
    }
}
