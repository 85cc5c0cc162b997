/// A calendar object on its way through libical: what is handed to it, and then what it made of that.
///
/// The properties stand in one list, by whose index libical's answers are found again.
struct PreparedCalendar {
    var properties: [PreparedProperty] = []
    var components: [PreparedComponent] = []
}

/// A component whose kind is known; others mean nothing here.
struct PreparedComponent {
    enum Kind: String, Hashable {
        case event = "VEVENT"
        case toDo = "VTODO"
        case journal = "VJOURNAL"
        case freeBusy = "VFREEBUSY"
        case availability = "VAVAILABILITY"
        case available = "AVAILABLE"
        case alarm = "VALARM"

        /// What may stand directly in a VCALENDAR.
        var objectKind: ComponentKind? { ComponentKind(rawValue: rawValue) }

        /// Whether a component of this kind means something inside one of kind `outer`.
        func belongs(in outer: Kind?) -> Bool {
            switch self {
            case .alarm: outer == .event || outer == .toDo
            case .available: outer == .availability
            default: outer == nil
            }
        }
    }

    let kind: Kind
    let line: Int
    /// Its place among the components of what it stands in.
    let place: Int
    /// Indices into `PreparedCalendar.properties`.
    var properties: Range<Int>
    var components: [PreparedComponent] = []
}

/// One value of a property in the plain form of its type.
struct PreparedProperty {
    let name: PropertyName
    let line: Int
    /// As calendar text first, then as libical gives it: a TEXT without escapes.
    var value: String
    /// TZID, without blanks around it; nil where the value has no use for one.
    var zone: String?
    /// CN of an ORGANIZER or ATTENDEE.
    var commonName: String?
    /// The one parameter that is a word, in upper case: `qualifierName` says which.
    var qualifier: String?
    /// Whether libical took it.
    var isAccepted = false

    init(_ name: PropertyName, line: Int, value: String, zone: String? = nil) {
        self.name = name
        self.line = line
        self.value = value
        self.zone = zone
    }
}

extension PropertyName {
    /// The parameter that changes what the property means, beside TZID, VALUE and CN.
    var qualifierName: String? {
        switch self {
        case .recurrenceID: "RANGE"
        case .trigger: "RELATED"
        case .attendee: "PARTSTAT"
        case .freeBusy: "FBTYPE"
        default: nil
        }
    }
}
