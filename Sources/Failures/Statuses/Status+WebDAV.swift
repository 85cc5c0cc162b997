public import HTTPTypes

extension HTTPResponse.Status {
    /// RFC 4918 §11.1
    public static let multiStatus = HTTPResponse.Status(code: 207, reasonPhrase: "Multi-Status")
    /// RFC 5842 §7.1
    public static let alreadyReported = HTTPResponse.Status(code: 208, reasonPhrase: "Already Reported")
    /// RFC 4918 §11.3
    public static let locked = HTTPResponse.Status(code: 423, reasonPhrase: "Locked")
    /// RFC 4918 §11.4
    public static let failedDependency = HTTPResponse.Status(code: 424, reasonPhrase: "Failed Dependency")
    /// RFC 4918 §11.5
    public static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
