/// A rule of the protocol that a client can be told, by name, that it broke.
///
/// The paths in them are paths as they go on the wire, percent-encoded (RFC 4918 §8.3).
public enum Condition: Hashable, Sendable {
    // MARK: WebDAV (RFC 4918 §16)

    /// The lock token is not one of the resource's.
    case lockTokenMatchesRequestURI
    /// The request needs the tokens of the locks on these paths.
    case lockTokenSubmitted([String])
    /// These paths are locked in a way that does not go with the lock asked for.
    case noConflictingLock([String])
    case noExternalEntities
    case preservedLiveProperties
    /// `Depth: infinity` is not answered here.
    case propfindFiniteDepth
    case cannotModifyProtectedProperty
    /// RFC 4331 §6
    case quotaNotExceeded
    /// RFC 4331 §6
    case sufficientDiskSpace

    // MARK: Collections and reports

    /// RFC 5689 §3 and RFC 4791 §5.3.1.1: something is there already.
    case resourceMustBeNull
    /// RFC 5689 §3
    case validResourceType
    /// RFC 3253 §3.6
    case supportedReport
    /// RFC 6578 §3.2
    case validSyncToken
    /// RFC 6578 §3.3: not for infinite depth here.
    case syncTraversalSupported
    /// RFC 4791 §7.8, RFC 6578 §3.2, RFC 3744 §9
    case numberOfMatchesWithinLimits

    // MARK: Access control (RFC 3744)

    /// §7.1.1; what would have been needed, and where.
    case needPrivileges([NeededPrivilege])
    /// §8.1.1
    case noACEConflict
    case noProtectedACEConflict
    case noInheritedACEConflict
    case limitedNumberOfACEs
    case denyBeforeGrant
    case grantOnly
    case noInvert
    case noAbstract
    case notSupportedPrivilege
    case missingRequiredPrincipal
    case recognizedPrincipal
    case allowedPrincipal

    // MARK: Calendars (RFC 4791)

    /// §5.3.1.1
    case calendarCollectionLocationOK
    /// §5.3.1.1
    case initializeCalendarCollection
    /// §5.3.2.1
    case supportedCalendarData
    case validCalendarData
    case validCalendarObjectResource
    case supportedCalendarComponent
    /// §5.3.2.1; names the object that already has the UID, where it may be named.
    case noUIDConflict(with: String?)
    case maxResourceSize
    case minDateTime
    case maxDateTime
    case maxInstances
    case maxAttendeesPerInstance
    /// §7.8
    case validFilter
    case supportedFilter
    case supportedCollation
    /// RFC 7809 §3.1.1
    case validTimezone
    /// RFC 7529 §7
    case supportedRecurrenceScale

    // MARK: Scheduling (RFC 6638)

    /// §3.2.4; names the other object, where it may be named.
    case uniqueSchedulingObjectResource(String?)
    case sameOrganizerInAllComponents
    case allowedOrganizerSchedulingObjectChange
    case allowedAttendeeSchedulingObjectChange
    /// §4.3
    case defaultCalendarNeeded
    /// §9.2
    case validScheduleDefaultCalendarURL
    /// §5.1, a POST to the outbox
    case supportedCollection
    case validSchedulingMessage
    case organizerAllowed
    /// Of the drafts before RFC 6638; clients and test suites know them.
    case attendeeAllowed
    case recipientSpecified

    // MARK: WebDAV-Push

    case invalidSubscription
    case pushNotAvailable
    case noSupportedTrigger

    // MARK: Managed attachments (RFC 8607 §3.11)

    case validManagedID
    case validManagedIDParameter
    case maxAttachmentSize
    case maxAttachmentsPerResource
}

/// A privilege that was missing, and the resource on which (RFC 3744 §7.1.1).
public struct NeededPrivilege: Hashable, Sendable {
    public let path: String
    public let privilege: ElementName

    public init(_ privilege: ElementName, on path: String) {
        self.path = path
        self.privilege = privilege
    }
}
