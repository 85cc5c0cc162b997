import CalendarModel
import Failures
import Markup
import WebDAV

/// The calendar-multiget report (RFC 4791 §7.9): a response for each address, always.
extension Exchange {
    func multiget(
        _ resource: Resource, _ privileges: Set<Privilege>, _ body: XMLElement
    ) async throws -> DAVAnswer {
        var wish = try CalendarMultiget(body)
        wish.dataRequest = fitted(wish.dataRequest)
        let plan = PropertyPlan(wish.properties, isMinimal: preferences.isMinimal, dataTag: wish.dataRequest.tag)
        let addresses = wish.hrefs.map { Address($0, bases: request.bases, inside: resource.path) }
        let reader = MultigetReading(
            exchange: self, wish: wish, resource: resource, privileges: privileges)
        var writer = ResponseWriter(plan)
        let pages = stride(from: 0, to: addresses.count, by: MultigetReading.size).map {
            Array(addresses[$0..<min($0 + MultigetReading.size, addresses.count)])
        }
        if let first = pages.first { try await reader.write(first, to: &writer) }
        guard pages.count > 1 else {
            writer.finish()
            return .multistatus(writer, fields: preferenceFields)
        }
        return .multistatus(writer, fields: preferenceFields) { writer, sink in
            for page in pages.dropFirst() {
                try await reader.write(page, to: &writer)
                try await sink.write(writer.takeOctets())
            }
            writer.finish()
        }
    }

    /// One address of a multiget.
    struct Address: Sendable {
        /// As the client wrote it, which is how it finds its answer.
        let text: String
        /// Where it leads, if inside the collection.
        let location: Location?

        init(_ text: String, bases: [String], inside collection: ResourcePath) {
            self.text = text
            do throws(Failure) {
                let path = try ResourcePath(reference: text, bases: bases)
                location = path.isInside(collection) ? Location(path) : nil
            } catch {
                location = nil
            }
        }
    }
}

/// Reads the objects of a piece of a multiget together, calendar by calendar.
struct MultigetReading: Sendable {
    static let size = 100

    let exchange: Exchange
    let wish: CalendarMultiget
    let resource: Resource
    let privileges: Set<Privilege>

    func write(_ addresses: [Exchange.Address], to writer: inout ResponseWriter) async throws {
        var names: [ResourceName: [String]] = [:]
        for case .object(_, let calendar, let name) in addresses.map(\.location) {
            names[calendar, default: []].append(name)
        }
        var found: [ResourceName: Shelf] = [:]
        for (calendar, names) in names { found[calendar] = try await shelf(calendar, names) }
        for address in addresses {
            guard case .object(_, let calendar, let name)? = address.location, let shelf = found[calendar],
                let object = shelf.objects[name]
            else {
                writer.writeMissing(address.text)
                continue
            }
            let resource = Resource.object(shelf.calendar, object.summary)
            let view = try await exchange.loader.view(of: resource, shelf.privileges, needs: writer.plan.needs)
            let zone = exchange.service.zone(of: shelf.calendar.calendar)
            let tag = exchange.commonTag(of: object, owner: shelf.calendar.owner.id)
            let data =
                writer.plan.wantsData
                ? exchange.service.content(wish.dataRequest, of: object.octets, tagged: tag, zone) : nil
            writer.write(view, data: data)
        }
    }

    private struct Shelf {
        let calendar: PlacedCalendar
        let privileges: Set<Privilege>
        let objects: [String: StoredObject]
    }

    private func shelf(_ name: ResourceName, _ names: [String]) async throws -> Shelf? {
        let placed: PlacedCalendar
        var privileges = privileges
        switch resource {
        case .calendar(let own): placed = own
        case .home(let owner):
            guard let found = try await exchange.finder.calendar(at: owner.name, name) else { return nil }
            placed = found
            privileges = try await exchange.finder.access.privileges(on: .calendar(found))
            guard privileges.contains(.read) else { return nil }
        default: return nil
        }
        let stored = try await exchange.store.objects(named: names, in: placed.calendar.id)
        let objects = try await exchange.seen(stored, owner: placed.owner.id)
        return Shelf(
            calendar: placed, privileges: privileges,
            objects: Dictionary(objects.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}
