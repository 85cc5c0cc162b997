import HTTPTypes

/// What we say to a person about a status: what is, then what to do.
struct FailurePhrases {
    let heading: Phrase
    let sentence: Phrase

    private init(_ heading: (de: String, en: String), _ sentence: (de: String, en: String)) {
        self.heading = Phrase(german: heading.de, english: heading.en)
        self.sentence = Phrase(german: sentence.de, english: sentence.en)
    }

    init(_ status: HTTPResponse.Status) {
        self =
            switch status.code {
            case 401:
                FailurePhrases(
                    ("Bitte melden Sie sich an", "Please sign in"),
                    ("Name oder Passwort fehlen oder stimmen nicht.", "Name or password are missing or wrong."))
            case 403:
                FailurePhrases(
                    ("Das ist hier nicht erlaubt", "This is not allowed here"),
                    (
                        "Wenn Sie es brauchen, bitten Sie den Besitzer oder die Verwaltung um Zugriff.",
                        "If you need it, ask the owner or the administrator for access."
                    ))
            case 404:
                FailurePhrases(
                    ("Hier ist nichts", "There is nothing here"),
                    (
                        "Prüfen Sie die Adresse. Vielleicht wurde der Link erneuert; dann gilt nur der neue.",
                        "Check the address. The link may have been renewed; then only the new one works."
                    ))
            case 405, 501:
                FailurePhrases(
                    ("Das geht an dieser Stelle nicht", "This cannot be done here"),
                    (
                        "Gehen Sie zurück und wählen Sie einen anderen Weg.",
                        "Go back and choose another way."
                    ))
            case 409, 412, 428:
                FailurePhrases(
                    ("Jemand war schneller", "Someone was quicker"),
                    (
                        "Laden Sie die Seite neu und versuchen Sie es noch einmal.",
                        "Load the page again and try once more."
                    ))
            case 410:
                FailurePhrases(
                    ("Dieser Link gilt nicht mehr", "This link no longer works"),
                    ("Bitten Sie um einen neuen.", "Ask for a new one."))
            case 413, 414, 431:
                FailurePhrases(
                    ("Das ist zu groß", "This is too large"),
                    ("Teilen Sie es in kleinere Teile.", "Split it into smaller parts."))
            case 429:
                FailurePhrases(
                    ("Das waren zu viele Versuche", "That was too often"),
                    ("Warten Sie einen Augenblick und versuchen Sie es dann wieder.", "Wait a moment, then try again."))
            case 507:
                FailurePhrases(
                    ("Es ist kein Platz mehr", "There is no room left"),
                    (
                        "Sagen Sie der Verwaltung Bescheid: Der Speicher ist voll.",
                        "Tell the administrator: the disk is full."
                    ))
            case 502, 503, 504:
                FailurePhrases(
                    ("Wir sind gleich wieder da", "We will be back in a moment"),
                    (
                        "Gerade können wir nicht antworten. Versuchen Sie es in einer Minute wieder.",
                        "We cannot answer just now. Try again in a minute."
                    ))
            case 500...:
                FailurePhrases(
                    ("Da ist uns ein Fehler unterlaufen", "We made a mistake"),
                    (
                        "Versuchen Sie es noch einmal. Bleibt es so, nennen Sie der Verwaltung die Nummer unten.",
                        "Try again. If it stays like this, give the administrator the number below."
                    ))
            default:
                FailurePhrases(
                    ("Das haben wir nicht verstanden", "We did not understand this"),
                    (
                        "Prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.",
                        "Check what you entered and try again."
                    ))
            }
    }
}
