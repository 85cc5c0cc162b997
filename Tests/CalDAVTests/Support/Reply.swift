import Failures
import HTTPTypes
import Markup
import Synchronization

@testable import CalDAV

/// What came back: an answer with its body, or a failure.
struct Reply: CustomStringConvertible {
    let status: Int
    let fields: HTTPFields
    let octets: [UInt8]
    /// In how many pieces the body came.
    let pieces: Int
    let failure: Failure?

    init(_ answer: DAVAnswer) async throws {
        status = answer.status.code
        fields = answer.fields
        failure = nil
        switch answer.body {
        case .none, .file: (octets, pieces) = ([], 0)
        case .octets(let body): (octets, pieces) = (body, 1)
        case .stream(let write):
            let collected = Mutex<[[UInt8]]>([])
            try await write(OctetSink { piece in collected.withLock { $0.append(piece) } })
            let all = collected.withLock { $0 }
            (octets, pieces) = (Array(all.joined()), all.count)
        }
    }

    init(_ failure: Failure) {
        self.failure = failure
        status = failure.status.code
        fields = failure.fields
        octets = []
        pieces = 0
    }

    var condition: Condition? { failure?.condition }
    var text: String { String(decoding: octets, as: UTF8.self) }
    var description: String { "\(status) \(failure.map { "\($0)" } ?? text)" }

    func xml() throws -> XMLElement { try XMLElement(reading: octets, limits: .request) }

    func multistatus() throws -> Multistatus {
        guard status == 207 else { throw NoMultistatus(reply: self) }
        return try Multistatus(try xml())
    }

    struct NoMultistatus: Error {
        let reply: Reply
    }
}

/// A `DAV:multistatus`, read (RFC 4918 §14.16).
struct Multistatus {
    let responses: [Response]
    let syncToken: String?

    init(_ root: XMLElement) throws {
        responses = root.all(.dav("response")).map(Response.init)
        syncToken = root.first(.dav("sync-token"))?.text
    }

    var hrefs: [String] { responses.map(\.href) }

    subscript(href: String) -> Response? { responses.first { $0.href == href } }

    struct Response {
        let href: String
        /// The status of the whole, where it has one.
        let status: Int?
        /// The condition of the whole.
        let condition: XMLName?
        private(set) var found: [XMLName: XMLElement] = [:]
        private(set) var statuses: [XMLName: Int] = [:]
        private(set) var conditions: [XMLName: XMLName] = [:]
        /// How many `DAV:propstat` there are.
        let count: Int

        init(_ element: XMLElement) {
            href = element.first(.dav("href"))?.text ?? ""
            status = Self.code(element)
            condition = element.first(.dav("error"))?.children.first?.name
            let propstats = element.all(.dav("propstat"))
            count = propstats.count
            for propstat in propstats {
                let code = Self.code(propstat) ?? 0
                let condition = propstat.first(.dav("error"))?.children.first?.name
                for property in propstat.first(.dav("prop"))?.children ?? [] {
                    statuses[property.name] = code
                    conditions[property.name] = condition
                    if code == 200 { found[property.name] = property }
                }
            }
        }

        func text(_ name: XMLName) -> String? { found[name]?.text }

        /// The names of the elements in a property.
        func names(_ name: XMLName) -> [XMLName]? { found[name]?.children.map(\.name) }

        /// The addresses in a property.
        func hrefs(_ name: XMLName) -> [String]? { found[name]?.all(.dav("href")).map(\.text) }

        private static func code(_ element: XMLElement) -> Int? {
            element.first(.dav("status"))?.text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        }
    }
}
