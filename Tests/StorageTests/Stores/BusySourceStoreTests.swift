import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct BusySourceStoreTests {
    @Test(arguments: TestEngine.available)
    func `where else somebody is busy is kept with what was last heard`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let anna = try await store.someCalendar("anna").owner
            let bert = try await store.someCalendar("bert").owner
            let source = try await store.addBusySource("https://example.org/a.ifb", period: 600, of: anna)
            #expect(try await store.busySourcesDue(at: now, limit: 9) == [source])
            #expect(!source.isFresh(at: now))
            try await store.note(.letter([1, 2]), of: source.id, at: now)
            let later = now.advanced(bySeconds: 600)
            #expect(try await store.busySourcesDue(at: later.advanced(bySeconds: -1), limit: 9) == [])
            try await store.note(.failed(reason: "no answer"), of: source.id, at: later)
            let kept = try #require(try await store.busySources(of: [anna, bert])[anna]?.first)
            #expect(kept.fetched == now && kept.tried == later && kept.failure == "no answer")
            #expect(kept.isFresh(at: later) && !kept.isFresh(at: later.advanced(bySeconds: 600)))
            #expect(try await store.busyLetters(of: [source.id]) == [source.id: [1, 2]])
            #expect(try await !store.removeBusySource(source.id, of: bert))
            #expect(try await store.removeBusySource(source.id, of: anna))
            _ = try await store.addBusySource("https://example.org/b.ifb", period: 600, of: anna)
            try await store.removePrincipal(anna)
            #expect(try await store.busySourcesDue(at: later, limit: 9) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `days off are those of the calendars that were named, and go with them`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar("anna")
            let bert = try await store.someCalendar("bert").owner
            let days = try #require(Span(from: now, to: now.advanced(bySeconds: 30 * 86_400)))
            #expect(try await store.holidays(of: [bert], during: days) == [:])
            try await store.setHolidayCalendars([calendar.id, calendar.id], of: bert)
            #expect(try await store.holidayCalendars(of: bert) == [calendar.id])
            #expect(try await store.holidays(of: [bert], during: days) == [:])
            await #expect(throws: CalendarStoreError.noSuchCalendar) {
                try await store.setHolidayCalendars([CalendarID(rawValue: 999)], of: bert)
            }
            try await store.removeCalendar(calendar.id, at: now)
            #expect(try await store.holidayCalendars(of: bert) == [])
        }
    }
}
