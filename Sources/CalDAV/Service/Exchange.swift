import CalendarModel
import Failures
import HTTPTypes
import ICalendar
import WebDAV

/// One request on its way through a method: what was asked, and what it takes to answer.
struct Exchange: Sendable {
    let request: DAVRequest
    let service: DAVService
    let finder: ResourceFinder
    let loader: ViewLoader
    let preferences: Preferences

    init(_ request: DAVRequest, service: DAVService) {
        self.request = request
        self.service = service
        finder = ResourceFinder(store: service.store, principal: request.principal)
        loader = ViewLoader(
            store: service.store,
            surroundings: ResourceView.Surroundings(
                principal: request.principal, settings: service.settings, base: request.bases.last ?? "",
                now: request.now))
        preferences = Preferences(request.fields)
    }

    var store: any DAVStore { service.store }

    /// The resource that the request names, usable as `privilege` says; 404 where there is none.
    func target(for privilege: Privilege) async throws -> (resource: Resource, privileges: Set<Privilege>) {
        let found = try await finder.find(request.path, for: privilege)
        return (try found.required(), found.privileges)
    }

    /// 405 with what the resource can do.
    func refuse(_ kind: ResourceKind) -> Failure {
        .methodNotAllowed(allowing: MethodKind.allowed(on: kind))
    }

    /// The fields that say which preference was followed (RFC 7240 §3).
    var preferenceFields: HTTPFields {
        guard let applied = preferences.applied else { return [:] }
        return [.preferenceApplied: applied, .vary: "Prefer, Brief"]
    }
}
