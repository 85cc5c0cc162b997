import Markup
import Testing

@testable import CalDAV

struct LivePropertyTests {
    @Test func `every property has one row`() {
        #expect(LiveProperty.byName.count == LiveProperty.all.count)
        #expect(PropertySetter.byName.count == PropertySetter.all.count)
    }

    @Test func `rfc4918 §9.1 allprop has WebDAV's own properties alone`() {
        let names = LiveProperty.all.filter(\.isInAllprop).map(\.name)
        #expect(names.allSatisfy { $0.namespace == "DAV:" })
        #expect(names.contains(.dav("getetag")) && !names.contains(.dav("acl")))
    }

    @Test func `what can be set can be read`() {
        for setter in PropertySetter.all {
            #expect(LiveProperty.byName[setter.name]?.kinds.contains(.calendar) == true, "\(setter.name)")
        }
    }

    @Test(arguments: ["resourcetype", "getetag", "owner", "sync-token", "acl"])
    func `rfc4918 §15 what we compute is protected`(name: String) {
        #expect(LiveProperty.isProtected(.dav(name), on: .calendar))
        #expect(LiveProperty.isProtected(.dav(name), on: .file))
    }
}
