public import CalendarModel
public import Chronology
public import Failures
public import ICalendar

/// The gate of a calendar: text that a client wants to store becomes an object, or the rule that it breaks
/// (RFC 4791 §5.3.2.1). Validity comes first, then the kind, then the limits.
public struct ObjectAdmission: Sendable {
    public let resolver: ZoneResolver
    public let limits: AdmissionLimits
    public let kinds: Set<ComponentKind>

    public init(resolver: ZoneResolver, limits: AdmissionLimits = .standard, kinds: Set<ComponentKind>) {
        self.resolver = resolver
        self.limits = limits
        self.kinds = kinds
    }

    /// The object, ready to be written.
    ///
    /// Its octets are those that came, but where a stamp had to be repaired to be readable at all: then the answer
    /// may not have an entity tag (RFC 4791 §5.3.4).
    public func admit(_ octets: [UInt8], contentType: String?, now: Instant) throws(Failure) -> PreparedObject {
        try checkType(contentType)
        guard octets.count <= limits.octets else {
            throw Failure(ICalendarError.tooLarge(octets: octets.count, limit: limits.octets))
        }
        try TextRules.check(octets)
        let calendar = try read(octets)
        try checkCalendar(calendar)
        let interpretation: Interpretation
        do {
            interpretation = try CalendarObject.interpret(calendar, resolver: resolver, strictness: .strict)
        } catch {
            throw Failure(error)
        }
        let object = interpretation.object
        try checkOverrides(of: object)
        guard kinds.contains(object.kind) else { throw Self.unsupported(object.kind.rawValue) }
        try LimitRules(limits).check(object)
        do {
            let kept = StampRepair.applied(interpretation.repairs, to: calendar) ?? octets
            return try PreparedObject(octets: kept, object: object, now: now)
        } catch {
            throw Failure(error)
        }
    }

    /// Nothing said is calendar data, as clients that say nothing mean it.
    private func checkType(_ contentType: String?) throws(Failure) {
        guard let contentType else { return }
        let type = contentType.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        guard type == "text/calendar" else {
            throw Failure(
                .supportedCalendarData, reason: "content type \(type)",
                detail: "A calendar stores text/calendar, not “\(type)”.")
        }
    }

    private func read(_ octets: [UInt8]) throws(Failure) -> LetterComponent {
        let document: LetterDocument
        do {
            var limits = LetterLimits.object
            limits.octets = max(limits.octets, self.limits.octets)
            document = try LetterDocument(reading: octets, limits: limits)
        } catch {
            throw Failure(error)
        }
        if let problem = document.problems.first { throw Failure(problem) }
        guard document.calendars.count == 1 else {
            throw Failure(
                ICalendarError.inconsistent(
                    reason: "more than one VCALENDAR in one object", line: document.calendars[1].line))
        }
        return document.calendars[0]
    }

    private func checkCalendar(_ calendar: LetterComponent) throws(Failure) {
        if let version = calendar.first("VERSION")?.value, version.filter({ $0 != " " }) != "2.0" {
            throw Failure(
                .supportedCalendarData, reason: "VERSION:\(version)", detail: "Only iCalendar 2.0 is stored here.")
        }
        // RFC 4791 §4.1
        if let method = calendar.first("METHOD") {
            throw Failure(
                ICalendarError.inconsistent(
                    reason: "METHOD, which stands in messages and not in calendars", line: method.line))
        }
        let names = Set(calendar.components.map(\.name)).subtracting(["VTIMEZONE"])
        guard names.isEmpty || names.contains(where: { ComponentKind(rawValue: $0) != nil }) else {
            throw Self.unsupported(names.sorted().joined(separator: ", "))
        }
    }

    /// RFC 5545 §3.8.4.4. To-dos may: a series of them is completed by overrides at the time when it was done.
    private func checkOverrides(of object: CalendarObject) throws(Failure) {
        guard object.kind != .toDo else { return }
        let strays: [Int]
        do {
            strays = try object.strayOverrides()
        } catch {
            throw Failure(error)
        }
        guard let stray = strays.first, let time = object.components[stray].recurrenceID?.time else { return }
        throw Failure(
            .validCalendarData, reason: "RECURRENCE-ID \(time.text) outside the recurrence set",
            detail: "RECURRENCE-ID \(time.text) is no instance of the series.")
    }

    private static func unsupported(_ name: String) -> Failure {
        Failure(
            .supportedCalendarComponent, reason: "component \(name)", detail: "This calendar does not store \(name).")
    }
}
