public import Chronology

/// What a calendar object resource means (RFC 4791 §4.1): one UID, one kind, a master and its overrides.
///
/// Read by libical from the letter and checked by us; nothing of libical is left in it.
public struct CalendarObject: Hashable, Sendable {
    public var uid: String
    public var kind: ComponentKind
    /// In the order of the text; at most one without a RECURRENCE-ID. There may be none without: an invitation
    /// to single instances of a series arrives so.
    public var components: [CalendarComponent]

    public init(uid: String, kind: ComponentKind, components: [CalendarComponent]) {
        self.uid = uid
        self.kind = kind
        self.components = components
    }

    /// The index of the component without a RECURRENCE-ID.
    public var masterIndex: Int? {
        components.firstIndex { $0.recurrenceID == nil }
    }
}

/// One VEVENT, VTODO, VJOURNAL, VFREEBUSY or VAVAILABILITY, as typed values.
public struct CalendarComponent: Hashable, Sendable {
    /// How a component says when it ends.
    public enum Ending: Hashable, Sendable {
        /// Neither DTEND, DUE nor DURATION: a day for a DATE, no length for a DATE-TIME (RFC 5545 §3.6.1).
        case unstated
        /// DTEND of an event, DUE of a to-do.
        case at(CalendarTime)
        case after(CalendarDuration)
    }

    /// A RECURRENCE-ID (RFC 5545 §3.8.4.4).
    public struct RecurrenceID: Hashable, Sendable {
        public var time: CalendarTime
        /// RANGE=THISANDFUTURE: the change holds for all later instances too.
        public var isThisAndFuture: Bool

        public init(time: CalendarTime, isThisAndFuture: Bool = false) {
            self.time = time
            self.isThisAndFuture = isThisAndFuture
        }
    }

    /// An RDATE value: a start, with an ending of its own where it is a PERIOD (RFC 5545 §3.8.5.2).
    public struct RecurrenceDate: Hashable, Sendable {
        public var start: CalendarTime
        public var ending: Ending

        public init(start: CalendarTime, ending: Ending = .unstated) {
            self.start = start
            self.ending = ending
        }
    }

    public enum Status: String, Hashable, Sendable {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
        case needsAction = "NEEDS-ACTION"
        case completed = "COMPLETED"
        case inProcess = "IN-PROCESS"
        case draft = "DRAFT"
        case final = "FINAL"
    }

    public enum Classification: String, Hashable, Sendable {
        case `public` = "PUBLIC"
        case `private` = "PRIVATE"
        case confidential = "CONFIDENTIAL"
    }

    /// An ORGANIZER or ATTENDEE.
    public struct Attendee: Hashable, Sendable {
        /// The calendar user address as written, `mailto:` in lower case.
        public var address: String
        public var commonName: String?
        /// PARTSTAT in upper case; NEEDS-ACTION where it is not given (RFC 5545 §3.2.12).
        public var participation: String

        public init(address: String, commonName: String? = nil, participation: String = "NEEDS-ACTION") {
            self.address = address
            self.commonName = commonName
            self.participation = participation
        }
    }

    /// A VALARM (RFC 5545 §3.6.6).
    public struct Alarm: Hashable, Sendable {
        public enum Trigger: Hashable, Sendable {
            case beforeStart(CalendarDuration)
            case beforeEnd(CalendarDuration)
            case at(Instant)
        }
        /// ACTION in upper case.
        public var action: String
        /// The durations are signed as in the text: negative is earlier.
        public var trigger: Trigger
        /// How often it rings again, and how far apart.
        public var repetitions: Int
        public var interval: CalendarDuration

        public init(action: String, trigger: Trigger, repetitions: Int = 0, interval: CalendarDuration = .init()) {
            self.action = action
            self.trigger = trigger
            self.repetitions = repetitions
            self.interval = interval
        }
    }

    public var kind: ComponentKind
    public var recurrenceID: RecurrenceID?
    /// Missing in some to-dos and journals.
    public var start: CalendarTime?
    public var ending = Ending.unstated
    public var rules: [RecurrenceRule] = []
    /// EXRULE, gone from RFC 5545 and still found in files (RFC 2445 §4.8.5.2).
    public var exclusionRules: [RecurrenceRule] = []
    public var recurrenceDates: [RecurrenceDate] = []
    public var exclusionDates: [CalendarTime] = []
    public var status: Status?
    /// TRANSP:TRANSPARENT: takes no time from anybody (RFC 5545 §3.8.2.7).
    public var isTransparent = false
    public var classification = Classification.public
    public var sequence = 0
    public var stamp: Instant?
    public var created: Instant?
    public var lastModified: Instant?
    /// COMPLETED of a to-do.
    public var completed: Instant?
    public var summary: String?
    public var organizer: Attendee?
    public var attendees: [Attendee] = []
    public var alarms: [Alarm] = []
    /// The FREEBUSY values of a VFREEBUSY, in the order of the text.
    public var freeBusyPeriods: [FreeBusyPeriod] = []
    /// Of a VAVAILABILITY only.
    public var availability: Availability?

    public init(kind: ComponentKind) {
        self.kind = kind
    }
}
