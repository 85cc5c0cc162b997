import ICalendar

extension BookingType {
    var questionFaults: [TypeFault] {
        var faults = Self.doubles(questions.map(\.name), in: "questions")
        if questions.count > 50 { faults.append(TypeFault("questions", .tooMany(maximum: 50))) }
        for (index, question) in questions.enumerated() {
            let member = "questions/\(index)"
            if !question.name.isKey { faults.append(TypeFault(member + "/name", .malformed)) }
            if question.label.texts.allSatisfy(\.trimmed.isEmpty) {
                faults.append(TypeFault(member + "/label", .missing))
            }
            guard case .choice(let choices) = question.kind else { continue }
            if choices.count < 2 { faults.append(TypeFault(member + "/choices", .outOfRange(2, 100))) }
            if choices.count > 100 { faults.append(TypeFault(member + "/choices", .tooMany(maximum: 100))) }
            faults += Self.doubles(choices.map(\.value), in: member + "/choices")
        }
        return faults
    }

    var distributionFaults: [TypeFault] {
        var faults: [TypeFault] = []
        let isManual = distribution.policy == .manual
        switch distribution.moment {
        case .atBooking: break
        case .unclaimed(let after):
            if isManual { faults.append(TypeFault("distribution/assign", .excludes("manual"))) }
            if after.isNegative { faults.append(TypeFault("distribution/assign/after", .notPositive)) }
        case .beforeStart(let before):
            if isManual { faults.append(TypeFault("distribution/assign", .excludes("manual"))) }
            if before.isNegative { faults.append(TypeFault("distribution/assign/before", .notPositive)) }
        }
        if case .rolling(let reach) = distribution.counting.window, !reach.isPositive {
            faults.append(TypeFault("distribution/counting/window/rolling", .notPositive))
        }
        if distribution.skippedKeepTurn, distribution.policy != .rotation {
            faults.append(TypeFault("distribution/skippedKeepTurn", .needs("rotation")))
        }
        if rules.availability == .schedule, !isManual {
            faults.append(TypeFault("distribution/policy", .needs("manual")))
        }
        if distribution.policy == .weighted, !hosts.contains(where: { $0.isEnabled && $0.weight > 0 }), !isCollective {
            faults.append(TypeFault("hosts", .needs("weight")))
        }
        return faults
    }

    var guestFaults: [TypeFault] {
        var faults: [TypeFault] = []
        for (member, limit) in [
            ("guestRules/rescheduleUntil", guestRules.rescheduleUntil),
            ("guestRules/cancelUntil", guestRules.cancelUntil),
            ("approval/within", approval.within),
        ] where limit?.isNegative ?? false {
            faults.append(TypeFault(member, .notPositive))
        }
        if reminders.count > 10 { faults.append(TypeFault("reminders", .tooMany(maximum: 10))) }
        for (index, reminder) in reminders.enumerated() where !reminder.before.isPositive {
            faults.append(TypeFault("reminders/\(index)/before", .notPositive))
        }
        return faults
    }
}

extension CalendarDuration {
    var isPositive: Bool { !isNegative && (days > 0 || seconds > 0) }
}

extension String {
    /// A small letter, then letters and digits: at most 40 of them.
    fileprivate var isKey: Bool {
        guard let first, first.isASCII, first.isLowercase, utf8.count <= 40 else { return false }
        return allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
