import CalendarModel
import Chronology
import Compression
import Feeds
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ICalendar
import NIOCore
import Testing

@testable import Server

struct FeedSurfaceTests {
    private static let token = "abcDEF123"
    private let path = "/feeds/\(token)/work.ics"

    private func asking<Value: Sendable>(
        store: OneCalendar = OneCalendar(token: token), folder: ScratchFolder, cache: String? = nil,
        log: LogLines = LogLines(), _ body: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let catalog = ZoneCatalog()
        let service = FeedService(
            links: store, calendars: store, principals: store, resolver: ZoneResolver(catalog: catalog),
            catalog: catalog, phrases: .english)
        let files = RenderedFiles(limits: .init(directory: cache ?? folder.path + "/cache"))
        let surface = FeedSurface(service: service, links: store, files: files)
        return try await makeServer(surfaces: [surface.row], log: log).application().test(.live, body)
    }

    @Test func `the address leads to the calendar`() async throws {
        let folder = try ScratchFolder()
        try await asking(folder: folder) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "text/calendar; charset=utf-8")
                #expect(response.headers[.contentLength] == "\(response.body.readableBytes)")
                let text = String(buffer: response.body)
                #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n"))
                #expect(text.contains("SUMMARY:Planning\r\n"))
                #expect(text.hasSuffix("END:VCALENDAR\r\n"))
            }
        }
    }

    @Test func `rfc9110 §13.1.2 a copy that is good is not made again`() async throws {
        let folder = try ScratchFolder()
        let store = OneCalendar(token: Self.token)
        try await asking(store: store, folder: folder) { client in
            let tag = try #require(try await client.execute(uri: path, method: .get) { $0.headers[.eTag] })
            #expect(store.scans == 1)
            try await client.execute(uri: path, method: .get, headers: [.ifNoneMatch: tag]) { response in
                #expect(response.status == .notModified)
                #expect(response.body.readableBytes == 0)
            }
            try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
            #expect(store.scans == 1)
        }
    }

    @Test func `rfc9110 §9.3.2 HEAD says how long it is`() async throws {
        let folder = try ScratchFolder()
        try await asking(folder: folder) { client in
            let length = try await client.execute(uri: path, method: .get) { $0.headers[.contentLength] }
            try await client.execute(uri: path, method: .head) { response in
                #expect(response.headers[.contentLength] == length)
                #expect(response.body.readableBytes == 0)
            }
        }
    }

    @Test func `who takes gzip gets the same, smaller`() async throws {
        let folder = try ScratchFolder()
        try await asking(folder: folder) { client in
            let plain = try await client.execute(uri: path, method: .get) { $0.body }
            try await client.execute(uri: path, method: .get, headers: [.acceptEncoding: "gzip"]) { response in
                #expect(response.headers[.contentEncoding] == "gzip")
                let octets = try Gzip.decompress(Array(response.body.readableBytesView), limit: 1 << 20)
                #expect(octets == Array(plain.readableBytesView))
            }
        }
    }

    @Test(arguments: [
        "/feeds/abcDEF123/play.ics", "/feeds/abcDEF124/work.ics", "/feeds/abcDEF123", "/feeds/abcDEF123/work.ics/",
        "/feeds/", "/feeds//work.ics",
    ])
    func `everything else finds nothing`(path: String) async throws {
        let folder = try ScratchFolder()
        try await asking(folder: folder) { client in
            try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
        }
    }

    @Test func `who guesses has to wait, and who knows has not`() async throws {
        let folder = try ScratchFolder()
        try await asking(folder: folder) { client in
            var last = HTTPResponse.Status.notFound
            for number in 0..<21 {
                last = try await client.execute(uri: "/feeds/guess\(number)/work.ics", method: .get) { $0.status }
            }
            #expect(last == .tooManyRequests)
            try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
        }
    }

    @Test func `a folder that cannot be written is an answer and no crash`() async throws {
        let folder = try ScratchFolder()
        try await asking(folder: folder, cache: "/proc/nowhere") { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .serviceUnavailable)
                #expect(!String(buffer: response.body).contains("/proc"))
            }
        }
    }

    @Test func `the token is in no line of the log`() async throws {
        let folder = try ScratchFolder()
        let log = LogLines()
        try await asking(folder: folder, log: log) { client in
            try await client.execute(uri: path, method: .get) { #expect($0.status == .ok) }
        }
        #expect(log.requests.count == 1)
        #expect(log.requests.allSatisfy { $0.contains("path=/feeds/…/work.ics") })
        #expect(!log.all.joined().contains(Self.token))
    }
}
