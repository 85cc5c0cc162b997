import CCurl

/// Owns one handle of libcurl, with the connection it keeps, and frees it exactly once. It belongs to one thread.
final class SMTPHandle {
    private let pointer: UnsafeMutableRawPointer?
    private let settings: MailSettings

    init(_ settings: MailSettings) {
        self.pointer = curl_easy_init()
        self.settings = settings
    }

    deinit {
        if let pointer { curl_easy_cleanup(pointer) }
    }

    /// Hands one mail over to the server. Blocks.
    func send(_ octets: [UInt8], from sender: String, to recipient: String) -> Result<Void, MailError> {
        guard let pointer, let recipients = curl_slist_append(nil, "<\(recipient)>") else {
            return .failure(.outOfMemory)
        }
        defer { curl_slist_free_all(recipients) }
        curl_easy_reset(pointer)
        setRules(pointer)
        turnus_curl_set_text(pointer, CURLOPT_MAIL_FROM, "<\(sender)>")
        turnus_curl_set_pointer(pointer, CURLOPT_MAIL_RCPT, UnsafeMutableRawPointer(recipients))
        let reader = OctetReader(octets)
        return withExtendedLifetime(reader) {
            setBody(pointer, reader, count: octets.count)
            let code = curl_easy_perform(pointer)
            return error(code, answer: answer(pointer)).map(Result.failure) ?? .success(())
        }
    }

    private func setRules(_ pointer: UnsafeMutableRawPointer) {
        let scheme = settings.security == .tls ? "smtps" : "smtp"
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        turnus_curl_set_text(pointer, CURLOPT_URL, "\(scheme)://\(host):\(settings.port)/\(settings.greeting)")
        turnus_curl_set_text(pointer, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        turnus_curl_set_text(pointer, CURLOPT_PROXY, "")
        turnus_curl_set_number(pointer, CURLOPT_NOSIGNAL, 1)
        turnus_curl_set_number(pointer, CURLOPT_SSL_VERIFYPEER, 1)
        turnus_curl_set_number(pointer, CURLOPT_SSL_VERIFYHOST, 2)
        let encryption = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        turnus_curl_set_number(pointer, CURLOPT_USE_SSL, Int(encryption.rawValue))
        turnus_curl_set_number(pointer, CURLOPT_CONNECTTIMEOUT, min(settings.seconds, 20))
        turnus_curl_set_number(pointer, CURLOPT_TIMEOUT, settings.seconds)
        guard let credentials = settings.credentials else { return }
        turnus_curl_set_text(pointer, CURLOPT_USERNAME, credentials.user)
        turnus_curl_set_text(pointer, CURLOPT_PASSWORD, credentials.password)
    }

    private func setBody(_ pointer: UnsafeMutableRawPointer, _ reader: OctetReader, count: Int) {
        turnus_curl_set_number(pointer, CURLOPT_UPLOAD, 1)
        turnus_curl_set_size(pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(count))
        turnus_curl_set_pointer(pointer, CURLOPT_READDATA, Unmanaged.passUnretained(reader).toOpaque())
        turnus_curl_set_receiver(pointer, CURLOPT_READFUNCTION) { octets, size, count, context in
            guard let octets, let context else { return 0 }
            return Unmanaged<OctetReader>.fromOpaque(context).takeUnretainedValue()
                .read(into: UnsafeMutableRawBufferPointer(start: octets, count: size * count))
        }
    }

    /// The last code that the server gave; 0 where it gave none.
    private func answer(_ pointer: UnsafeMutableRawPointer) -> Int {
        var code = 0
        turnus_curl_get_number(pointer, CURLINFO_RESPONSE_CODE, &code)
        return code
    }

    private func error(_ code: CURLcode, answer: Int) -> MailError? {
        let reason = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_OK: nil
        case CURLE_OUT_OF_MEMORY: .outOfMemory
        case CURLE_OPERATION_TIMEDOUT: .tooSlow(host: settings.host)
        case CURLE_LOGIN_DENIED: .notSignedIn(host: settings.host)
        case CURLE_USE_SSL_FAILED, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            .notSecure(host: settings.host, reason: reason)
        // libcurl calls a refusal of sender, recipient or mail a failure to send.
        default: answer >= 400 ? .refused(code: answer) : .unreachable(host: settings.host, reason: reason)
        }
    }
}

/// Octets that are read piece by piece.
private final class OctetReader {
    private let octets: [UInt8]
    private var place = 0

    init(_ octets: [UInt8]) {
        self.octets = octets
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = octets[place..<min(place + buffer.count, octets.count)]
        buffer.copyBytes(from: piece)
        place = piece.endIndex
        return piece.count
    }
}
