/// A random password that can be read aloud and typed on a telephone: `k7mqd-w3xvi-9bzrp-tn5ae`.
///
/// Twenty characters from an alphabet of 32 without look-alikes (no `l`, `o`, `0`, `1`) carry 100 bits, more than
/// anybody can try; what was made so needs no slow digest.
public enum ReadablePassword {
    public static let groupCount = 4
    public static let groupLength = 5

    public static func make() -> String {
        // An alphabet of 32 takes five bits of each octet, so that every character is equally likely.
        let letters = RandomToken.bytes(groupCount * groupLength).map { alphabet[Int($0 & 31)] }
        let groups = stride(from: 0, to: letters.count, by: groupLength).map { start in
            String(decoding: letters[start..<start + groupLength], as: UTF8.self)
        }
        return groups.joined(separator: "-")
    }

    static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
}
