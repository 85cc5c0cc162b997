import Failures
import HTTPTypes
import Testing

struct ConditionTests {
    static let all: [Condition] = [
        .lockTokenMatchesRequestURI, .lockTokenSubmitted([]), .noConflictingLock([]), .noExternalEntities,
        .preservedLiveProperties, .propfindFiniteDepth, .cannotModifyProtectedProperty, .quotaNotExceeded,
        .sufficientDiskSpace, .resourceMustBeNull, .validResourceType, .supportedReport, .validSyncToken,
        .syncTraversalSupported, .numberOfMatchesWithinLimits, .needPrivileges([]), .noACEConflict,
        .noProtectedACEConflict, .noInheritedACEConflict, .limitedNumberOfACEs, .denyBeforeGrant, .grantOnly,
        .noInvert, .noAbstract, .notSupportedPrivilege, .missingRequiredPrincipal, .recognizedPrincipal,
        .allowedPrincipal, .calendarCollectionLocationOK, .initializeCalendarCollection, .supportedCalendarData,
        .validCalendarData, .validCalendarObjectResource, .supportedCalendarComponent, .noUIDConflict(with: nil),
        .maxResourceSize, .minDateTime, .maxDateTime, .maxInstances, .maxAttendeesPerInstance, .validFilter,
        .supportedFilter, .supportedCollation, .validTimezone, .supportedRecurrenceScale,
        .uniqueSchedulingObjectResource(nil), .sameOrganizerInAllComponents, .allowedOrganizerSchedulingObjectChange,
        .allowedAttendeeSchedulingObjectChange, .defaultCalendarNeeded, .validScheduleDefaultCalendarURL,
        .supportedCollection, .validSchedulingMessage, .organizerAllowed, .attendeeAllowed, .recipientSpecified,
        .validManagedID, .validManagedIDParameter, .maxAttachmentSize, .maxAttachmentsPerResource,
    ]

    @Test func `no two conditions have the same element`() {
        #expect(Set(Self.all.map(\.element)).count == Self.all.count)
    }

    @Test func `rfc4918 §16 every condition is refused with 403 or 409, a lock with 423, want of room with 507`() {
        #expect(Set(Self.all.map(\.status.code)) == [403, 409, 423, 507])
        #expect(Condition.lockTokenSubmitted(["/a"]).status == .locked)
        #expect(Condition.quotaNotExceeded.status == .insufficientStorage)
    }

    @Test(arguments: [
        (Condition.validSyncToken, "DAV:", "valid-sync-token", 403),
        (.needPrivileges([]), "DAV:", "need-privileges", 403),
        (.numberOfMatchesWithinLimits, "DAV:", "number-of-matches-within-limits", 507),
        (.noUIDConflict(with: nil), "urn:ietf:params:xml:ns:caldav", "no-uid-conflict", 409),
        (.calendarCollectionLocationOK, "urn:ietf:params:xml:ns:caldav", "calendar-collection-location-ok", 403),
        (
            .validScheduleDefaultCalendarURL, "urn:ietf:params:xml:ns:caldav",
            "valid-schedule-default-calendar-URL", 403
        ),
    ])
    func `names are those of the standards`(condition: Condition, namespace: String, local: String, code: Int) {
        #expect(condition.element == ElementName(namespace: namespace, local: local))
        #expect(condition.status.code == code)
    }
}
