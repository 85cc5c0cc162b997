extension Zone {
    /// What clocks do for a while: the STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545 §3.6.5).
    public struct Observance: Hashable, Sendable {
        /// Seconds east of UTC.
        public var offset: Int
        public var isDaylight: Bool
        /// `CET`, `CEST`, `+0330`; may be empty.
        public var abbreviation: String

        public init(offset: Int, isDaylight: Bool, abbreviation: String) {
            self.offset = offset
            self.isDaylight = isDaylight
            self.abbreviation = abbreviation
        }
    }

    /// The moment at which one observance gives way to the next.
    public struct Transition: Hashable, Sendable {
        public var instant: Instant
        /// Seconds east of UTC until the moment.
        public var offsetBefore: Int
        /// Seconds east of UTC from the moment on.
        public var offsetAfter: Int
        /// Whether what begins is daylight saving time.
        public var isDaylight: Bool
        /// The abbreviation of what begins.
        public var abbreviation: String

        public init(
            instant: Instant, offsetBefore: Int, offsetAfter: Int, isDaylight: Bool, abbreviation: String
        ) {
            self.instant = instant
            self.offsetBefore = offsetBefore
            self.offsetAfter = offsetAfter
            self.isDaylight = isDaylight
            self.abbreviation = abbreviation
        }
    }

    /// A change that comes round every year: half of a TZ string (RFC 9636 §3.3), or an observance with a
    /// yearly RRULE (RFC 5545 §3.6.5).
    public struct AnnualChange: Hashable, Sendable {
        public var day: AnnualDay
        /// What the clock shows when it is changed, in seconds from midnight; may lie days away from it
        /// (RFC 9636 §3.3.1 allows ±167 hours).
        public var secondOfDay: Int
        /// The offset of the clock that shows that time.
        public var offsetBefore: Int
        /// What begins.
        public var observance: Observance

        public init(day: AnnualDay, secondOfDay: Int, offsetBefore: Int, observance: Observance) {
            self.day = day
            self.secondOfDay = secondOfDay
            self.offsetBefore = offsetBefore
            self.observance = observance
        }
    }
}
