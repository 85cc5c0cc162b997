import Chronology
import HTTPTypes
import Hummingbird
import NIOCore

/// Puts what a surface said into HTTP: length, request id, the end of the connection, and an eye on the body.
struct HTTPAnswer: Sendable {
    let head: HTTPResponse
    let body: SurfaceResponse.Body
    let visit: Visit
    let moment: Instant

    init(_ answer: SurfaceResponse, to arrival: Arrival, visit: Visit, at moment: Instant) {
        visit.answered(answer.status)
        var fields = answer.fields
        fields[.requestID] = visit.id.description
        fields[.xContentTypeOptions] = "nosniff"
        if arrival.leavesBodyBehind, !arrival.context.isHTTP2 { fields[.connection] = "close" }
        // RFC 9110 §9.3.2: HEAD has the same fields as GET, so the length of what is not sent.
        if fields[.contentLength] == nil, let length = answer.body.length { fields[.contentLength] = String(length) }
        head = HTTPResponse(status: answer.status, headerFields: fields)
        body = arrival.head.method == .head ? .none : answer.body
        self.visit = visit
        self.moment = moment
        if case .octets(let octets) = answer.body { visit.wrote(octets.count) }
        switch body {
        case .none, .octets: visit.end(isComplete: true)
        case .file, .stream: break
        }
    }

    /// As Hummingbird takes it.
    var response: Response {
        var response = Response(status: head.status, headers: head.headerFields, body: content)
        if head.headerFields[.contentLength] == nil { response.headers[.contentLength] = nil }
        return response
    }

    private var content: ResponseBody {
        switch body {
        case .none: ResponseBody()
        case .octets(let octets): ResponseBody(byteBuffer: ByteBuffer(bytes: octets))
        case .file(let file):
            ResponseBody(contentLength: file.length) { [visit] writer in
                try await file.send { buffer in
                    try await writer.write(buffer)
                    visit.wrote(buffer.readableBytes)
                }
                try await writer.finish(nil)
                visit.end(isComplete: true)
            }
        case .stream(let write):
            ResponseBody { [visit] writer in
                let pipe = writer
                let sink = BodyWriter { octets in
                    var out = pipe
                    try await out.write(ByteBuffer(bytes: octets))
                    visit.wrote(octets.count)
                }
                try await aside { try await write(sink) }
                try await writer.finish(nil)
                visit.end(isComplete: true)
            }
        }
    }
}

extension SurfaceResponse.Body {
    /// In octets, where it is known before it is written.
    fileprivate var length: Int? {
        switch self {
        case .none: 0
        case .octets(let octets): octets.count
        case .file(let file): file.length
        case .stream: nil
        }
    }
}
