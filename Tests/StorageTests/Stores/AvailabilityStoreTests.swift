import CalendarModel
import Storage
import Testing

struct AvailabilityStoreTests {
    @Test(arguments: TestEngine.available)
    func `what somebody says of their time is kept, changed and taken away with them`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna").owner
            let bert = try await store.someCalendar("bert").owner
            #expect(try await store.availabilities(of: [anna, bert]) == [:])
            try await store.setAvailability([1], of: anna, at: now)
            try await store.setAvailability([2, 3], of: anna, at: now)
            try await store.setAvailability([4], of: bert, at: now)
            #expect(try await store.availabilities(of: [anna, bert]) == [anna: [2, 3], bert: [4]])
            try await store.setAvailability(nil, of: bert, at: now)
            #expect(try await store.availabilities(of: [anna, bert]) == [anna: [2, 3]])
            let sharing = FreeBusySharing(isPublic: true, tokenDigest: "d")
            #expect(try await store.freeBusySharing(of: anna) == .nobody)
            try await store.setFreeBusySharing(sharing, of: anna)
            #expect(try await store.freeBusySharing(of: anna) == sharing)
            try await store.setFreeBusySharing(.nobody, of: anna)
            #expect(try await store.freeBusySharing(of: anna) == .nobody)
            try await store.setFreeBusySharing(sharing, of: anna)
            try await store.removePrincipal(anna)
            #expect(try await store.availabilities(of: [anna]) == [:])
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                try await store.setAvailability([1], of: anna, at: now)
            }
        }
    }
}
