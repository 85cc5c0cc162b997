public import HTTPTypes

extension HTTPField.Name {
    /// RFC 4918 §10.1
    public static let dav = HTTPField.Name("DAV")!
    /// RFC 4918 §10.2
    public static let depth = HTTPField.Name("Depth")!
    /// RFC 4918 §10.3
    public static let destination = HTTPField.Name("Destination")!
    /// RFC 4918 §10.4; in backticks since it is a word of Swift.
    public static let `if` = HTTPField.Name("If")!
    /// RFC 4918 §10.5
    public static let lockToken = HTTPField.Name("Lock-Token")!
    /// RFC 4918 §10.6
    public static let overwrite = HTTPField.Name("Overwrite")!
    /// RFC 4918 §10.7
    public static let timeout = HTTPField.Name("Timeout")!
    /// RFC 7240 §2
    public static let prefer = HTTPField.Name("Prefer")!
    /// RFC 7240 §3
    public static let preferenceApplied = HTTPField.Name("Preference-Applied")!
    /// Microsoft's word for `Prefer: return=minimal` (RFC 8144, appendix B).
    public static let brief = HTTPField.Name("Brief")!
}
