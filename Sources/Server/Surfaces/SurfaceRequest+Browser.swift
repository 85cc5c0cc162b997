import HTTPTypes

extension HTTPField.Name {
    /// Fetch Metadata §2.4
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}

extension SurfaceRequest {
    /// Whether a browser says that a page of ours sent this form.
    ///
    /// `Sec-Fetch-Site` alone decides where it is sent; browsers send it over TLS only. Else it is `Origin`
    /// (RFC 6454 §7), which is this address or the one that we are known by. A form without either is none of ours.
    func isFromPage(at known: String) -> Bool {
        if let site = fields[.secFetchSite] { return site == "same-origin" }
        guard let sender = fields[.origin] else { return false }
        return sender == known || sender == origin.base
    }
}

extension RequestOrigin {
    /// `scheme://host[:port]` as the client reached us.
    var base: String { "\(scheme)://\(host)" }
}
