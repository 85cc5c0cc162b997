/// What has to be done so that what is becomes what shall be. Applied twice, the second time it is empty.
public struct SetupPlan: Hashable, Sendable {
    public struct Step: Hashable, Sendable {
        public enum Section: String, CaseIterable, Hashable, Sendable {
            case users, teams, calendars, schedules, absences, bookingTypes
        }

        public enum Action: Hashable, Sendable {
            case create
            /// The members that differ.
            case change([String])
            case keep
            case remove
        }

        public var section: Section
        /// By which the thing is known.
        public var name: String
        public var action: Action

        public init(section: Section, name: String, action: Action) {
            self.section = section
            self.name = name
            self.action = action
        }
    }

    /// In the order in which they can be done: whatever needs another thing comes after it, and removals go last and
    /// the other way round.
    public let steps: [Step]

    public var isEmpty: Bool { steps.allSatisfy { $0.action == .keep } }

    /// `present` is everything there is, in the same form.
    public init(from present: SetupFile, to wanted: SetupFile) {
        let steps =
            Self.steps(.users, present.users, wanted.users) + Self.steps(.teams, present.teams, wanted.teams)
            + Self.steps(.calendars, present.calendars, wanted.calendars)
            + Self.steps(.schedules, present.schedules, wanted.schedules)
            + Self.steps(.absences, present.absences, wanted.absences)
            + Self.steps(.bookingTypes, present.types, wanted.types)
        self.steps = steps.filter { $0.action != .remove } + steps.filter { $0.action == .remove }.reversed()
    }

    private static func steps<Thing: SetupThing>(
        _ section: Step.Section, _ present: [Thing], _ wanted: [Thing]
    ) -> [Step] {
        let known = Dictionary(present.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return wanted.compactMap { thing in
            let action: Step.Action? =
                switch (known[thing.key], thing.isAbsent) {
                case (nil, true): nil
                case (nil, false): .create
                case (.some, true): .remove
                case (let existing?, false): changes(from: existing, to: thing)
                }
            return action.map { Step(section: section, name: thing.key, action: $0) }
        }
    }

    /// Members that the file does not name stay as they are.
    private static func changes<Thing: SetupThing>(from existing: Thing, to thing: Thing) -> Step.Action {
        let there = Dictionary(existing.parts, uniquingKeysWith: { first, _ in first })
        let changed = thing.parts.filter { name, value in
            guard let value else { return false }
            return there[name].flatMap(\.self) != value
        }
        return changed.isEmpty ? .keep : .change(changed.map(\.0))
    }
}
