/// Where an appointment takes place.
public enum Location: Hashable, Sendable {
    public enum Caller: String, CaseIterable, Hashable, Sendable {
        case host
        case guest
    }

    case place(address: String)
    /// The guest is called, or calls the number.
    case phone(caller: Caller, number: String?)
    case link(url: String)
    /// A link of its own for each booking: `{random}`, `{booking}` and `{host}` are filled in (RFC 6570 level 1).
    case linkTemplate(String)
    case googleMeet

    /// What the template becomes for a booking, each value percent-encoded (RFC 6570 §3.2.2).
    public static func link(_ template: String, random: String, booking: String, host: String) -> String {
        var link = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            link += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: "}") else { return link + rest[open...] }
            switch inside[..<close] {
            case "random": link += encoded(random)
            case "booking": link += encoded(booking)
            case "host": link += encoded(host)
            // A name that has no value becomes nothing (RFC 6570 §3.2.1).
            default: break
            }
            rest = inside[inside.index(after: close)...]
        }
        return link + rest
    }

    private static func encoded(_ value: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var octets: [UInt8] = []
        for octet in value.utf8 {
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                octets.append(octet)
            default: octets += [UInt8(ascii: "%"), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
