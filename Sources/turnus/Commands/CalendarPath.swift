public import ArgumentParser
public import CalendarModel
import Storage

/// A calendar as it is named on the command line: `OWNER/CALENDAR`.
struct CalendarPath: ExpressibleByArgument, Hashable, CustomStringConvertible {
    let owner: ResourceName
    let calendar: ResourceName

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let owner = ResourceName(String(parts[0])),
            let calendar = ResourceName(String(parts[1]))
        else { return nil }
        self.owner = owner
        self.calendar = calendar
    }

    var description: String { "\(owner)/\(calendar)" }

    /// The calendar, and whose it is.
    func find(in store: Store) async throws -> (owner: Principal, calendar: CalendarCollection) {
        let owner = try await store.owner(named: self.owner)
        do {
            guard let calendar = try await store.calendar(named: calendar, of: owner.id) else {
                throw CommandFailure(.noSuchCalendar, about: description)
            }
            return (owner, calendar)
        } catch let error as CalendarStoreError {
            throw CommandFailure(error, about: description)
        }
    }
}

extension Store {
    func owner(named name: ResourceName) async throws -> Principal {
        do {
            guard let principal = try await principal(named: name) else {
                throw CommandFailure(.noSuchPrincipal, about: "user \(name)")
            }
            return principal
        } catch let error as CalendarStoreError {
            throw CommandFailure(error, about: "user \(name)")
        }
    }
}

extension ResourceName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
