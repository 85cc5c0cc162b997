/// What the interface promises, as OpenAPI: the part of it that there is.
public enum APIContract {
    public static let mediaType = "application/yaml"

    /// The text as it is served.
    public static var octets: [UInt8] { PackageResources.openapi_yaml }
}
