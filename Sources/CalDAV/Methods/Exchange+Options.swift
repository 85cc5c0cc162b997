import HTTPTypes
public import WebDAV

extension DAVService {
    /// What the server can do, named once and truly (RFC 4918 §10.1, RFC 3744 §7.2, RFC 5689 §3, RFC 4791 §5.1,
    /// RFC 7809 §3.1, RFC 7953 §7.1, Apple's calendarserver-subscribed).
    ///
    /// Neither `calendar-auto-schedule` nor the `calendar-schedule` of the drafts before it: clients that see one of them
    /// leave it to the server to send invitations, and it does not send any. Who asks for somebody's busy time finds the
    /// outbox by its property.
    public static let compliance =
        "1, 2, 3, access-control, extended-mkcol, calendar-access, calendar-no-timezone, "
        + "calendar-availability, calendarserver-subscribed"

    /// The same, with WebDAV-Push where messages can be sent.
    var compliance: String {
        settings.pushKey == nil ? Self.compliance : Self.compliance + ", webdav-push"
    }

    /// The answer to OPTIONS, which needs neither credentials nor that anything is there.
    public func options(on path: ResourcePath) -> DAVAnswer {
        let allowed = MethodKind.allowed(on: Location(path).likelyKind).map(\.rawValue)
        return DAVAnswer(.ok, fields: [.allow: allowed.joined(separator: ", "), .dav: compliance])
    }
}

extension Exchange {
    func options() -> DAVAnswer {
        service.options(on: request.path)
    }
}

extension Location {
    /// What sort of resource would be here, if one is.
    var likelyKind: ResourceKind {
        switch self {
        case .root, .nowhere: .root
        case .principals: .principals
        case .principalKind: .principalKind
        case .principal: .principal
        case .homes: .homes
        case .home: .home
        case .calendar: .calendar
        case .object: .object
        case .inbox: .inbox
        case .outbox: .outbox
        case .fileHomes: .fileHomes
        case .file(_, let names): names.isEmpty ? .fileHome : .file
        }
    }
}
