import CalendarModel
import Compression
import ICalendar

extension ImportRefusal {
    init(_ error: ICalendarError) {
        let (cause, cure) = ImportRefusal.sentences(error)
        self.init(line: error.line, cause: cause, cure: cure)
    }

    init(_ error: CompressionError) {
        let text = error.description
        // A description is the cause and the cure, in two sentences.
        guard let end = text.range(ofSentenceEnd: ". ") else {
            self.init(cause: text, cure: "")
            return
        }
        self.init(cause: String(text[..<end.lowerBound]), cure: String(text[end.upperBound...]))
    }

    private static func sentences(_ error: ICalendarError) -> (cause: String, cure: String) {
        switch error {
        case .tooLarge(let octets, let limit):
            ("too large: \(octets) octets, the limit is \(limit)", "Split it into smaller files.")
        case .lineTooLong(_, let limit):
            ("a line is longer than the limit of \(limit) octets", "Leave out the attachment in it.")
        case .nestedTooDeep(_, let limit):
            ("components are nested deeper than the limit of \(limit)", "Export it again; an END may be missing.")
        case .tooMany(let what, _, let limit):
            ("more \(what) than the limit of \(limit)", "Split it into smaller pieces.")
        case .notACalendar:
            ("this is no calendar: it has no BEGIN:VCALENDAR", "Give an .ics file or a zip archive of them.")
        case .truncated:
            ("the file ends in the middle of it", "Download or export the file again.")
        case .mismatchedEnd(_, let name):
            ("END:\(name) closes nothing that is open", "Export it again.")
        case .malformedLine:
            ("a line is not NAME:VALUE", "Correct the line in the file.")
        case .invalidValue(let property, let value, _):
            ("\(property) cannot be “\(value)”", "Correct the value in the file.")
        case .missingProperty(let name, _):
            ("\(name) is missing", "Add it in the file, or in the programme it comes from.")
        case .contradictory(let reason, _), .inconsistent(let reason, _):
            (reason, "Correct it in the programme it comes from.")
        case .unknownZone(let name, _):
            (
                "the zone “\(name)” is not known and the file has no VTIMEZONE for it",
                "Put the name of a zone such as Europe/Berlin in its place."
            )
        case .unsupportedScale(let scale):
            ("it recurs by the calendar \(scale), which is not supported", "Enter its dates one by one.")
        case .budgetExhausted(let steps):
            ("its rule gives next to nothing in \(steps) steps", "Correct its RRULE; it may name a day that never is.")
        }
    }

    /// What one object could not be written for; `nil` where nothing else can be written either.
    init?(_ error: CalendarStoreError) {
        switch error {
        case .uidTaken(let name):
            self.init(
                cause: "another object has this UID: \(name)", cure: "Import again when nobody else writes to it.")
        case .changedSince, .alreadyExists, .noSuchObject:
            self.init(cause: "somebody else wrote it at the same time", cure: "Import it again.")
        case .nameTaken(let name):
            self.init(cause: "the name \(name) is taken", cure: "Import it again.")
        case .noSuchPrincipal, .noSuchCalendar, .noSuchFeedLink, .noSuchCredential, .noSuchToken, .noSuchFile,
            .noParent, .notAFile, .notWritable, .overQuota, .forgotten, .newerSchema, .busy, .full, .notPermitted,
            .unavailable:
            return nil
        }
    }
}

extension ICalendarError {
    /// The line it names, or 0.
    var line: Int {
        switch self {
        case .lineTooLong(let line, _), .nestedTooDeep(let line, _), .tooMany(_, let line, _), .truncated(let line),
            .mismatchedEnd(let line, _), .malformedLine(let line), .invalidValue(_, _, let line),
            .missingProperty(_, let line), .contradictory(_, let line), .inconsistent(_, let line),
            .unknownZone(_, let line):
            line
        case .tooLarge, .notACalendar, .unsupportedScale, .budgetExhausted: 0
        }
    }
}

extension String {
    fileprivate func range(ofSentenceEnd end: String) -> Range<String.Index>? {
        firstRange(of: end)
    }
}
