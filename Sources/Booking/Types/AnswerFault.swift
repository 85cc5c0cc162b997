/// What is wrong with an answer of a guest.
public enum AnswerFault: Hashable, Sendable {
    case missing(question: String)
    case unknownQuestion(String)
    case tooLong(question: String, maximum: Int)
    case notAChoice(question: String)
    case notAPhoneNumber(question: String)
    case notAnAddress(question: String)
}

extension GuestQuestion {
    /// What is wrong with the answers as a whole, in the order of the questions.
    public static func faults(in answers: [String: String], to questions: [GuestQuestion]) -> [AnswerFault] {
        let known = Set(questions.map(\.name))
        let unknown = answers.keys.filter { !known.contains($0) }.sorted().map(AnswerFault.unknownQuestion)
        return questions.compactMap { $0.fault(in: answers[$0.name] ?? "") } + unknown
    }

    private func fault(in answer: String) -> AnswerFault? {
        let answer = answer.trimmed
        guard !answer.isEmpty else { return isRequired ? .missing(question: name) : nil }
        switch kind {
        case .text: return answer.count > 500 ? .tooLong(question: name, maximum: 500) : nil
        case .longText: return answer.count > 4000 ? .tooLong(question: name, maximum: 4000) : nil
        case .choice(let choices): return choices.contains { $0.value == answer } ? nil : .notAChoice(question: name)
        case .phone: return answer.isPhoneNumber ? nil : .notAPhoneNumber(question: name)
        case .email: return answer.isAddress ? nil : .notAnAddress(question: name)
        }
    }
}

extension String {
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Digits with what people write between them; 5 to 15 of them (ITU-T E.164).
    var isPhoneNumber: Bool {
        let digits = filter { $0.isASCII && $0.isNumber }
        return (5...15).contains(digits.count)
            && allSatisfy { ($0.isASCII && $0.isNumber) || " +-/().".contains($0) }
            && (lastIndex(of: "+").map { $0 == startIndex } ?? true)
    }

    /// Something, an at sign, a domain with a dot: the rest only a mail can tell (RFC 5321 §4.1.2).
    var isAddress: Bool {
        guard utf8.count <= 254, !contains(where: { $0.isWhitespace || $0.asciiValue.map { $0 < 32 } == true }) else {
            return false
        }
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty } && !contains(where: { "<>,;:\\\"".contains($0) })
    }
}
