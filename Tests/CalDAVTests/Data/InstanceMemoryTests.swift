import CalendarModel
import Chronology
import ICalendar
import Storage
import Synchronization
import Testing

@testable import CalDAV

struct InstanceMemoryTests {
    private func octets(_ summary: String) -> [UInt8] {
        Example.calendar(Example.event("DTSTART:20250106T090000Z", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:\(summary)"))
    }

    private func written(_ memory: InstanceMemory, _ octets: [UInt8], _ tag: EntityTag) throws -> [UInt8]? {
        try memory.template(of: octets, tagged: tag, resolver: Example.resolver)?.write(
            during: Example.span("20250101T000000Z", "20250201T000000Z"), floatingZone: .utc, limits: .instances)
    }

    @Test func `what is remembered is what was read, also when much has been forgotten since`() throws {
        let memory = InstanceMemory(limit: 4_000)
        for _ in 0..<2 {
            for number in 0..<50 {
                let octets = octets("number \(number).")
                let text = try #require(try written(memory, octets, EntityTag(of: octets)))
                #expect(Example.text(text).contains("SUMMARY:number \(number).\n"))
                #expect(memory.octetCount <= 8_000)
            }
        }
        #expect(memory.octetCount > 1_000)
    }

    @Test func `what is remembered is not read again`() throws {
        let memory = InstanceMemory()
        let tag = EntityTag(of: octets("a"))
        let first = try written(memory, octets("a"), tag)
        // Without a look at the octets, which nobody who is honest gives another tag.
        #expect(try written(memory, [], tag) == first)
        #expect(throws: ICalendarError.self) { try written(memory, [], EntityTag("another")) }
    }

    /// A writer changes an object over and over while readers expand it: whatever they see, its parts belong together.
    @Test func `rfc4791 §9.6.5 instances are those of the entity tag beside them`() async throws {
        try await House.open { (house: House) async throws in
            let path = House.calendar + "1.ics"
            try await house.put(path, octets("version 0."))
            let question =
                "<C:calendar-multiget xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns:D='DAV:'><D:prop><D:getetag/>"
                + "<C:calendar-data><C:expand start='20250101T000000Z' end='20250201T000000Z'/></C:calendar-data>"
                + "</D:prop><D:href>\(path)</D:href></C:calendar-multiget>"
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for version in 1...40 { try await house.put(path, octets("version \(version).")) }
                }
                for _ in 0..<2 {
                    group.addTask {
                        for _ in 0..<40 {
                            let answer = try await house.ask("REPORT", House.calendar, [:], question)
                            let version = try #require(answer.text.split(separator: "SUMMARY:version ").last)
                                .prefix { $0 != "." }
                            let tag = EntityTag(of: octets("version \(version)."))
                            #expect(answer.text.contains("<D:getetag>\"\(tag.value)\"</D:getetag>"))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
