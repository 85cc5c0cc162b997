import Secrets
import Testing

struct ConstantTimeTests {
    @Test(
        arguments: [
            (first: [], second: [], equal: true),
            (first: [1, 2, 3], second: [1, 2, 3], equal: true),
            (first: [1, 2, 3], second: [1, 2, 4], equal: false),
            (first: [0, 2, 3], second: [1, 2, 3], equal: false),
            (first: [1, 2], second: [1, 2, 3], equal: false),
            (first: [], second: [0], equal: false),
        ] as [(first: [UInt8], second: [UInt8], equal: Bool)])
    func `tells the same from the different`(first: [UInt8], second: [UInt8], equal: Bool) {
        #expect(ConstantTime.areEqual(first, second) == equal)
    }

    @Test func `compares text by its octets, not by its looks`() {
        #expect(ConstantTime.areEqual("Ünal", "Ünal"))
        #expect(!ConstantTime.areEqual("\u{DC}", "U\u{308}"))
    }
}
