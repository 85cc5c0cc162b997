import ICalendar

extension SetupReader {
    /// What happens once somebody has booked.
    mutating func readProcess(_ members: Members, into type: inout BookingType) {
        readDistribution(members, into: &type.distribution)
        if let node = members["approval"],
            let approval = self.members(node, at: members.path("approval"), required: ["required"], known: ["within"])
        {
            type.approval.isRequired = flag(approval, "required") ?? false
            type.approval.within = duration(approval, "within")
        }
        if let node = members["guestRules"],
            let rules = self.members(
                node, at: members.path("guestRules"), known: ["rescheduleUntil", "cancelUntil", "reasonRequired"])
        {
            // `null` means never, and nothing at all the usual.
            if rules.nodes["rescheduleUntil"] != nil {
                type.guestRules.rescheduleUntil = duration(rules, "rescheduleUntil")
            }
            if rules.nodes["cancelUntil"] != nil { type.guestRules.cancelUntil = duration(rules, "cancelUntil") }
            type.guestRules.reasonRequired = flag(rules, "reasonRequired") ?? false
        }
        type.reminders = items(members, "reminders").compactMap { reminder($0.node, at: $0.path) }
    }

    private mutating func reminder(_ node: SetupNode, at path: String) -> Reminder? {
        guard let members = members(node, at: path, required: ["before", "to", "channel"], known: []) else {
            return nil
        }
        let before = duration(members, "before")
        let (recipient, channel) = (
            word(members, "to", Reminder.Recipient.self), word(members, "channel", Reminder.Channel.self)
        )
        guard let before, let recipient, let channel else { return nil }
        return Reminder(before: before, to: recipient, by: channel)
    }

    private mutating func readDistribution(_ members: Members, into rules: inout DistributionRules) {
        let known = [
            "assign", "counting", "skippedKeepTurn", "keepHostOnReschedule", "creditJoiners", "creditAbsences",
        ]
        guard let node = members["distribution"],
            let distribution = self.members(
                node, at: members.path("distribution"), required: ["policy"], known: known)
        else { return }
        if let policy = word(distribution, "policy", DistributionRules.Policy.self) { rules.policy = policy }
        if let moment = moment(distribution) { rules.moment = moment }
        readCounting(distribution, into: &rules.counting)
        if let flag = flag(distribution, "skippedKeepTurn") { rules.skippedKeepTurn = flag }
        if let flag = flag(distribution, "keepHostOnReschedule") { rules.keepHostOnReschedule = flag }
        if let flag = flag(distribution, "creditJoiners") { rules.creditJoiners = flag }
        if let flag = flag(distribution, "creditAbsences") { rules.creditAbsences = flag }
    }

    private enum When: String, CaseIterable { case atBooking, unclaimed, beforeStart }

    private mutating func moment(_ members: Members) -> DistributionRules.Moment? {
        guard let node = members["assign"],
            let assign = self.members(
                node, at: members.path("assign"), required: ["when"], known: ["after", "before"]),
            let when = word(assign, "when", When.self)
        else { return nil }
        switch when {
        case .atBooking: return .atBooking
        case .unclaimed: return neededDuration(assign, "after").map { .unclaimed(after: $0) }
        case .beforeStart: return neededDuration(assign, "before").map { .beforeStart($0) }
        }
    }

    private mutating func neededDuration(_ members: Members, _ member: String) -> CalendarDuration? {
        if members[member] == nil { fault(members.path(member), .missing) }
        return duration(members, member)
    }

    private mutating func readCounting(_ members: Members, into rules: inout CountingRules) {
        guard let node = members["counting"],
            let counting = self.members(
                node, at: members.path("counting"), known: ["window", "noShows", "cancellations", "manual"])
        else { return }
        if let window = countingWindow(counting) { rules.window = window }
        if let noShows = flag(counting, "noShows") { rules.noShows = noShows }
        if let word = word(counting, "cancellations", CountingRules.Cancellations.self) { rules.cancellations = word }
        if let manual = flag(counting, "manual") { rules.manual = manual }
    }

    private mutating func countingWindow(_ members: Members) -> CountingRules.Window? {
        switch members["window"] {
        case nil: return nil
        case .text("month"): return .month
        case .text("all"): return .all
        case .text:
            fault(members.path("window"), .notOneOf(["month", "all"]))
            return nil
        case .some(let node):
            guard let window = self.members(node, at: members.path("window"), required: ["rolling"], known: []) else {
                return nil
            }
            return duration(window, "rolling").map { .rolling($0) }
        }
    }
}
