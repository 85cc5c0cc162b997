import CalendarModel
import Markup

extension LiveProperty {
    /// Of collections whose changes are told (WebDAV-Push, Collection Properties).
    static let push: [LiveProperty] = [
        LiveProperty(.push("transports"), on: [.calendar, .home]) { view in
            view.surroundings.settings.pushKey.map { key in
                .elements { writer in
                    writer.element(.push("web-push")) { writer in
                        writer.element(
                            .push("vapid-public-key"), [XMLAttribute(XMLName("", "type"), value: "p256ecdsa")],
                            text: key)
                    }
                }
            }
        },
        LiveProperty(.push("topic"), on: [.calendar, .home], needs: .homeState) { view in
            guard view.surroundings.settings.pushKey != nil else { return nil }
            return (view.calendar?.syncKey ?? view.home?.syncKey).map { .text(PushTopic.text(syncKey: $0)) }
        },
        LiveProperty(.push("supported-triggers"), on: [.calendar, .home]) { view in
            guard view.surroundings.settings.pushKey != nil else { return nil }
            let isCalendar = view.calendar != nil
            return .elements { writer in
                writer.element(.push("content-update")) { $0.element(.dav("depth"), text: "1") }
                if isCalendar { writer.element(.push("property-update")) { $0.element(.dav("depth"), text: "0") } }
            }
        },
    ]
}
