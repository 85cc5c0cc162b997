import Secrets
import Testing

struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `rfc4648 §10 gives the published text, without padding`(plain: String, encoded: String) {
        #expect(Base64.encodeURL(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
        let padding = String(repeating: "=", count: (4 - encoded.utf8.count % 4) % 4)
        #expect(Base64.decode(encoded + padding) == Array(plain.utf8))
    }

    @Test func `rfc4648 §5 uses letters that are safe in a path, and reads both alphabets`() {
        #expect(Base64.encodeURL([0xfb, 0xff, 0xfe]) == "-__-")
        #expect(Base64.decode("-__-") == [0xfb, 0xff, 0xfe])
        #expect(Base64.decode("+//+") == [0xfb, 0xff, 0xfe])
    }

    @Test(arguments: ["A", "Zg=", "Zg===", "=", "====", "Zm9vYg=a", "Zm 9", "Zm9\u{E4}", "Zh", "Zm9", "A==="])
    func `what is not base 64 is nothing`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test func `every octet comes back`() {
        let all = (0...255).map { UInt8($0) }
        for count in 0...all.count {
            #expect(Base64.decode(Base64.encodeURL(Array(all.prefix(count)))) == Array(all.prefix(count)))
        }
        #expect(Hexadecimal.encode([0x00, 0x9a, 0xff]) == "009aff")
    }
}
