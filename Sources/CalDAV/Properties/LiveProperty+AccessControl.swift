import CalendarModel
import Markup
import WebDAV

extension LiveProperty {
    /// RFC 3744 §4, §5.
    static let accessControl: [LiveProperty] = [
        LiveProperty(.dav("owner"), on: .owned) { view in
            view.resource.owner.map { .hrefs([Paths.principal($0).href]) }
        },
        LiveProperty(
            .dav("current-user-privilege-set"), on: .everything, privilege: .readCurrentUserPrivilegeSet
        ) { view in
            .elements { Privilege.write(view.privileges, to: &$0) }
        },
        LiveProperty(.dav("supported-privilege-set"), on: .everything) { view in
            .elements { Privilege.writeSupported(excluding: unsupported(on: view.resource.kind), to: &$0) }
        },
        LiveProperty(.dav("acl"), on: [.home, .calendar], needs: .grants, privilege: .readACL) { view in
            .elements { AccessControlEntry.write(entries(view), to: &$0) }
        },
        LiveProperty(.dav("acl-restrictions"), on: [.home, .calendar]) { _ in
            .elements { AccessControlEntry.writeRestrictions(to: &$0) }
        },
        LiveProperty(.dav("inherited-acl-set"), on: [.calendar, .object]) { view in
            view.resource.owner.map { .hrefs([Paths.home(of: $0).href]) }
        },
        LiveProperty(.dav("principal-collection-set"), on: .everything) { _ in .hrefs([Paths.principals.href]) },
        LiveProperty(.dav("principal-URL"), on: [.principal]) { view in .hrefs([view.resource.path.href]) },
        LiveProperty(.dav("alternate-URI-set"), on: [.principal]) { _ in .empty },
        LiveProperty(.dav("group-member-set"), on: [.principal], needs: .memberships) { view in
            .hrefs(view.members.map { Paths.principal($0).href })
        },
        LiveProperty(.dav("group-membership"), on: [.principal], needs: .memberships) { view in
            .hrefs(view.teams.map { Paths.principal($0).href })
        },
    ]

    /// The owner's own rights, which nobody can take away, and what was granted to others.
    private static func entries(_ view: ResourceView) -> [AccessControlEntry] {
        let own = AccessControlEntry(principal: .property(.dav("owner")), privileges: [.all], isProtected: true)
        return [own]
            + view.grants.compactMap { grant in
                let privileges = Privilege.allCases.filter(grant.privileges.contains)
                switch grant.grantee {
                case .authenticated: return AccessControlEntry(principal: .authenticated, privileges: privileges)
                case .principal(let id):
                    return view.grantees[id].map {
                        AccessControlEntry(principal: .href(Paths.principal($0).href), privileges: privileges)
                    }
                }
            }
    }

    /// Of scheduling there is the question when somebody is busy, at the boxes (RFC 6638 §6).
    private static func unsupported(on kind: ResourceKind) -> Set<Privilege> {
        let scheduling = Privilege.scheduleDeliver.closure.union(Privilege.scheduleSend.closure)
        switch kind {
        case .inbox: return scheduling.subtracting([.scheduleDeliver, .scheduleQueryFreeBusy])
        case .outbox: return scheduling.subtracting([.scheduleSend, .scheduleSendFreeBusy])
        default: return scheduling
        }
    }
}

extension Set<ResourceKind> {
    /// What belongs to somebody.
    fileprivate static let owned: Set<ResourceKind> = [
        .principal, .home, .calendar, .object, .inbox, .outbox, .fileHome, .folder, .file,
    ]
}
