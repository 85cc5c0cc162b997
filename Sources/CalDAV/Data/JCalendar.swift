public import ICalendar

/// jCal (RFC 7265): calendar text as JSON, and nothing of it lost.
public enum JCalendar {
    /// The whole document; of several calendars an array of them.
    public static func write(_ document: LetterDocument) -> [UInt8] {
        guard document.calendars.count != 1 else { return write(document.calendars[0]) }
        var json = JSONWriter(capacity: 4096)
        json.array { json in
            for calendar in document.calendars { write(calendar, to: &json) }
        }
        return json.octets
    }

    /// One component: its name, its properties, its components (§3.3).
    public static func write(_ component: LetterComponent) -> [UInt8] {
        var json = JSONWriter(capacity: 4096)
        write(component, to: &json)
        return json.octets
    }

    private static func write(_ component: LetterComponent, to json: inout JSONWriter) {
        json.array { json in
            json.string(component.name.lowercased())
            json.array { json in
                for case .line(let line) in component.nodes { write(line, to: &json) }
            }
            json.array { json in
                for case .component(let inner) in component.nodes { write(inner, to: &json) }
            }
        }
    }

    /// A property: name, parameters, type, values (§3.4). VALUE becomes the type and is no parameter.
    private static func write(_ line: ContentLine, to json: inout JSONWriter) {
        let key = line.key
        let parameters = line.parameters
        let type = JCalendarType(of: key, stated: parameters.first { $0.name.uppercased() == "VALUE" }?.values.first)
        json.array { json in
            json.string(key.lowercased())
            json.object { json in
                for parameter in parameters where parameter.name.uppercased() != "VALUE" && !parameter.name.isEmpty {
                    json.key(parameter.name.lowercased())
                    if parameter.values.count == 1 {
                        json.string(parameter.values[0])
                    } else if parameter.values.isEmpty {
                        json.string("")
                    } else {
                        json.array { json in parameter.values.forEach { json.string($0) } }
                    }
                }
            }
            let values = JCalendarValues(line.value, of: key, type: type)
            json.string(values.type)
            values.write(to: &json)
        }
    }
}
