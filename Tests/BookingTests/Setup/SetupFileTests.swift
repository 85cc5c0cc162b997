public import Booking
import CalendarModel
import Chronology
import ICalendar
import Testing

struct SetupFileTests {
    private static let catalog = ZoneCatalog()

    private func read(_ node: SetupNode) -> (file: SetupFile, faults: [SetupFault]) {
        SetupFile.read(node) { Self.catalog.zone(named: $0) }
    }

    /// A file with one type of booking, with these members besides those it has to have.
    private func file(_ change: [String: SetupNode] = [:], without: String? = nil) -> SetupNode {
        var type: [String: SetupNode] = [
            "team": "nordlicht", "slug": "erstberatung", "title": ["de": "Erstberatung", "en": "First consultation"],
            "durations": ["PT30M", "PT1H"], "hosts": [["user": "anna"], ["user": "bashir", "weight": 60]],
        ]
        type.merge(change) { _, new in new }
        if let without { type[without] = nil }
        return ["version": 1, "bookingTypes": [.map(type)]]
    }

    @Test func `a type is read with everything it says, and what it does not say is usual`() throws {
        let node = file([
            "slotInterval": "PT15M", "bufferAfter": "PT15M", "minimumNotice": "P1D", "window": ["rolling": "P14D"],
            "limits": [["per": "week", "of": "host", "maximum": 15]], "seats": 1, "language": .null,
            "location": ["kind": "phone", "caller": "host"], "approval": ["required": true, "within": "P2D"],
            "distribution": [
                "policy": "weighted", "assign": ["when": "unclaimed", "after": "PT30M"],
                "counting": ["window": ["rolling": "P90D"], "cancellations": "byHost"], "creditJoiners": false,
            ],
            "guestRules": ["cancelUntil": .null], "poolCalendar": "nordlicht/erstberatung", "tags": ["website"],
            "reminders": [["before": "PT1H", "to": "guest", "channel": "sms"]],
        ])
        let (file, faults) = read(node)
        #expect(faults.isEmpty)
        let type = try #require(file.types.first)
        #expect(type.place.description == "nordlicht/erstberatung")
        #expect(type.hosts.map(\.user) == ["anna", "bashir"])
        #expect(type.type.hosts.map(\.weight) == [100, 60])
        let rules = type.type.rules
        #expect(rules.interval == 900)
        #expect(rules.notice == CalendarDuration(days: 1))
        #expect(rules.window == .rolling(CalendarDuration(days: 14)))
        #expect(rules.limits == [BookingLimit(per: .week, of: .host, maximum: 15)])
        #expect(type.type.distribution.moment == .unclaimed(after: CalendarDuration(seconds: 1800)))
        #expect(type.type.distribution.counting.cancellations == .byHost)
        #expect(!type.type.distribution.creditJoiners)
        #expect(type.type.guestRules.cancelUntil == nil)
        #expect(type.type.guestRules.rescheduleUntil == CalendarDuration())
        #expect(type.poolCalendar == OwnedName(owner: "nordlicht", name: "erstberatung"))
        #expect(
            try #require(read(self.file()).file.types.first).type.rules.window == .rolling(CalendarDuration(days: 60)))
    }

    @Test(
        arguments: [
            (["slotIntervall": "PT15M"], "bookingTypes/0/slotIntervall", .unknownMember(nearest: "slotInterval")),
            (["durations": "PT30M"], "bookingTypes/0/durations", .notA(.list)),
            (["durations": ["30m"]], "bookingTypes/0/durations/0", .malformed("duration")),
            (["title": [:]], "bookingTypes/0/title", .missing),
            (["hosts": [["weight": 1]]], "bookingTypes/0/hosts/0/user", .missing),
            (["hosts": [["user": "anna", "weight": 1001]]], "bookingTypes/0/hosts/0/weight", .outOfRange(0, 1000)),
            (["hosts": [["user": "anna"], ["user": "anna"]]], "bookingTypes/0/hosts/1/user", .twice),
            (["state": "ajar"], "bookingTypes/0/state", .notOneOf(["open", "closed"])),
            (["seats": "two"], "bookingTypes/0/seats", .notA(.number)),
            (["defaultDuration": "PT5M"], "bookingTypes/0/defaultDuration", .fault(.needs("durations"))),
            (["location": ["kind": "link"]], "bookingTypes/0/location/url", .missing),
            (
                ["distribution": ["policy": "fair", "assign": ["when": "unclaimed"]]],
                "bookingTypes/0/distribution/assign/after", .missing
            ),
        ] as [([String: SetupNode], String, SetupFault.Reason)])
    func `each fault is named by where it stands`(
        change: [String: SetupNode], path: String, reason: SetupFault.Reason
    ) {
        #expect(read(file(change)).faults == [SetupFault(path, reason)])
    }

