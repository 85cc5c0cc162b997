import Failures
import HTTPTypes

extension HTTPFields {
    /// The value of a field that may be sent once; nothing where it was not sent.
    func single(_ name: HTTPField.Name, limit: Int) throws(Failure) -> Substring? {
        let values = self[values: name]
        guard let value = values.first else { return nil }
        guard values.count == 1 else { throw .badField(name, "It is sent more than once.") }
        guard value.utf8.count <= limit else { throw .badField(name, "It is longer than \(limit) octets.") }
        return value.trimmingBlanks()
    }
}

extension Failure {
    static func badField(_ name: HTTPField.Name, _ detail: String) -> Failure {
        Failure(
            .badRequest, reason: "bad \(name.rawName)", detail: "The field \(name.rawName) cannot be read. \(detail)")
    }
}
