import ICalendar

extension SetupReader {
    /// What a visitor sees.
    mutating func readPage(_ members: Members, into type: inout BookingType) {
        type.description = localized(members, "description")
        type.language = word(members, "language", GuestLanguage.self)
        if let state = word(members, "state", State.self) { type.isOpen = state == .open }
        if let visibility = word(members, "visibility", BookingType.Visibility.self) { type.visibility = visibility }
        type.location = location(members)
        type.questions = items(members, "questions").compactMap { question($0.node, at: $0.path) }
        type.stage = text(members, "stage", maximum: 100)
        type.tags = items(members, "tags").compactMap { text($0.node, at: $0.path, maximum: 64) }
        type.previousSlugs = items(members, "previousSlugs").compactMap { item in
            value(item.node, at: item.path, "slug", Slug.init)
        }
        guard let node = members["embedding"],
            let embedding = self.members(
                node, at: members.path("embedding"), known: ["allowedOrigins", "redirectUrl"])
        else { return }
        type.embedding.allowedOrigins = items(embedding, "allowedOrigins").compactMap { text($0.node, at: $0.path) }
        type.embedding.redirectURL = text(embedding, "redirectUrl")
    }

    private enum State: String, CaseIterable { case open, closed }
    private enum Place: String, CaseIterable { case place, phone, link, linkTemplate, googleMeet }
    private enum Answer: String, CaseIterable { case text, longText, choice, phone, email }

    private mutating func location(_ members: Members) -> Location? {
        guard let node = members["location"],
            let location = self.members(
                node, at: members.path("location"), required: ["kind"],
                known: ["address", "caller", "number", "url", "template"]),
            let kind = word(location, "kind", Place.self)
        else { return nil }
        switch kind {
        case .place: return needed(location, "address").map { .place(address: $0) }
        case .phone:
            guard let caller = word(location, "caller", Location.Caller.self) else {
                if location["caller"] == nil { fault(location.path("caller"), .missing) }
                return nil
            }
            return .phone(caller: caller, number: text(location, "number", maximum: 40))
        case .link: return needed(location, "url").map { .link(url: $0) }
        case .linkTemplate: return needed(location, "template").map { .linkTemplate($0) }
        case .googleMeet: return .googleMeet
        }
    }

    private mutating func needed(_ members: Members, _ member: String) -> String? {
        if members[member] == nil { fault(members.path(member), .missing) }
        return text(members, member)
    }

    private mutating func question(_ node: SetupNode, at path: String) -> GuestQuestion? {
        let known = ["help", "required", "choices"]
        guard let members = members(node, at: path, required: ["name", "label", "kind"], known: known) else {
            return nil
        }
        let (name, label) = (text(members, "name", maximum: 40), localized(members, "label"))
        let answer = word(members, "kind", Answer.self)
        let choices = items(members, "choices").compactMap { choice($0.node, at: $0.path) }
        guard let name, let label, let answer else { return nil }
        let kind: GuestQuestion.Kind =
            switch answer {
            case .text: .text
            case .longText: .longText
            case .choice: .choice(choices)
            case .phone: .phone
            case .email: .email
            }
        return GuestQuestion(
            name: name, label: label, help: localized(members, "help"), kind: kind,
            isRequired: flag(members, "required") ?? false)
    }

    private mutating func choice(_ node: SetupNode, at path: String) -> GuestQuestion.Choice? {
        guard let members = members(node, at: path, required: ["value", "label"], known: []) else { return nil }
        let (value, label) = (text(members, "value", maximum: 100), localized(members, "label"))
        guard let value, let label else { return nil }
        return GuestQuestion.Choice(value: value, label: label)
    }
}
