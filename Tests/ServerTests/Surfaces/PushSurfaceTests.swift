import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Storage
import Testing

@testable import Server

struct PushSurfaceTests {
    @Test func `webdav-push a registration is taken back by whoever made it, once`() async throws {
        try await DAVHouse.with(users: ["anna", "bert"]) { house in
            let anna = try #require(try await house.store.principal(named: ResourceName("anna")!))
            let bert = try #require(try await house.store.principal(named: ResourceName("bert")!))
            let calendar = try #require(try await house.store.calendars(of: anna.id).first)
            let draft = PushRegistration(
                token: "T", principal: anna.id, collection: .calendar(calendar.id),
                endpoint: "https://push.example.org/1", publicKey: [4], secret: [1], wantsContent: true,
                wantsProperties: false, expires: testMoment.advanced(bySeconds: 60))
            _ = try await house.store.registerPush(draft, limit: 1, at: testMoment)
            let surface = Surface.pushRegistrations(house.store)
            let asked: [(Principal?, String, Int)] = [
                (nil, "/push/T", 401), (bert, "/push/T", 404), (anna, "/push/", 404), (anna, "/push/T/x", 404),
                (anna, "/push/T", 204), (anna, "/push/T", 404),
            ]
            for (principal, path, status) in asked {
                let request = SurfaceRequest(
                    method: .delete, path: path, origin: RequestOrigin(address: nil, scheme: "https", host: "a"),
                    principal: principal, now: testMoment, id: RequestID())
                #expect(try await self.status(surface, request) == status)
            }
        }
    }

    private func status(_ surface: Surface, _ request: SurfaceRequest) async throws -> Int {
        do {
            return try await surface.handle(request).status.code
        } catch let failure as Failure {
            return failure.status.code
        }
    }
}
