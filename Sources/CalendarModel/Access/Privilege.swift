/// What somebody may do with a resource (RFC 3744 §3, RFC 4791 §6.1, RFC 6638 §6).
public enum Privilege: String, CaseIterable, Hashable, Sendable {
    case all = "all"
    case read = "read"
    case readFreeBusy = "read-free-busy"
    case readACL = "read-acl"
    case readCurrentUserPrivilegeSet = "read-current-user-privilege-set"
    case write = "write"
    case writeProperties = "write-properties"
    case writeContent = "write-content"
    case bind = "bind"
    case unbind = "unbind"
    case unlock = "unlock"
    case writeACL = "write-acl"
    case scheduleDeliver = "schedule-deliver"
    case scheduleDeliverInvite = "schedule-deliver-invite"
    case scheduleDeliverReply = "schedule-deliver-reply"
    case scheduleQueryFreeBusy = "schedule-query-freebusy"
    case scheduleSend = "schedule-send"
    case scheduleSendInvite = "schedule-send-invite"
    case scheduleSendReply = "schedule-send-reply"
    case scheduleSendFreeBusy = "schedule-send-freebusy"

    /// The privileges directly inside this one.
    public var contained: [Privilege] {
        switch self {
        case .all:
            [
                .read, .write, .unlock, .readACL, .readCurrentUserPrivilegeSet, .writeACL, .scheduleDeliver,
                .scheduleSend,
            ]
        // RFC 4791 §6.1.1: who may read may also ask for free/busy.
        case .read: [.readFreeBusy]
        case .write: [.writeProperties, .writeContent, .bind, .unbind]
        case .scheduleDeliver: [.scheduleDeliverInvite, .scheduleDeliverReply, .scheduleQueryFreeBusy]
        case .scheduleSend: [.scheduleSendInvite, .scheduleSendReply, .scheduleSendFreeBusy]
        case .readFreeBusy, .readACL, .readCurrentUserPrivilegeSet, .writeProperties, .writeContent, .bind, .unbind,
            .unlock, .writeACL, .scheduleDeliverInvite, .scheduleDeliverReply, .scheduleQueryFreeBusy,
            .scheduleSendInvite, .scheduleSendReply, .scheduleSendFreeBusy:
            []
        }
    }

    /// This one and everything inside it.
    public var closure: Set<Privilege> {
        contained.reduce(into: [self]) { $0.formUnion($1.closure) }
    }

    /// Whether RFC 4791 or RFC 6638 defines it, else RFC 3744.
    public var isOfCalendars: Bool {
        switch self {
        case .readFreeBusy, .scheduleDeliver, .scheduleDeliverInvite, .scheduleDeliverReply, .scheduleQueryFreeBusy,
            .scheduleSend, .scheduleSendInvite, .scheduleSendReply, .scheduleSendFreeBusy:
            true
        case .all, .read, .readACL, .readCurrentUserPrivilegeSet, .write, .writeProperties, .writeContent, .bind,
            .unbind, .unlock, .writeACL:
            false
        }
    }
}
