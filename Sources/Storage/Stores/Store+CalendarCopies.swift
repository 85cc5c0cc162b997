public import CalendarModel
public import Chronology

extension Store {
    public func copyCalendar(
        _ id: CalendarID, to name: ResourceName, of owner: PrincipalID, isDeep: Bool, replacing: Bool, at now: Instant
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            guard let source = try connection.calendars([id]).first else { throw .noSuchCalendar }
            try connection.requirePrincipal(owner)
            let present = try connection.calendars(where: "c.owner = \(owner) AND c.name = \(name)").first
            if let present {
                guard replacing, present.id != id else { throw .nameTaken(name.value) }
                try connection.disownCalendar(present.id)
            }
            let copy = try connection.insertCalendar(
                named: name, of: owner, properties: source.properties, at: now)
            try connection.copyProperties(of: .calendar(id), to: .calendar(copy.id))
            if isDeep { try connection.copyMembers(of: id, to: copy.id, at: now) }
        }
        if replacing { await sweepAfterRemoval() }
    }
}

extension Connection {
    /// Everything in the one calendar once more in the other, which has nothing in it yet.
    fileprivate func copyMembers(
        of source: CalendarID, to target: CalendarID, at now: Instant
    ) throws(CalendarStoreError) {
        let count = try execute(
            """
            INSERT INTO calendar_object (calendar, name, uid, kind, entity_tag, created, modified,
                complete_from, complete_until, octet_count, writer, octets)
            SELECT \(target), name, uid, kind, entity_tag, \(now), \(now), complete_from, complete_until,
                octet_count, COALESCE(writer, (SELECT owner FROM calendar WHERE id = \(source))), octets
            FROM calendar_object WHERE calendar = \(source) ORDER BY id
            """)
        let pairs: SQL =
            """
            calendar_object original JOIN calendar_object made
                ON made.calendar = \(target) AND made.name = original.name AND original.calendar = \(source)
            """
        try execute(
            """
            INSERT INTO occurrence (calendar, object, position, lane, starts, ends, recurrence,
                recurrence_floating, all_day, busy, component, detail)
            SELECT \(target), made.id, position, lane, starts, ends,
                recurrence, recurrence_floating, all_day, busy, component, detail
            FROM \(pairs) JOIN occurrence ON occurrence.object = original.id
            """)
        try execute(
            """
            INSERT INTO answer_sheet (object, octets)
            SELECT made.id, answer_sheet.octets FROM \(pairs) JOIN answer_sheet ON answer_sheet.object = original.id
            """)
        try execute(
            """
            INSERT INTO alarm_answer (object, principal, octets)
            SELECT made.id, alarm_answer.principal, alarm_answer.octets
            FROM \(pairs) JOIN alarm_answer ON alarm_answer.object = original.id
            """)
        try execute(
            """
            INSERT INTO dead_property (scope, owner, namespace, name, octets)
            SELECT scope, made.id, namespace, dead_property.name, dead_property.octets
            FROM \(pairs) JOIN dead_property ON dead_property.scope = \(PropertyScope.object)
                AND dead_property.owner = original.id
            """)
        try execute(
            """
            INSERT INTO change (calendar, revision, name, uid, kind, at)
            SELECT \(target), ROW_NUMBER() OVER (ORDER BY id), name, uid, \(Change.Kind.created), \(now)
            FROM calendar_object WHERE calendar = \(target)
            """)
        try execute(
            "UPDATE calendar SET revision = \(Int64(count)), object_count = \(Int64(count)) WHERE id = \(target)")
    }
}
