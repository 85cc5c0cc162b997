import Failures
import HTTPTypes

/// A page of a list, as it is asked for: so many, behind a place.
struct PageRequest {
    let limit: Int
    let last: Int64
    let query: QueryParameters
    private let operation: String
    private let call: APICall

    private static let standard = 50
    private static let most = 200

    /// `known` are the parameters of the operation beside those of every list.
    init(_ call: APICall, of operation: String, knowing known: [String]) throws(Failure) {
        query = try QueryParameters(call.request.query, knowing: known + ["limit", "cursor"])
        guard let text = query["limit"] else {
            limit = Self.standard
            last = try APICursor(query["cursor"], of: operation).last
            (self.operation, self.call) = (operation, call)
            return
        }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            (1...Self.most).contains(number)
        else { throw .invalidParameter("limit", "A number from 1 to \(Self.most) is wanted.") }
        limit = number
        last = try APICursor(query["cursor"], of: operation).last
        (self.operation, self.call) = (operation, call)
    }

    /// Of one more element than fit the page, those that do; the one more says that there is another page
    /// (RFC 8288 §3).
    func answer<Element>(
        _ found: [Element], at path: String, number: (Element) -> Int64,
        _ write: (inout JSONWriter, Element) -> Void
    ) -> APIAnswer {
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last.map { APICursor.text(operation, last: number($0)) } : nil
        var fields: HTTPFields = [:]
        if let next {
            let others = (call.request.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
            let query = (others + ["cursor=\(next)"]).joined(separator: "&")
            fields[.link] = "<\(APIService.root)\(path)?\(query)>; rel=\"next\""
        }
        return .json(fields: fields) { writer in
            writer.object { writer in
                writer.name("items")
                writer.array(page, write)
                writer.member("nextCursor", next)
            }
        }
    }
}

extension HTTPField.Name {
    /// RFC 8288
    fileprivate static let link = HTTPField.Name("Link")!
}
