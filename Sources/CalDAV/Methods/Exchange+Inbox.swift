import CalendarModel
import Failures
import ICalendar
import Markup
import Scheduling
import WebDAV

/// The scheduling inbox (RFC 6638 §2.2): nothing is delivered to it yet, but what people say of their time stands on it.
extension Exchange {
    /// RFC 7953 §7.2.4: the one property that can be written here.
    func proppatchInbox(of owner: Principal, _ update: PropertyUpdate) async throws -> DAVAnswer {
        var refused: [XMLName: Failure] = [:]
        var availability: [UInt8]?
        for instruction in update.instructions {
            let name = instruction.name
            guard LiveProperty.Availability.names.contains(name) else {
                refused[name] = Failure(.cannotModifyProtectedProperty)
                continue
            }
            switch instruction {
            case .set(let element):
                do throws(Failure) {
                    availability = try self.availability(element)
                } catch {
                    refused[name] = refused[name] ?? error
                }
            case .remove: availability = nil
            }
        }
        if refused.isEmpty, !update.instructions.isEmpty {
            try await store.setAvailability(availability, of: owner.id, at: request.now)
        }
        return outcome(of: update, on: .inbox(owner), refused)
    }

    /// The text of the property, when it says something of somebody's time.
    private func availability(_ element: XMLElement) throws(Failure) -> [UInt8] {
        let octets = Array(element.text.utf8)
        guard octets.count <= service.settings.maximumResourceSize else { throw Failure(.maxResourceSize) }
        let document: AvailabilityDocument
        do {
            document = try AvailabilityDocument(reading: octets, resolver: service.resolver)
        } catch {
            throw Failure(
                .validCalendarData, reason: "calendar-availability: \(error)",
                detail: "It is a VCALENDAR with VAVAILABILITY components, and with VTIMEZONE where they need one.")
        }
        guard !document.objects.isEmpty else {
            throw Failure(
                .validCalendarData, reason: "calendar-availability says nothing",
                detail: "Remove the property where there is nothing to say.")
        }
        return octets
    }
}
