import ICalendar
import Secrets

/// Names that are made of content, so that the same content has the same name for ever.
enum ObjectName {
    /// The last segment of an object's path: never the UID itself, which may have slashes and any length.
    static func name(ofUID uid: String) -> String {
        String(base32(Digest.sha256(Array(uid.utf8))).prefix(26)) + ".ics"
    }

    /// A UID for a component that has none (RFC 7986 §5.3): of everything it says but DTSTAMP, which many programmes
    /// set to the moment of the export.
    static func uid(madeOf octets: [UInt8]) -> String {
        var strict: [UInt8] = []
        do {
            if var component = try LetterComponent(reading: octets, limits: .file) {
                component.removeAll("DTSTAMP")
                component.removeAll("UID")
                component.writeStrict(into: &strict)
            }
        } catch {
            // It will be refused by that limit; until then its octets are its name.
            strict = octets
        }
        return String(base32(Digest.sha256(strict)).prefix(32))
    }

    /// RFC 4648 §6 in lower case, without padding.
    private static func base32(_ octets: [UInt8]) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var text: [UInt8] = []
        var bits = 0
        var held = 0
        for octet in octets {
            bits = bits << 8 | Int(octet)
            held += 8
            while held >= 5 {
                held -= 5
                text.append(letters[bits >> held & 31])
            }
            bits &= 1 << held - 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
