import HTTPTypes
public import TimeZones

extension Surface {
    /// `/tzdist/`: time zones by name, for whoever asks (RFC 7808).
    public static func timeZones(_ service: TimeZoneService) -> Surface {
        Surface(name: "tzdist", prefix: "tzdist", methods: [.get], renderer: .problem, bodyLimit: 0) { request in
            let answer = service.answer(address: request.path, query: request.query, fields: request.fields)
            return SurfaceResponse(
                answer.status, fields: answer.fields, body: answer.octets.isEmpty ? .none : .octets(answer.octets))
        }
    }
}
