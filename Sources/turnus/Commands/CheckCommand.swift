import ArgumentParser
import CalendarModel
import Storage

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Hold everything that is kept twice against each other, and say what differs.",
        discussion: """
            Reads every object, beside a running server if need be, and changes nothing. Exit status 1 when \
            something differs.

            Example:
              turnus check --data /var/lib/turnus
            """)

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let faults: [StoreFault]
        do {
            faults = try await store.check()
        } catch {
            throw CommandFailure(error)
        }
        await store.close()
        for fault in faults {
            let listing = FaultListing(fault)
            output.print(line: [listing.kind, listing.sentence], listing.json)
        }
        guard faults.isEmpty else { throw ExitCode(1) }
        if !output.json { output.print("nothing differs") }
    }
}
