import CCurl

/// Owns one URL of libcurl and frees it exactly once.
struct URLReader: ~Copyable {
    private let pointer: OpaquePointer

    init() throws(OutboundError) {
        guard let pointer = curl_url() else { throw .outOfMemory }
        self.pointer = pointer
    }

    deinit {
        curl_url_cleanup(pointer)
    }

    /// Takes an absolute URL, or a reference from the one it has.
    borrowing func read(_ text: String) throws(OutboundError) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw .invalidURL(reason: "it has control characters")
        }
        let code = curl_url_set(pointer, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE))
        switch code {
        case CURLUE_OK: return
        case CURLUE_OUT_OF_MEMORY: throw .outOfMemory
        default: throw .invalidURL(reason: String(cString: curl_url_strerror(code)))
        }
    }

    /// Puts another scheme before it, which keeps a port only where one is written.
    borrowing func replaceScheme(with scheme: String) {
        curl_url_set(pointer, CURLUPART_SCHEME, scheme, 0)
    }

    borrowing func remove(_ part: CURLUPart) {
        curl_url_set(pointer, part, nil, 0)
    }

    subscript(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        let flags = part == CURLUPART_PORT ? UInt32(CURLU_DEFAULT_PORT) : 0
        guard curl_url_get(pointer, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
