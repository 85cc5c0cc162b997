import CalendarModel
import Chronology

extension Reception {
    /// The slot, or the first refusal of the order: what the type says no to comes before what is wrong with a hold, and
    /// that before what others have taken.
    func opening(
        _ request: SlotRequest, hold: Hold?, moving appointment: Appointment? = nil
    ) throws(BookingRefusal) -> (SlotBook, Opening) {
        var ignored: Set<ClaimKey> = []
        if let hold { ignored.insert(.hold(hold.id)) }
        if let appointment { ignored.insert(.booking(appointment.id)) }
        let book = SlotBook(scene.ignoring(ignored))
        let answer = book.isBookable(request)
        if let refusal = answer.refusal, refusal.isByRule { throw refusal }
        try hold?.check(request, of: type.id, now: scene.now)
        switch answer {
        case .bookable(let opening): return (book, opening)
        case .refused(let refusal): throw refusal
        }
    }
}

extension BookingRefusal {
    /// Whether it would stand for somebody alone.
    fileprivate var isByRule: Bool {
        switch self {
        case .notBookable, .durationNotOffered, .tooSoon, .outsideWindow, .notOffered, .notAHost, .tooManySeats: true
        case .holdMismatch, .holdExpired, .limitReached, .slotTaken, .hostUnavailable, .alreadyClaimed,
            .invalidTransition, .tooLate, .reasonRequired:
            false
        }
    }
}
