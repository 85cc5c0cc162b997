import CLibical

/// Owns the tree that libical made of a calendar object, and frees it exactly once.
///
/// The pointers never leave this file, and nothing in it suspends: libical keeps its last error and scratch buffers
/// per thread, and a task may wake up on another one. Reading moves iterators inside the tree, so one reader at a time.
struct LibicalCalendar: ~Copyable {
    private let pointer: OpaquePointer

    init(parsing text: borrowing LibicalText) throws(ICalendarError) {
        guard LibicalSettings.done else { throw .notACalendar }
        let parsed = text.octets.withUnsafeBytes { octets in
            octets.baseAddress.flatMap { icalparser_parse_string($0.assumingMemoryBound(to: CChar.self)) }
        }
        guard let parsed else { throw .notACalendar }
        guard icalcomponent_isa(parsed) == ICAL_VCALENDAR_COMPONENT else {
            icalcomponent_free(parsed)
            throw .notACalendar
        }
        self.pointer = parsed
    }

    deinit {
        icalcomponent_free(pointer)
    }

    /// Puts what libical made of each property in the place of what it was given; what it refused stays.
    borrowing func read(into properties: inout [PreparedProperty]) {
        LibicalCalendar.read(pointer, into: &properties)
    }

    private static func read(_ component: OpaquePointer, into properties: inout [PreparedProperty]) {
        var property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
        while let current = property {
            if icalproperty_isa(current) != ICAL_XLICERROR_PROPERTY, let index = index(of: current),
                properties.indices.contains(index)
            {
                read(current, into: &properties[index])
            }
            property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
        }
        var inner = icalcomponent_begin_component(component, ICAL_ANY_COMPONENT)
        while let current = icalcompiter_deref(&inner) {
            read(current, into: &properties)
            _ = icalcompiter_next(&inner)
        }
    }

    private static func read(_ property: OpaquePointer, into prepared: inout PreparedProperty) {
        guard let value = icalproperty_get_value(property) else { return }
        if icalvalue_isa(value) == ICAL_TEXT_VALUE {
            guard let text = icalvalue_get_text(value) else { return }
            prepared.value = String(cString: text)
        } else {
            guard let text = icalvalue_as_ical_string_r(value) else { return }
            prepared.value = String(cString: text)
            icalmemory_free_buffer(text)
        }
        prepared.isAccepted = true
        var parameter = icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER)
        while let current = parameter {
            switch icalparameter_isa(current) {
            case ICAL_TZID_PARAMETER: prepared.zone = icalparameter_get_tzid(current).map { String(cString: $0) }
            case ICAL_CN_PARAMETER: prepared.commonName = icalparameter_get_cn(current).map { String(cString: $0) }
            case ICAL_RANGE_PARAMETER: prepared.qualifier = word(current, icalparameter_get_range(current).rawValue)
            case ICAL_RELATED_PARAMETER:
                prepared.qualifier = word(current, icalparameter_get_related(current).rawValue)
            case ICAL_PARTSTAT_PARAMETER:
                prepared.qualifier = word(current, icalparameter_get_partstat(current).rawValue)
            case ICAL_FBTYPE_PARAMETER: prepared.qualifier = word(current, icalparameter_get_fbtype(current).rawValue)
            default: break
            }
            parameter = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER)
        }
    }

    /// The word of a parameter: one that libical knows by number, or another.
    private static func word(_ parameter: OpaquePointer, _ number: UInt32) -> String? {
        if let other = icalparameter_get_xvalue(parameter) { return String(cString: other) }
        return icalparameter_enum_to_string(Int32(bitPattern: number)).map { String(cString: $0) }
    }

    private static func index(of property: OpaquePointer) -> Int? {
        guard let parameter = icalproperty_get_first_parameter(property, ICAL_X_PARAMETER),
            let text = icalparameter_get_xvalue(parameter)
        else { return nil }
        return Int(String(cString: text))
    }
}
