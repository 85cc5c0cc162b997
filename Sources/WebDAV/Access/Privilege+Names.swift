public import CalendarModel
public import Failures
public import Markup

extension Privilege {
    /// The element that stands for it.
    public var name: XMLName {
        isOfCalendars ? .caldav(rawValue) : .dav(rawValue)
    }

    /// The privilege of this name, or nothing where it is not known here.
    public init?(_ name: XMLName) {
        guard let privilege = Privilege(rawValue: name.local), privilege.name == name else { return nil }
        self = privilege
    }

    /// As it stands in a failure.
    public var elementName: ElementName {
        isOfCalendars ? .caldav(rawValue) : .dav(rawValue)
    }

    /// What it is good for, for those who grant it.
    public var explanation: String {
        switch self {
        case .all: "Everything"
        case .read: "Read the resource and its properties"
        case .readFreeBusy: "See when it is busy"
        case .readACL: "See who may do what"
        case .readCurrentUserPrivilegeSet: "See one's own privileges"
        case .write: "Change the resource, its properties and its members"
        case .writeProperties: "Change properties"
        case .writeContent: "Change what is there"
        case .bind: "Add members"
        case .unbind: "Remove members"
        case .unlock: "Remove the locks of others"
        case .writeACL: "Decide who may do what"
        case .scheduleDeliver: "Send scheduling messages to the owner"
        case .scheduleDeliverInvite: "Send invitations to the owner"
        case .scheduleDeliverReply: "Send replies to the owner"
        case .scheduleQueryFreeBusy: "Ask when the owner is busy"
        case .scheduleSend: "Send scheduling messages for the owner"
        case .scheduleSendInvite: "Send invitations for the owner"
        case .scheduleSendReply: "Send replies for the owner"
        case .scheduleSendFreeBusy: "Ask for others' busy time for the owner"
        }
    }
}

extension Failure {
    /// RFC 3744 §7.1.1: what would have been needed, and where.
    public static func needs(_ privilege: Privilege, on path: ResourcePath) -> Failure {
        Failure(
            .needPrivileges([NeededPrivilege(privilege.elementName, on: path.href)]),
            reason: "needs \(privilege.rawValue) on \(path.href)")
    }
}
