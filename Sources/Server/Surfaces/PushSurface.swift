public import CalDAV
import CalendarModel
import Failures
import HTTPTypes

extension Surface {
    /// `/push/TOKEN`: where a client takes back its wish to be told of changes (WebDAV-Push, Subscription Removal).
    public static func pushRegistrations(_ store: any DAVStore) -> Surface {
        Surface(
            name: "push", prefix: "push", methods: [.delete], access: .principal, renderer: .errorElement, bodyLimit: 0
        ) { request in
            guard let principal = request.principal else { throw Failure(.unauthorized) }
            guard let token = PushAddress.token(in: request.path),
                try await store.removePush(token: token, of: principal.id, at: request.now)
            else { throw Failure(.notFound) }
            return SurfaceResponse(.noContent)
        }
    }
}
