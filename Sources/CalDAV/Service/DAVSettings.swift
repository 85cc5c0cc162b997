/// What the owner of the house decides about WebDAV and CalDAV.
public struct DAVSettings: Hashable, Sendable {
    /// Octets of one calendar object (RFC 4791 §5.2.5).
    public var maximumResourceSize: Int
    /// RFC 4791 §5.2.9
    public var maximumAttendees: Int
    /// People in one question for busy time (RFC 6638 §5).
    public var maximumAskedAbout: Int
    /// Days that such a question may be about.
    public var maximumAskedDays: Int
    /// RFC 4791 §5.2.8; of rules that end. One that does not end has no instances to count.
    public var maximumInstances: Int
    /// Octets of all plain files of one user (RFC 4331).
    public var fileQuota: Int64
    /// Calendars in one home.
    public var maximumCalendars: Int
    /// Objects of a calendar that is copied as a whole.
    public var maximumCopiedObjects: Int
    /// Where zones are found by their names (RFC 7809 §5.1): a path here.
    public var timeZoneService: String
    /// Our public key for push services (RFC 8292 §3.2), in base64url; without one nobody is told of changes.
    public var pushKey: String?

    public init(
        maximumResourceSize: Int = 10 << 20, maximumAttendees: Int = 10_000, maximumAskedAbout: Int = 100,
        maximumAskedDays: Int = 1100, maximumInstances: Int = 100_000,
        fileQuota: Int64 = 100 << 20, maximumCalendars: Int = 500,
        maximumCopiedObjects: Int = 5000, timeZoneService: String = "/tzdist/", pushKey: String? = nil
    ) {
        self.maximumResourceSize = maximumResourceSize
        self.maximumAttendees = maximumAttendees
        self.maximumAskedAbout = maximumAskedAbout
        self.maximumAskedDays = maximumAskedDays
        self.maximumInstances = maximumInstances
        self.fileQuota = fileQuota
        self.maximumCalendars = maximumCalendars
        self.maximumCopiedObjects = maximumCopiedObjects
        self.timeZoneService = timeZoneService
        self.pushKey = pushKey
    }

    /// What one calendar object may hold.
    var admission: AdmissionLimits {
        AdmissionLimits(octets: maximumResourceSize, attendees: maximumAttendees, instances: maximumInstances)
    }
}
