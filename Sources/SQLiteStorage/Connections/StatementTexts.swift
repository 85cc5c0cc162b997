import Storage
import Synchronization

/// What SQLite reads in place of each template: worked out once, for all connections.
final class StatementTexts: Sendable {
    private let texts = Mutex<[String: String]>([:])

    func text(of template: String) -> String {
        texts.withLock { texts in
            if let text = texts[template] { return text }
            let text = SQLDialect.sqlite.render(template).text
            texts[template] = text
            return text
        }
    }
}
