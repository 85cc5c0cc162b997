import Testing

@testable import TimeZones

struct TimeZoneActionTests {
    @Test(
        arguments: [
            ("/capabilities", nil, TimeZoneAction.capabilities), ("/zones", nil, .list(changedSince: nil)),
            ("/zones/", "changedsince=t", .list(changedSince: "t")), ("/zones", "pattern=a%2A", .find(pattern: "a*")),
            ("/zones/Europe%2FBerlin", nil, .get(name: "Europe/Berlin", start: nil, end: nil)),
            ("/zones/Europe/Berlin", "start=a", .get(name: "Europe/Berlin", start: "a", end: nil)),
            (
                "/zones/Europe%2FBerlin/observances", "start=a&end=b",
                .expand(name: "Europe/Berlin", start: "a", end: "b")
            ),
            ("/zones/observances", nil, .get(name: "observances", start: nil, end: nil)),
        ] as [(String, String?, TimeZoneAction)])
    func `rfc7808 §4.2.1 an address is an action`(path: String, query: String?, action: TimeZoneAction) throws {
        #expect(try TimeZoneAction(path: path, query: query) == action)
    }

    @Test(
        arguments: [
            ("/", nil, TimeZoneRefusal.invalidAction), ("", nil, .invalidAction), ("/nothing", nil, .invalidAction),
            ("/capabilities/more", nil, .invalidAction), ("/leapseconds", nil, .invalidAction),
            ("/zones/%", nil, .unknownZone), ("/zones/a", "start=1&start=2", .invalidStart),
            ("/zones/a", "end=1&end=2", .invalidEnd), ("/zones", "pattern=a&pattern=b", .invalidPattern),
            ("/zones", "changedsince=a&changedsince=b", .invalidChangedSince),
        ] as [(String, String?, TimeZoneRefusal)])
    func `rfc7808 §5 what is none is refused by its name`(path: String, query: String?, refusal: TimeZoneRefusal) {
        #expect(throws: refusal) { try TimeZoneAction(path: path, query: query) }
    }
}
