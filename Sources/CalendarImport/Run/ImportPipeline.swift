import CalendarModel

/// Prepares the objects of a file in batches, on several cores, ahead of the writer, which gets them in the order of
/// the file. A few batches are in memory at a time.
struct ImportPipeline: Sendable {
    let comparison: ImportComparison
    let entries: [ObjectGroups.Entry]
    let isEmpty: Bool
    let batch: Int

    /// How many batches are being prepared or wait for the writer.
    private static let ahead = 4

    struct Batch: Sendable {
        var objects: [ImportedObject]
        /// How many entries of the file it comes from.
        var entries: Int
    }

    private struct Numbered: Sendable {
        let number: Int
        let result: Result<Batch, CalendarStoreError>
    }

    func run(_ write: (Batch) async throws(ImportError) -> Void) async throws(ImportError) {
        let count = (entries.count + batch - 1) / batch
        let outcome = await withTaskGroup(of: Numbered.self) { group -> Result<Void, ImportError> in
            var started = 0
            var waiting: [Int: Batch] = [:]
            for next in 0..<count {
                while started < count, started < next + ImportPipeline.ahead {
                    let number = started
                    group.addTask { await prepare(number) }
                    started += 1
                }
                while waiting[next] == nil, let ready = await group.next() {
                    switch ready.result {
                    case .success(let batch): waiting[ready.number] = batch
                    case .failure(let error):
                        group.cancelAll()
                        return .failure(.store(error))
                    }
                }
                guard !Task.isCancelled, let batch = waiting.removeValue(forKey: next) else {
                    group.cancelAll()
                    return .failure(.cancelled)
                }
                do throws(ImportError) {
                    try await write(batch)
                } catch {
                    group.cancelAll()
                    return .failure(error)
                }
            }
            return .success(())
        }
        try outcome.get()
    }

    private func prepare(_ number: Int) async -> Numbered {
        let part = entries[(number * batch)..<min((number + 1) * batch, entries.count)]
        do {
            let objects = try await comparison.compare(part, isEmpty: isEmpty)
            return Numbered(number: number, result: .success(Batch(objects: objects, entries: part.count)))
        } catch {
            return Numbered(number: number, result: .failure(error))
        }
    }
}
