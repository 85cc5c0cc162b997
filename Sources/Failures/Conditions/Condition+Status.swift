public import HTTPTypes

extension Condition {
    /// 403 where trying again cannot help, 409 where the client can mend the cause first (RFC 4918 §16,
    /// RFC 4791 §1.3); else what the section of the condition says.
    public var status: HTTPResponse.Status {
        switch self {
        case .noExternalEntities, .propfindFiniteDepth, .cannotModifyProtectedProperty, .resourceMustBeNull,
            .validResourceType, .supportedReport, .validSyncToken, .syncTraversalSupported, .needPrivileges,
            .limitedNumberOfACEs, .denyBeforeGrant, .grantOnly, .noInvert, .noAbstract, .notSupportedPrivilege,
            .missingRequiredPrincipal, .recognizedPrincipal, .allowedPrincipal, .calendarCollectionLocationOK,
            .initializeCalendarCollection, .supportedCalendarData, .validCalendarData, .validCalendarObjectResource,
            .supportedCalendarComponent, .maxResourceSize, .minDateTime, .maxDateTime, .maxInstances,
            .maxAttendeesPerInstance, .validFilter, .supportedFilter, .supportedCollation, .validTimezone,
            .supportedRecurrenceScale, .sameOrganizerInAllComponents, .allowedOrganizerSchedulingObjectChange,
            .allowedAttendeeSchedulingObjectChange, .defaultCalendarNeeded, .validScheduleDefaultCalendarURL,
            .supportedCollection, .validSchedulingMessage, .organizerAllowed, .attendeeAllowed, .recipientSpecified,
            .invalidSubscription, .pushNotAvailable, .noSupportedTrigger, .validManagedID, .validManagedIDParameter,
            .maxAttachmentSize, .maxAttachmentsPerResource:
            .forbidden
        case .lockTokenMatchesRequestURI, .preservedLiveProperties, .noACEConflict, .noProtectedACEConflict,
            .noInheritedACEConflict, .noUIDConflict, .uniqueSchedulingObjectResource:
            .conflict
        case .lockTokenSubmitted, .noConflictingLock: .locked
        case .quotaNotExceeded, .sufficientDiskSpace, .numberOfMatchesWithinLimits: .insufficientStorage
        }
    }
}
