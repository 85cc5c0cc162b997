import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct BookingTypeTests {
    /// A change that makes one member wrong.
    struct Broken: Sendable {
        let member: String
        let change: @Sendable (inout BookingType) -> Void

        init(_ member: String, _ change: @escaping @Sendable (inout BookingType) -> Void) {
            self.member = member
            self.change = change
        }
    }

    private func type(_ change: (inout BookingType) -> Void = { _ in }) throws -> BookingType {
        var type = BookingType(
            id: BookingTypeID(rawValue: 1), team: SlotWorld.host(9), slug: try #require(Slug("erstberatung")),
            title: .each([.german: "Erstberatung", .english: "First consultation"]), rules: SlotWorld.rules(),
            hosts: [TypeHost(SlotWorld.host(1)), TypeHost(SlotWorld.host(2))])
        change(&type)
        return type
    }

    private static let minute = CalendarDuration(seconds: 60)

    @Test func `a type that can be used has no faults`() throws {
        #expect(try type().faults.isEmpty)
        let pool = try type {
            $0.rules.availability = .schedule
            $0.rules.capacity = 2
            $0.distribution.policy = .manual
        }
        #expect(pool.faults.isEmpty)
    }

    @Test(
        arguments: [
            Broken("durations", { $0.rules.durations = [] }),
            Broken("durations/0", { $0.rules.durations = [CalendarDuration()] }),
            Broken("durations/1", { $0.rules.durations += $0.rules.durations }),
            Broken("defaultDuration", { $0.defaultDuration = 1 }),
            Broken("slotInterval", { $0.rules.interval = 0 }),
            Broken("slotOffset", { $0.rules.offset = -60 }),
            Broken("bufferBefore", { $0.rules.bufferBefore = -1 }),
            Broken("bufferAfter", { $0.rules.bufferAfter = 86_401 }),
            Broken("minimumNotice", { $0.rules.notice = CalendarDuration(days: 61) }),
            Broken("window/rolling", { $0.rules.window = .rolling(CalendarDuration()) }),
            Broken("seats", { $0.rules.seats = 0 }),
            Broken("capacity", { $0.rules.capacity = 0 }),
            Broken("limits/0/maximum", { $0.rules.limits = [BookingLimit(per: .day, of: .host, maximum: 0)] }),
            Broken("title", { $0.title = .everywhere(" ") }),
            Broken("stage", { $0.stage = String(repeating: "x", count: 101) }),
            Broken("tags", { $0.tags = ["a", "a"] }),
            Broken("location/url", { $0.location = .link(url: "javascript:alert(1)") }),
            Broken("location/address", { $0.location = .place(address: "") }),
            Broken("location/number", { $0.location = .phone(caller: .guest, number: nil) }),
            Broken("hosts", { $0.hosts = [] }),
            Broken("hosts/1/user", { $0.hosts[1] = $0.hosts[0] }),
            Broken("hosts/0/weight", { $0.hosts[0].weight = 1001 }),
            Broken("hosts/1/priority", { $0.hosts[1].priority = 5 }),
            Broken("distribution/policy", { $0.rules.availability = .schedule }),
            Broken("distribution/skippedKeepTurn", { $0.distribution.skippedKeepTurn = true }),
            Broken(
                "distribution/assign",
                {
                    $0.distribution.policy = .manual
                    $0.distribution.moment = .unclaimed(after: minute)
                }
            ),
            Broken("embedding/allowedOrigins/0", { $0.embedding.allowedOrigins = ["https://a.example; script-src *"] }),
            Broken("embedding/redirectUrl", { $0.embedding.redirectURL = "data:text/html,x" }),
            Broken(
                "questions/0/name",
                { $0.questions = [GuestQuestion(name: "A b", label: .everywhere("?"), kind: .text)] }),
            Broken(
                "questions/0/choices",
                { $0.questions = [GuestQuestion(name: "a", label: .everywhere("?"), kind: .choice([]))] }
            ),
            Broken(
                "reminders/0/before", { $0.reminders = [Reminder(before: CalendarDuration(), to: .guest, by: .mail)] }),
            Broken("previousSlugs", { $0.previousSlugs = [$0.slug] }),
        ])
    func `each fault is named by its member`(broken: Broken) throws {
        #expect(try type(broken.change).faults.map(\.member) == [broken.member])
    }

    @Test func `an old address keeps leading here, and going back to it leaves no circle`() throws {
        let other = try #require(Slug("kennenlernen"))
        let moved = try type().moved(to: other)
        #expect(moved.previousSlugs.map(\.value) == ["erstberatung"])
        let back = moved.moved(to: try type().slug)
        #expect(back.previousSlugs == [other])
        #expect(back.faults.isEmpty)
    }

    @Test(arguments: ["", "-a", "a-", "a--b", "Ä", "A", "a b", String(repeating: "a", count: 64)])
    func `what is no slug is refused`(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test func `rfc6570 §3.2.2 a link is filled in, its values encoded`() {
        let link = Location.link(
            "https://meet.example/{random}/{host}?b={booking}&x={other}", random: "ab~1", booking: "a/b c", host: "jürg"
        )
        #expect(link == "https://meet.example/ab~1/j%C3%BCrg?b=a%2Fb%20c&x=")
        #expect(Location.link("https://a.example/{x", random: "", booking: "", host: "") == "https://a.example/{x")
    }

    @Test func `answers are checked against their questions`() {
        let questions = [
            GuestQuestion(name: "topic", label: .everywhere("?"), kind: .text, isRequired: true),
            GuestQuestion(name: "phone", label: .everywhere("?"), kind: .phone),
            GuestQuestion(name: "mail", label: .everywhere("?"), kind: .email),
            GuestQuestion(
                name: "size", label: .everywhere("?"),
                kind: .choice([.init(value: "s", label: .everywhere("S")), .init(value: "l", label: .everywhere("L"))])),
        ]
        let faults = { GuestQuestion.faults(in: $0, to: questions) }
        #expect(faults(["topic": "Tax", "phone": "+49 (40) 123-456", "mail": "a@b.example", "size": "l"]).isEmpty)
        #expect(faults(["topic": " "]) == [.missing(question: "topic")])
        #expect(
            faults(["topic": "x", "phone": "call me", "mail": "a@b", "size": "m", "other": "1"])
                == [
                    .notAPhoneNumber(question: "phone"), .notAnAddress(question: "mail"), .notAChoice(question: "size"),
                    .unknownQuestion("other"),
                ])
    }

    @Test func `a text in another language is better than none`() {
        #expect(LocalizedText.each([.german: "Rückruf"])[.english] == "Rückruf")
        #expect(LocalizedText.everywhere("Ja")[.german] == "Ja")
    }
}
