import CalendarModel
import Failures
import WebDAV

/// The sync-collection report on a home (RFC 6578 §3): which calendars changed, with anything in them.
///
/// The home counts its own calendars. For its owner the calendars of others are in it too; the token remembers those
/// one by one (`MountMemory`), so it never says less than what happened.
extension Exchange {
    func syncHome(of owner: Principal, _ wish: SyncCollection, _ plan: PropertyPlan) async throws -> DAVAnswer {
        // Read before anything is told: what happens meanwhile is told the next time, perhaps once more.
        let home = try await store.home(of: owner.id)
        let mounts = owner.id == request.principal.id ? try await finder.access.mounts() : []
        var writer = ResponseWriter(plan)
        guard let text = wish.token else {
            for calendar in try await store.calendars(of: owner.id) {
                try await write(PlacedCalendar(owner: owner, calendar: calendar), to: &writer)
            }
            for mount in mounts { try await write(mount, to: &writer) }
            writer.finish(syncToken: SyncToken(home, mounts: MountMemory(mounts)))
            return .multistatus(writer, fields: preferenceFields)
        }
        guard let token = SyncToken(text), token.scope == .home, token.key == home.syncKey,
            (0...home.revision).contains(token.revision), let differences = token.mounts.differences(to: mounts)
        else { throw Failure(.validSyncToken, reason: "sync token \(text.prefix(100))") }
        let limit = min(wish.limit ?? .max, 10_000)
        let changes = try await store.homeChanges(of: owner.id, after: token.revision, limit: limit + 1)
        let told = changes.prefix(limit)
        let path = Paths.home(of: owner)
        for change in told {
            if let calendar = change.calendar {
                try await write(PlacedCalendar(owner: owner, calendar: calendar), to: &writer)
            } else {
                writer.writeMissing(path.appending(change.name.value, isCollection: true).href)
            }
        }
        guard changes.count <= limit else {
            writer.writeCut(path.href)
            writer.finish(syncToken: SyncToken(home, revision: told.last?.revision, mounts: token.mounts))
            return .multistatus(writer, fields: preferenceFields)
        }
        let gone = differences.gone.prefix(limit - told.count)
        let changed = differences.changed.prefix(limit - told.count - gone.count)
        for id in gone { writer.writeMissing(Paths.mount(of: id, in: owner).href) }
        for mount in changed { try await write(mount, to: &writer) }
        if gone.count + changed.count < differences.gone.count + differences.changed.count {
            writer.writeCut(path.href)
        }
        writer.finish(syncToken: SyncToken(home, mounts: token.mounts.told(gone: gone, changed: changed)))
        return .multistatus(writer, fields: preferenceFields)
    }

    private func write(_ placed: PlacedCalendar, to writer: inout ResponseWriter) async throws {
        let resource = Resource.calendar(placed)
        let privileges = try await finder.access.privileges(on: resource)
        writer.write(try await loader.view(of: resource, privileges, needs: writer.plan.needs))
    }

    private func write(_ mount: Mount, to writer: inout ResponseWriter) async throws {
        writer.write(
            try await loader.view(of: .calendar(mount.place), mount.privileges, needs: writer.plan.needs))
    }
}
