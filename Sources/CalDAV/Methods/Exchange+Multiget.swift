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
        let path = resource.path.asCollection()
        let (place, prefix) = (Location(path), path.href)
        let addresses = wish.hrefs.map { text in
            Address(text, directlyIn: place, prefix) ?? Address(text, bases: request.bases, inside: path)
        }
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
    ///
    /// Mostly it is the collection's own, as we write it, and a name in which nothing is escaped.
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

        /// Nothing where it has to be looked at more closely. `prefix` is the address of the calendar `place`.
        init?(_ text: String, directlyIn place: Location, _ prefix: String) {
            guard case .calendar(let home, let calendar) = place, let name = Self.plainName(text, in: prefix) else {
                return nil
            }
            self.text = text
            location = .object(home, calendar, name)
        }

        /// What stands behind `prefix`, where it is a name as it is: nothing to decode, no path of its own.
        private static func plainName(_ text: String, in prefix: String) -> String? {
            guard text.utf8.starts(with: prefix.utf8) else { return nil }
            let name = text.utf8.dropFirst(prefix.utf8.count)
            let isPlain = name.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                    UInt8(ascii: "@"):
                    true
                default: false
                }
            }
            guard isPlain, name.count <= 255, !name.allSatisfy({ $0 == UInt8(ascii: ".") }) else { return nil }
            return String(name)
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
            let zone = exchange.service.zone(of: shelf.calendar.calendar)
            let tag = exchange.commonTag(of: object, owner: shelf.calendar.owner.id)
            let data =
                writer.plan.wantsData
                ? exchange.service.content(wish.dataRequest, of: object.octets, tagged: tag, zone) : nil
            let member = object.summary
            if let listing = writer.plan.listing, shelf.privileges.contains(.read) {
                writer.write(member, of: shelf.calendar, listing, data: data)
                continue
            }
            let resource = Resource.object(shelf.calendar, member)
            let view = try await exchange.loader.view(of: resource, shelf.privileges, needs: writer.plan.needs)
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
