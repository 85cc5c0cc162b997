import CCurl
import HTTPTypes

/// Owns one handle of libcurl, with the connections it keeps, and frees it exactly once. It belongs to one thread.
final class CurlHandle {
    private let pointer: UnsafeMutableRawPointer?
    private let settings: OutboundSettings

    init(settings: OutboundSettings) {
        self.pointer = curl_easy_init()
        self.settings = settings
    }

    deinit {
        if let pointer { curl_easy_cleanup(pointer) }
    }

    /// Does one request, and follows no redirect; `remaining` is the time there is. Blocks.
    func perform(_ request: OutboundRequest, within remaining: Duration, transfer: CurlTransfer) throws(OutboundError) {
        guard let pointer else { throw .outOfMemory }
        curl_easy_reset(pointer)
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        setRules(pointer, for: request, remaining: remaining)
        setCallbacks(pointer, context: context)
        let list = try Self.list(of: request.fields)
        defer { curl_slist_free_all(list) }
        turnus_curl_set_pointer(pointer, CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(list))
        turnus_curl_set_text(pointer, CURLOPT_URL, request.url.text)
        setMethod(pointer, request)
        let code = request.body.withUnsafeBytes { body in
            setBody(pointer, body, of: request)
            return curl_easy_perform(pointer)
        }
        if let error = transfer.error(code, of: request) { throw error }
        try transfer.end(status: status(pointer), of: request)
    }

    /// How long the last request took.
    var elapsed: Duration {
        var microseconds: curl_off_t = 0
        if let pointer { turnus_curl_get_size(pointer, CURLINFO_TOTAL_TIME_T, &microseconds) }
        return .microseconds(Int64(microseconds))
    }

    private func status(_ pointer: UnsafeMutableRawPointer) -> Int {
        var status = 0
        turnus_curl_get_number(pointer, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    /// What holds for every request. An empty proxy is none, not even one from the environment.
    private func setRules(_ pointer: UnsafeMutableRawPointer, for request: OutboundRequest, remaining: Duration) {
        turnus_curl_set_number(pointer, CURLOPT_NOSIGNAL, 1)
        turnus_curl_set_text(pointer, CURLOPT_PROTOCOLS_STR, "http,https")
        turnus_curl_set_number(pointer, CURLOPT_FOLLOWLOCATION, 0)
        turnus_curl_set_number(pointer, CURLOPT_SSL_VERIFYPEER, 1)
        turnus_curl_set_number(pointer, CURLOPT_SSL_VERIFYHOST, 2)
        turnus_curl_set_text(pointer, CURLOPT_PROXY, settings.proxy?.text ?? "")
        turnus_curl_set_text(pointer, CURLOPT_NOPROXY, "")
        if request.acceptsCompression {
            turnus_curl_set_text(pointer, CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        }
        turnus_curl_set_text(pointer, CURLOPT_USERAGENT, "Turnus")
        let connect = min(request.limits.connect, remaining)
        turnus_curl_set_number(pointer, CURLOPT_CONNECTTIMEOUT_MS, connect.milliseconds)
        turnus_curl_set_number(pointer, CURLOPT_TIMEOUT_MS, remaining.milliseconds)
    }

    private func setCallbacks(_ pointer: UnsafeMutableRawPointer, context: UnsafeMutableRawPointer) {
        turnus_curl_set_pointer(pointer, CURLOPT_WRITEDATA, context)
        turnus_curl_set_receiver(pointer, CURLOPT_WRITEFUNCTION) { octets, size, count, context in
            CurlTransfer.at(context)?.receive(UnsafeBufferPointer(start: octets, count: size * count)) ?? 0
        }
        turnus_curl_set_pointer(pointer, CURLOPT_HEADERDATA, context)
        turnus_curl_set_receiver(pointer, CURLOPT_HEADERFUNCTION) { octets, size, count, context in
            CurlTransfer.at(context)?.receiveField(UnsafeBufferPointer(start: octets, count: size * count)) ?? 0
        }
        turnus_curl_set_pointer(pointer, CURLOPT_OPENSOCKETDATA, context)
        turnus_curl_set_opener(pointer) { context, _, address in
            guard let address else { return -1 }
            return CurlTransfer.at(context)?.open(address) ?? -1
        }
        turnus_curl_set_pointer(pointer, CURLOPT_XFERINFODATA, context)
        turnus_curl_set_watcher(pointer) { context, _, _, _, _ in
            CurlTransfer.at(context)?.isCancelled == false ? 0 : 1
        }
        turnus_curl_set_number(pointer, CURLOPT_NOPROGRESS, 0)
    }

    private func setMethod(_ pointer: UnsafeMutableRawPointer, _ request: OutboundRequest) {
        switch request.method {
        case .get: turnus_curl_set_number(pointer, CURLOPT_HTTPGET, 1)
        case .head: turnus_curl_set_number(pointer, CURLOPT_NOBODY, 1)
        default: turnus_curl_set_text(pointer, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    /// Sends `body`, which has to stay where it is; a POST or PUT without one says so (RFC 9110 §8.6).
    private func setBody(
        _ pointer: UnsafeMutableRawPointer, _ body: UnsafeRawBufferPointer, of request: OutboundRequest
    ) {
        guard !body.isEmpty || request.method == .post || request.method == .put else { return }
        turnus_curl_set_size(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        // Without a pointer libcurl would read the body from standard input.
        turnus_curl_set_pointer(
            pointer, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.baseAddress) ?? pointer)
        turnus_curl_set_text(pointer, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }

    /// The fields as lines; what libcurl would add on its own account is taken out.
    private static func list(of fields: HTTPFields) throws(OutboundError) -> UnsafeMutablePointer<curl_slist> {
        var list: UnsafeMutablePointer<curl_slist>?
        var lines = fields.map { $0.value.isEmpty ? "\($0.name.rawName);" : "\($0.name.rawName): \($0.value)" }
        lines.append("Expect:")
        if fields[.contentType] == nil { lines.append("Content-Type:") }
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                throw .outOfMemory
            }
            list = longer
        }
        guard let list else { throw .outOfMemory }
        return list
    }
}

extension Duration {
    /// At least one, since libcurl takes zero for no limit.
    fileprivate var milliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
