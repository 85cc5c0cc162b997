import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Testing
import WebDAV

struct LockRulesTests {
    private let anna = PrincipalID(rawValue: 1), bob = PrincipalID(rawValue: 2)

    private func lock(
        _ root: String, deep: Bool = false, exclusive: Bool = true, of principal: Int64 = 1, token: String? = nil
    ) -> ResourceLock {
        ResourceLock(
            token: token ?? "urn:\(root)", root: root, isDeep: deep, isExclusive: exclusive, owner: [],
            principal: PrincipalID(rawValue: principal), seconds: 60, expires: Instant(secondsSinceEpoch: 60))
    }

    private func path(_ raw: String) throws -> ResourcePath { try ResourcePath(decoding: raw) }

    private func missing(
        _ change: LockedChange, _ locks: [ResourceLock], by principal: PrincipalID? = nil, tokens: Set<String> = []
    ) -> [String] {
        do {
            try LockRules(locks).check(change, by: LockHolder(principal: principal ?? anna, tokens: tokens))
            return []
        } catch {
            #expect(error.status == .locked)
            guard case .lockTokenSubmitted(let paths) = error.condition else { return ["another condition"] }
            return paths
        }
    }

    @Test(arguments: [
        (true, true, true), (true, false, true), (false, true, true), (false, false, false),
    ])
    func `rfc4918 §6.2 only shared locks go together`(there: Bool, new: Bool, conflict: Bool) throws {
        let rules = LockRules([lock("/a", exclusive: there)])
        #expect(try rules.conflicts(at: path("/a/"), isExclusive: new, isDeep: false).isEmpty != conflict)
        guard conflict else { return }
        let failure = #expect(throws: Failure.self) {
            try rules.checkNewLock(at: path("/a"), isExclusive: new, isDeep: false)
        }
        #expect(failure?.condition == .noConflictingLock(["/a"]))
        #expect(failure?.status == .locked)
    }

    @Test(arguments: [
        ("/a", true, "/a/b", false, true), ("/a", false, "/a/b", false, false), ("/a/b", false, "/a", true, true),
        ("/a/b", false, "/a", false, false), ("/a/b", true, "/a/c", true, false), ("/a", true, "/ab", false, false),
        ("", true, "/x/y", false, true), ("/x", false, "/", true, true), ("/a%20b", false, "/a b", false, true),
    ])
    func `rfc4918 §7.4 a deep lock reaches down`(
        root: String, deep: Bool, new: String, newDeep: Bool, conflict: Bool
    ) throws {
        let rules = LockRules([lock(root, deep: deep)])
        #expect(try rules.conflicts(at: path(new), isExclusive: true, isDeep: newDeep).isEmpty != conflict)
    }

    @Test func `rfc4918 §7.5 a write needs the token, from whoever created the lock`() throws {
        let locks = [lock("/a")]
        #expect(missing(.content(try path("/a")), locks) == ["/a"])
        #expect(missing(.content(try path("/a")), locks, tokens: ["urn:/a"]) == [])
        #expect(missing(.content(try path("/a")), locks, by: bob, tokens: ["urn:/a"]) == ["/a"])
        #expect(missing(.content(try path("/a")), locks, tokens: ["urn:/b"]) == ["/a"])
        #expect(missing(.content(try path("/b")), locks) == [])
        #expect(missing(.content(try path("/a")), []) == [])
    }

    @Test func `rfc4918 §6.2 of shared locks any one suffices`() throws {
        let locks = [
            lock("/a", exclusive: false, token: "urn:1"), lock("/a", exclusive: false, of: 2, token: "urn:2"),
            lock("", deep: true, exclusive: false, of: 2, token: "urn:3"),
        ]
        #expect(missing(.content(try path("/a")), locks) == ["/a", "/"])
        #expect(missing(.content(try path("/a")), locks, tokens: ["urn:1"]) == [])
        #expect(missing(.content(try path("/a")), locks, by: bob, tokens: ["urn:3"]) == [])
        #expect(missing(.content(try path("/a")), locks, by: bob, tokens: ["urn:1"]) == ["/a", "/"])
    }

    @Test func `rfc4918 §7.4 a locked collection keeps its members`() throws {
        let locks = [lock("/a")]
        #expect(missing(.addition(try path("/a/new")), locks) == ["/a"])
        #expect(missing(.removal(try path("/a/b")), locks) == ["/a"])
        #expect(missing(.replacement(try path("/a/b")), locks) == ["/a"])
        #expect(missing(.content(try path("/a/b")), locks) == [])
        #expect(missing(.addition(try path("/a/b/new")), locks) == [])
        #expect(missing(.addition(try path("/a/new")), locks, tokens: ["urn:/a"]) == [])
        #expect(missing(.addition(try path("/a")), locks) == [])
    }

    @Test func `rfc4918 §7.4 a deep lock is a lock of everything inside it`() throws {
        let locks = [lock("/a", deep: true)]
        for change in [
            LockedChange.content(try path("/a/b/c")), .addition(try path("/a/b/c/d")), .removal(try path("/a/b/c")),
        ] {
            #expect(missing(change, locks) == ["/a"])
            #expect(missing(change, locks, tokens: ["urn:/a"]) == [])
        }
    }

    @Test func `rfc4918 §9.6.1 a tree is removed with the tokens of all locks in it`() throws {
        let locks = [lock("/a/b"), lock("/a/c/d", of: 2), lock("/ab"), lock("/a/e")]
        let tokens: Set = ["urn:/a/b", "urn:/a/c/d"]
        #expect(missing(.removal(try path("/a/")), locks) == ["/a/b", "/a/c/d", "/a/e"])
        #expect(missing(.replacement(try path("/a")), locks, tokens: tokens) == ["/a/c/d", "/a/e"])
        #expect(missing(.addition(try path("/a")), locks) == [])
        #expect(missing(.content(try path("/a")), locks) == [])
    }

    @Test func `rfc4918 §6.2 a shared lock around another suffices for what is inside`() throws {
        let locks = [
            lock("/a/b", deep: true, exclusive: false), lock("/a/b/c", exclusive: false, of: 2),
        ]
        #expect(missing(.removal(try path("/a")), locks, tokens: ["urn:/a/b"]) == [])
        #expect(missing(.removal(try path("/a")), locks, by: bob, tokens: ["urn:/a/b/c"]) == ["/a/b"])
    }

    @Test func `rfc4918 §9.10.2 a lock is refreshed from anywhere inside it by its creator`() throws {
        let rules = LockRules([lock("/a", deep: true)])
        let holder = LockHolder(principal: anna, tokens: ["urn:/a"])
        #expect(try rules.refreshed(at: path("/a/b"), by: holder).root == "/a")
        #expect(throws: Failure.self) { try rules.refreshed(at: path("/b"), by: holder) }
        let none = #expect(throws: Failure.self) {
            try rules.refreshed(at: path("/a"), by: LockHolder(principal: anna, tokens: ["urn:/b"]))
        }
        #expect(none?.status == .preconditionFailed)
        let others = #expect(throws: Failure.self) {
            try rules.refreshed(at: path("/a"), by: LockHolder(principal: bob, tokens: ["urn:/a"]))
        }
        #expect(others?.status == .forbidden)
    }

    @Test func `rfc4918 §9.11.1 a token unlocks what its lock covers`() throws {
        let rules = LockRules([lock("/a", deep: true), lock("/b")])
        #expect(try rules.unlocked(at: path("/a/c/"), token: "urn:/a").root == "/a")
        for (raw, token) in [("/b", "urn:/a"), ("/b/c", "urn:/b"), ("/a", "urn:/x")] {
            let failure = #expect(throws: Failure.self) { try rules.unlocked(at: path(raw), token: token) }
            #expect(failure?.condition == .lockTokenMatchesRequestURI)
            #expect(failure?.status == .conflict)
        }
    }

    @Test func `rfc4918 §10.4 the tokens of a resource are those of all locks on it`() throws {
        let rules = LockRules([lock("/a", deep: true, exclusive: false), lock("/a/b", exclusive: false), lock("/c")])
        #expect(try rules.tokens(on: path("/a/b")) == ["urn:/a", "urn:/a/b"])
        #expect(try rules.tokens(on: path("/d")) == [])
    }
}
