import CalendarModel
import Secrets

extension Settings {
    /// The key that push services know this server by, made where there is none; nothing where nobody is to be told.
    func pushKey() throws -> P256Key? {
        guard push.isEnabled else { return nil }
        let path = push.keyPath ?? data + "/push.key"
        do throws(CalendarStoreError) {
            if push.keyPath == nil { try makeFolder(data) }
        } catch {
            throw CommandFailure(error)
        }
        do throws(SecretsError) {
            return try P256Key(loadingOrCreating: path)
        } catch {
            throw CommandFailure(error, ofKeyFile: path)
        }
    }
}

extension CommandFailure {
    init(_ error: SecretsError, ofKeyFile path: String) {
        switch error {
        case .malformedKeyFile: self.init("\(path) is no key of Turnus: remove it, and another one is made")
        case .exposedKeyFile: self.init("others can read \(path): chmod 600 mends it")
        case .keyFileUnavailable(_, let code):
            self.init("\(path) cannot be read or written (error \(code)): set push.key to a place where it can be kept")
        case .unknownPasswordFormat, .passwordTooCostly, .derivationFailed, .notAuthentic, .unknownSealVersion,
            .sealingFailed, .unusablePublicKey, .signingFailed:
            self.init("no key for push messages can be made: \(error)")
        }
    }
}
