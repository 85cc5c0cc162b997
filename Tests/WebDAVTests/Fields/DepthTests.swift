import Failures
import HTTPTypes
import Testing
import WebDAV

struct DepthTests {
    @Test(
        arguments: [
            ("0", .zero), ("1", .one), ("infinity", .infinity), ("Infinity", .infinity), (" 1 ", .one),
        ] as [(String, Depth)])
    func `rfc4918 §10.2 the three depths`(field: String, depth: Depth) throws {
        #expect(try Depth([.depth: field], default: .zero) == depth)
        #expect(Depth(depth.text) == depth)
    }

    @Test func `rfc4918 §10.2 the method says what no field means`() throws {
        #expect(try Depth([:], default: .infinity) == .infinity)
    }

    @Test(arguments: ["", "2", "00", "-1", "1,noroot", "infinite", "0, 1", String(repeating: "1", count: 9999)])
    func `rfc4918 §10.2 anything else is refused`(field: String) {
        let failure = #expect(throws: Failure.self) { try Depth([.depth: field], default: .zero) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `a field sent twice is refused`() {
        var fields: HTTPFields = [.depth: "1"]
        fields.append(HTTPField(name: .depth, value: "1"))
        #expect(throws: Failure.self) { try Depth(fields, default: .zero) }
    }
}
