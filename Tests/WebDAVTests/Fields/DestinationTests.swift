import Failures
import HTTPTypes
import Testing
import WebDAV

struct DestinationTests {
    private let bases = ["http://127.0.0.1:8008"]

    @Test func `rfc4918 §10.3 a destination is an address of ours or a path`() throws {
        let address = try Destination([.destination: "http://127.0.0.1:8008/dav/a%20b"], bases: bases)
        let path = try Destination([.destination: "/dav/a%20b"], bases: bases)
        #expect(address == path)
        #expect(path.path.segments == ["dav", "a b"])
    }

    @Test(
        arguments: [
            ([:], 400), ([.destination: ""], 400), ([.destination: "/a/../b"], 400),
            ([.destination: "/" + String(repeating: "a", count: 9000)], 400), ([.destination: "/a/b#c"], 400),
            ([.destination: "/" + String(repeating: "a", count: 5000)], 414),
            ([.destination: "http://elsewhere.example.org/a"], 502),
        ] as [(HTTPFields, Int)])
    func `rfc4918 §10.3 what is no destination has its status`(fields: HTTPFields, code: Int) {
        let failure = #expect(throws: Failure.self) { try Destination(fields, bases: bases) }
        #expect(failure?.status.code == code)
    }

    @Test(
        arguments: [([:], true), ([.overwrite: "T"], true), ([.overwrite: "f"], false), ([.overwrite: "F"], false)]
            as [(HTTPFields, Bool)])
    func `rfc4918 §10.6 overwriting is allowed unless it is forbidden`(fields: HTTPFields, isAllowed: Bool) throws {
        #expect(try Overwrite(fields).isAllowed == isAllowed)
    }

    @Test(arguments: ["", "true", "0", "TF"])
    func `rfc4918 §10.6 anything but T and F is refused`(field: String) {
        let failure = #expect(throws: Failure.self) { try Overwrite([.overwrite: field]) }
        #expect(failure?.status == .badRequest)
    }
}
