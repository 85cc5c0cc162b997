public import HTTPTypes

/// What a surface answers: plain values, or a body that is written as it is made.
public struct SurfaceResponse: Sendable {
    public var status: HTTPResponse.Status
    public var fields: HTTPFields
    public var body: Body

    public enum Body: Sendable {
        case none
        case octets([UInt8])
        case file(FileBody)
        /// Written piece by piece; a body that throws ends the connection, so that nobody takes half for the whole.
        case stream(@Sendable (BodyWriter) async throws -> Void)
    }

    public init(_ status: HTTPResponse.Status, fields: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// A short text for people.
    public static func text(
        _ status: HTTPResponse.Status, _ text: String, fields: HTTPFields = [:]
    ) -> SurfaceResponse {
        var fields = fields
        fields[.contentType] = "text/plain; charset=utf-8"
        return SurfaceResponse(status, fields: fields, body: .octets(Array(text.utf8)))
    }
}

/// Where a streamed body goes; waits while the client does not read.
public struct BodyWriter {
    let send: ([UInt8]) async throws -> Void

    public init(_ send: @escaping ([UInt8]) async throws -> Void) {
        self.send = send
    }

    public func write(_ octets: [UInt8]) async throws {
        try await send(octets)
    }
}
