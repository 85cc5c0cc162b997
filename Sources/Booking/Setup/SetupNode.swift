/// What a set-up file says, before it is known what it means: the tree that YAML and JSON have in common.
public indirect enum SetupNode: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([SetupNode])
    case map([String: SetupNode])
}