    @Test func `what has to be there is missed`() {
        for member in ["team", "slug", "title", "durations", "hosts"] {
            #expect(read(file(without: member)).faults.contains(SetupFault("bookingTypes/0/\(member)", .missing)))
        }
        #expect(read([:]).faults == [SetupFault("version", .missing)])
        #expect(read(["version": 2]).faults == [SetupFault("version", .outOfRange(1, 1))])
        #expect(read("x").faults == [SetupFault("", .notA(.map))])
    }

    private let team: SetupNode = [
        "version": 1,
        "users": [
            [
                "name": "anna", "displayName": "Anna Berger", "email": "anna@example.com", "language": "de",
                "timeZone": "Europe/Berlin", "password": ["generate": true], "busyCalendars": ["anna/termine"],
            ]
        ],
        "teams": [["name": "nordlicht", "displayName": "Nordlicht", "members": [["user": "anna", "role": "owner"]]]],
        "calendars": [["owner": "nordlicht", "name": "pool", "kind": "pool", "color": "#2e7d32"]],
        "schedules": [
            [
                "owner": "anna", "name": "buero", "timeZone": "Europe/Berlin",
                "weekly": [["days": ["monday", "friday"], "from": "09:00", "to": "24:00"]],
                "overrides": [["date": "2026-12-24", "until": "2026-12-31", "hours": []]],
            ]
        ],
        "absences": [
            ["user": "anna", "start": "2027-02-08T00:00:00+01:00", "end": "2027-02-15T00:00:00+01:00"]
        ],
        "feeds": [["displayName": "Anna"]],
    ]

    @Test func `people, calendars and hours are read`() throws {
        let (file, faults) = read(team)
        #expect(faults.isEmpty)
        #expect(file.users.first?.secret == .generated)
        #expect(file.teams.first?.members == [SetupTeam.Member(user: "anna", role: .owner)])
        #expect(file.calendars.first?.color == "#2E7D32")
        let schedule = try #require(file.schedules.first).schedule
        let monday = try #require(CivilDate(year: 2026, month: 12, day: 21))
        #expect(schedule.hours(on: monday) == [try #require(MinuteRange(from: 540, to: 1440))])
        #expect(schedule.hours(on: monday.advanced(byDays: 4)).isEmpty)
        #expect(file.absences.map(\.span.seconds) == [604_800])
        #expect(file.others["feeds"] != nil)
    }

    @Test func `a plan makes what is missing, changes what differs and keeps the rest`() throws {
        let wanted = read(team).file
        let first = SetupPlan(from: SetupFile(), to: wanted)
        #expect(first.steps.map(\.action) == Array(repeating: .create, count: 5))
        #expect(first.steps.map(\.section) == [.users, .teams, .calendars, .schedules, .absences])
        #expect(SetupPlan(from: wanted, to: wanted).isEmpty)
        var present = wanted
        present.users[0].email = "old@example.com"
        // What the file does not name stays.
        present.teams[0].contact = "hallo@example.com"
        present.users.append(present.users[0])
        present.users[1].name = "clara"
        let plan = SetupPlan(from: present, to: wanted)
        #expect(
            plan.steps.filter { $0.action != .keep } == [
                SetupPlan.Step(section: .users, name: "anna", action: .change(["email"]))
            ])
    }

    @Test func `what shall be gone goes last, and once`() throws {
        let present = read(team).file
        var wanted = present
        wanted.teams[0].isAbsent = true
        wanted.schedules[0].isAbsent = true
        let plan = SetupPlan(from: present, to: wanted)
        #expect(plan.steps.suffix(2).map(\.section) == [.schedules, .teams])
        #expect(plan.steps.suffix(2).allSatisfy { $0.action == .remove })
        var gone = present
        gone.teams = []
        gone.schedules = []
        #expect(SetupPlan(from: gone, to: wanted).isEmpty)
    }

    @Test func `two of one name are one too many`() throws {
        let twice: SetupNode = [
            "version": 1,
            "users": [["name": "anna", "displayName": "A"], ["name": "anna", "displayName": "B"]],
        ]
        #expect(read(twice).faults == [SetupFault("users/1", .twice)])
    }
}

extension SetupNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    public init(arrayLiteral elements: SetupNode...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, SetupNode)...) {
        self = .map(Dictionary(uniqueKeysWithValues: elements))
    }
}
