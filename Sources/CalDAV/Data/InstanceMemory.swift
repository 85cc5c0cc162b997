import CalendarModel
import Chronology
import ICalendar
import Synchronization

/// Remembers what objects mean, since the same weeks are asked for again and again.
///
/// An entity tag is a function of the octets alone, and so is what they mean: nothing here can be out of date. What
/// was not asked for in a while is forgotten.
final class InstanceMemory: Sendable {
    private struct State {
        /// Nothing where an object has no template. What is found in the older half moves to the younger.
        var young: [EntityTag: InstanceTemplate?] = [:]
        var old: [EntityTag: InstanceTemplate?] = [:]
        /// How many octets the two hold.
        var youngOctets = 0
        var oldOctets = 0
    }

    private let state = Mutex(State())
    /// How many octets of templates may be in one half; with what they mean, they take a few times as much.
    private let limit: Int

    init(limit: Int = 3 << 20) {
        self.limit = limit
    }

    /// The template of an object, made where it is not remembered.
    func template(
        of octets: [UInt8], tagged tag: EntityTag, resolver: ZoneResolver
    ) throws(ICalendarError) -> InstanceTemplate? {
        if let known = known(tag) { return known }
        guard let calendar = try LetterDocument(reading: octets).calendars.first else { throw .notACalendar }
        let made = try InstanceTemplate(calendar, resolver: resolver)
        state.withLock { remember(made, as: tag, in: &$0) }
        return made
    }

    /// How many octets of templates are remembered.
    var octetCount: Int { state.withLock { $0.youngOctets + $0.oldOctets } }

    private func known(_ tag: EntityTag) -> InstanceTemplate?? {
        state.withLock { state in
            if let known = state.young[tag] { return .some(known) }
            guard let known = state.old[tag] else { return nil }
            remember(known, as: tag, in: &state)
            return .some(known)
        }
    }

    private func remember(_ template: InstanceTemplate?, as tag: EntityTag, in state: inout State) {
        let octets = (template?.octetCount ?? 0) + Self.overhead
        if state.youngOctets + octets > limit {
            (state.old, state.oldOctets) = (state.young, state.youngOctets)
            (state.young, state.youngOctets) = ([:], 0)
        }
        guard state.young.updateValue(template, forKey: tag) == nil else { return }
        state.youngOctets += octets
    }

    /// What an entry takes at least.
    private static let overhead = 256
}
