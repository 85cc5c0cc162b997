/// The kinds of component that a calendar object can consist of (RFC 5545 §3.6, RFC 7953 §3.1).
public enum ComponentKind: String, CaseIterable, Hashable, Sendable {
    case event = "VEVENT"
    case toDo = "VTODO"
    case journal = "VJOURNAL"
    case freeBusy = "VFREEBUSY"
    case availability = "VAVAILABILITY"
}
