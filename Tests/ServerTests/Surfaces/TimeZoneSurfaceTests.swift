import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import TimeZones

@testable import Server

struct TimeZoneSurfaceTests {
    private func asking<Value: Sendable>(
        _ body: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let surface = Surface.timeZones(TimeZoneService(catalog: ZoneCatalog()))
        return try await makeServer(surfaces: [surface]).application().test(.live, body)
    }

    @Test func `rfc7808 §5.3 a zone comes to whoever asks, its slash encoded`() async throws {
        try await asking { client in
            try await client.execute(uri: "/tzdist/zones/Europe%2FBerlin", method: .get) { response in
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).contains("TZID:Europe/Berlin\r\n"))
                #expect(response.headers[.eTag] != nil)
            }
        }
    }

    @Test func `rfc7808 §5 problems are told as such, and nothing can be written`() async throws {
        try await asking { client in
            try await client.execute(uri: "/tzdist/zones/Mars%2FOlympus", method: .get) { response in
                #expect(response.status == .notFound)
                #expect(response.headers[.contentType] == "application/problem+json")
            }
            try await client.execute(uri: "/tzdist/zones", method: .put) { response in
                #expect(response.status == .methodNotAllowed)
            }
        }
    }
}
