import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// REPORT (RFC 3253 §3.6): the name of the root says which.
extension Exchange {
    func report() async throws -> DAVAnswer {
        // Who may not even know what is here is told so before the body is looked at.
        let found = try await finder.find(
            request.path, for: Location(request.path).isInCalendar ? .read : .readFreeBusy)
        let resource = try found.required()
        let body = try XMLElement(body: request.body)
        guard let row = ReportKind.byName[body.name], row.kinds.contains(resource.kind) else {
            throw Failure(
                .supportedReport, reason: "\(body.name)", detail: "This resource does not answer \(body.name.local).")
        }
        try found.require(row.privilege)
        if row.isOfDepthZero, try Depth(request.fields, default: .zero) != .zero {
            throw Failure(.badRequest, detail: "\(body.name.local) takes Depth 0.")
        }
        return try await row.handle(self, resource, found.privileges, body)
    }
}
