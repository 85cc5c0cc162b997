/// Where a guest came from; kept with the booking and on its event.
public struct Attribution: Hashable, Sendable {
    public var source: String?
    public var referrer: String?
    public var utmSource: String?
    public var utmMedium: String?
    public var utmCampaign: String?
    public var utmTerm: String?
    public var utmContent: String?

    public init() {}

    /// Every part by the name of its property on an event, in a fixed order.
    static let properties: [(name: String, path: any WritableKeyPath<Attribution, String?> & Sendable)] = [
        ("X-TURNUS-SOURCE", \.source), ("X-TURNUS-REFERRER", \.referrer), ("X-TURNUS-UTM-SOURCE", \.utmSource),
        ("X-TURNUS-UTM-MEDIUM", \.utmMedium), ("X-TURNUS-UTM-CAMPAIGN", \.utmCampaign),
        ("X-TURNUS-UTM-TERM", \.utmTerm), ("X-TURNUS-UTM-CONTENT", \.utmContent),
    ]
}
