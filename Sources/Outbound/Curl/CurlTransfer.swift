import Addresses
import CCurl
import HTTPTypes
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One transfer as it goes: what libcurl calls back to. All but `isCancelled` belongs to the thread that performs it.
final class CurlTransfer {
    private let rule: Guard
    private let host: String
    private let limit: Int
    private let cancellation: Cancellation
    private(set) var fields = HTTPFields()
    private(set) var body: [UInt8] = []
    private(set) var status = 0
    private var fieldOctets = 0
    private var refused: IPAddress?
    private var isTooLarge = false

    /// `host` is whom the socket is opened for.
    init(rule: Guard, host: String, limit: Int, cancellation: Cancellation) {
        self.rule = rule
        self.host = host
        self.limit = limit
        self.cancellation = cancellation
    }

    var isCancelled: Bool { cancellation.isRequested }

    static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Opens the socket, if the address it will connect to is permitted; -1 is none.
    func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Int32 {
        let target = withUnsafePointer(to: &address.pointee.addr) { IPAddress($0) }
        guard let target, rule.permits(target, for: host) else {
            refused = target
            return -1
        }
        let socket = socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
        if socket >= 0 { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }
        return socket
    }

    /// How many octets were taken; libcurl gives up when it is not all of them.
    func receive(_ octets: UnsafeBufferPointer<CChar>) -> Int {
        guard octets.count <= limit - body.count else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: UnsafeRawBufferPointer(octets))
        return octets.count
    }

    /// Takes a line of the head; those of an answer before the final one (RFC 9110 §15.2) do not count.
    func receiveField(_ octets: UnsafeBufferPointer<CChar>) -> Int {
        fieldOctets += octets.count
        guard fieldOctets <= OutboundLimits.fieldOctets else {
            isTooLarge = true
            return 0
        }
        let line = String(decoding: UnsafeRawBufferPointer(octets), as: UTF8.self)
        if line.hasPrefix("HTTP/") { fields = HTTPFields() }
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let name = HTTPField.Name(String(parts[0])) {
            let value = String(parts[1].drop { $0.isWhitespace })
            fields.append(HTTPField(name: name, value: value.trimmingEnd))
        }
        return octets.count
    }

    func end(status: Int, of request: OutboundRequest) throws(OutboundError) {
        guard status > 0 else { throw .brokenAnswer(request.url, reason: "no status") }
        self.status = status
    }

    /// Why libcurl ended, where it was not the end of the answer.
    func error(_ code: CURLcode, of request: OutboundRequest) -> OutboundError? {
        let reason = String(cString: curl_easy_strerror(code))
        let url = request.url
        if isTooLarge { return .tooLarge(url, limit: limit) }
        return switch code {
        case CURLE_OK: nil
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        case CURLE_OUT_OF_MEMORY: .outOfMemory
        case CURLE_COULDNT_RESOLVE_HOST: .hostNotFound(url.host)
        case CURLE_OPERATION_TIMEDOUT: .tooSlow(url)
        case CURLE_COULDNT_CONNECT:
            refused.map { .destinationNotAllowed(host: url.host, address: "\($0)") }
                ?? .unreachable(url, reason: reason)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            .notSecure(url, reason: reason)
        case CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING,
            CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_UNSUPPORTED_PROTOCOL, CURLE_WRITE_ERROR:
            .brokenAnswer(url, reason: reason)
        default: .unreachable(url, reason: reason)
        }
    }
}

/// Whether somebody gave up on a request.
final class Cancellation: Sendable {
    private let flag = Atomic(false)

    var isRequested: Bool { flag.load(ordering: .relaxed) }

    func request() {
        flag.store(true, ordering: .relaxed)
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        String(reversed().drop { $0.isWhitespace }.reversed())
    }
}
