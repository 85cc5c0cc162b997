import CalendarModel
import Failures
import HTTPTypes

extension Route {
    /// Calendars, what is said about them, and new ones.
    static let calendars: [Route] = [
        Route("listCalendars", .get, "/calendars", .readCalendars) { service, call in
            try await service.listCalendars(call)
        },
        Route("createCalendar", .post, "/calendars", .writeCalendars, body: .json) { service, call in
            try await service.createCalendar(call)
        },
        Route("getCalendar", .get, "/calendars/{calendarId}", .readCalendars) { service, call in
            try await service.getCalendar(call)
        },
        Route("updateCalendar", .patch, "/calendars/{calendarId}", .writeCalendars, body: .mergePatch) {
            service, call in try await service.updateCalendar(call)
        },
        Route("deleteCalendar", .delete, "/calendars/{calendarId}", .writeCalendars) { service, call in
            try await service.deleteCalendar(call)
        },
    ]
}

extension APIService {
    fileprivate func listCalendars(_ call: APICall) async throws -> APIAnswer {
        let page = try PageRequest(call, of: "listCalendars", knowing: ["owner", "kind"])
        let kinds = ["personal", "group", "resource"]
        if let kind = page.query["kind"], !kinds.contains(kind) {
            throw Failure.invalidParameter("kind", "One of \(kinds.joined(separator: ", ")) is wanted.")
        }
        let found = try await visibleCalendars(of: call.principal).filter { visible in
            visible.calendar.id.rawValue > page.last
                && page.query["owner"].map { $0 == APIIdentifier.text(visible.owner) } ?? true
                && page.query["kind"].map { $0 == visible.kind } ?? true
        }
        return page.answer(Array(found.prefix(page.limit + 1)), at: "/calendars", number: \.calendar.id.rawValue) {
            $1.write(to: &$0)
        }
    }

    /// One's own; those of a team are up to who administers it.
    fileprivate func createCalendar(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let body = try BodyReader(call.body.value, knowing: ["owner", "name"] + CalendarFields.names)
        let text = try body.required("name", try body.text("name", length: 1...ResourceName.maximumLength))
        guard let name = ResourceName(text) else {
            throw body.failure("name", "Letters, digits, dots, dashes and underscores are wanted.")
        }
        let owner = try body.required("owner", try body.text("owner", length: 1...64))
        guard owner == APIIdentifier.text(call.principal) else {
            throw Failure(.forbidden, detail: "Calendars can be made for oneself here.")
        }
        let properties = try CalendarFields(body, resolver).applied(to: CalendarProperties(displayName: text))
        let calendar = try await store.addCalendar(
            named: name, of: call.principal.id, properties: properties, dead: [], at: call.request.now)
        let visible = VisibleCalendar(
            owner: call.principal, calendar: calendar, privileges: Privilege.all.closure, access: .owner)
        let place = "\(Self.root)/calendars/\(APIIdentifier.text(calendar.id))"
        return APIAnswer.json(.created, fields: [.location: place]) { visible.write(to: &$0) }.tagged(for: call.request)
    }

    fileprivate func getCalendar(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let visible = try await calendar(call)
        return APIAnswer.json { visible.write(to: &$0) }.tagged(for: call.request)
    }

    fileprivate func updateCalendar(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let visible = try await calendar(call)
        guard visible.privileges.contains(.writeProperties) else { throw Failure(.forbidden) }
        let body = try BodyReader(call.body.value, knowing: CalendarFields.names)
        let properties = try CalendarFields(body, resolver).applied(to: visible.calendar.properties)
        try APIAnswer.json { visible.write(to: &$0) }.requireMatch(call.request)
        if properties != visible.calendar.properties {
            try await store.setProperties(properties, dead: [], of: visible.calendar.id, at: call.request.now)
        }
        let changed = try await calendar(call)
        return APIAnswer.json { changed.write(to: &$0) }.tagged(for: call.request)
    }

    fileprivate func deleteCalendar(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let visible = try await calendar(call)
        guard visible.access == .owner else { throw Failure(.forbidden) }
        try APIAnswer.json { visible.write(to: &$0) }.requireMatch(call.request)
        try await store.removeCalendar(visible.calendar.id, at: call.request.now)
        return APIAnswer(.noContent)
    }
}
