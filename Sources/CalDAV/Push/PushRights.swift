public import CalendarModel

/// Whether whoever wanted to be told of changes may still know of them.
public struct PushRights: Sendable {
    private let store: any DAVStore

    public init(store: any DAVStore) {
        self.store = store
    }

    public func mayTell(_ registration: PushRegistration) async throws(CalendarStoreError) -> Bool {
        guard let principal = try await store.principal(registration.principal) else { return false }
        let access = Access(principal: principal, store: store)
        switch registration.collection {
        case .home(let id):
            guard let owner = try await store.principal(id) else { return false }
            return try await access.privileges(on: .home(owner)).contains(.read)
        case .calendar(let id):
            guard let calendar = try await store.calendars([id]).first,
                let owner = try await store.principal(calendar.owner)
            else { return false }
            return try await access.privileges(on: .calendar(PlacedCalendar(owner: owner, calendar: calendar)))
                .contains(.read)
        }
    }
}
