import HTTPTypes
import Hummingbird
import NIOCore

/// Puts what a surface said into HTTP: length, request id, the end of the connection, and an eye on the body.
struct HTTPAnswer {
    let response: Response

    init(_ answer: SurfaceResponse, to arrival: Arrival, visit: Visit) {
        visit.answered(answer.status)
        var fields = answer.fields
        fields[.requestID] = visit.id.description
        fields[.xContentTypeOptions] = "nosniff"
        if arrival.leavesBodyBehind, !arrival.context.isHTTP2 { fields[.connection] = "close" }
        let body = Self.body(answer.body, visit: visit)
        guard arrival.request.method == .head else {
            response = Response(status: answer.status, headers: fields, body: body)
            return
        }
        // RFC 9110 §9.3.2: the same fields as GET, so the length of what is not sent.
        if fields[.contentLength] == nil, let length = body.contentLength { fields[.contentLength] = String(length) }
        var head = Response(status: answer.status, headers: fields)
        if fields[.contentLength] == nil { head.headers[.contentLength] = nil }
        response = head
        visit.end(isComplete: true)
    }

    private static func body(_ body: SurfaceResponse.Body, visit: Visit) -> ResponseBody {
        switch body {
        case .none:
            visit.end(isComplete: true)
            return ResponseBody()
        case .octets(let octets):
            visit.wrote(octets.count)
            visit.end(isComplete: true)
            return ResponseBody(byteBuffer: ByteBuffer(bytes: octets))
        case .file(let file):
            return ResponseBody(contentLength: file.length) { writer in
                try await file.send { buffer in
                    try await writer.write(buffer)
                    visit.wrote(buffer.readableBytes)
                }
                try await writer.finish(nil)
                visit.end(isComplete: true)
            }
        case .stream(let write):
            return ResponseBody { writer in
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
