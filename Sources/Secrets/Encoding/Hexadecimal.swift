/// Octets as lower-case hexadecimal digits (RFC 4648 §8, in lower case).
public enum Hexadecimal {
    public static func encode(_ octets: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: octets.count * 2) { buffer in
            for (index, octet) in octets.enumerated() {
                buffer[2 * index] = digit(octet >> 4)
                buffer[2 * index + 1] = digit(octet & 15)
            }
            return octets.count * 2
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
