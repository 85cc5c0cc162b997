/// What a component consists of, in order.
public enum LetterNode: Hashable, Sendable {
    case line(ContentLine)
    case component(LetterComponent)
}
