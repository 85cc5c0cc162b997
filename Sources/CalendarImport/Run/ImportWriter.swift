import CalendarModel
import Chronology

/// Writes batches of objects to one calendar, each batch in one commit.
struct ImportWriter: Sendable {
    let store: any CalendarReading & CalendarWriting
    let calendar: CalendarID
    /// Whose calendar it is.
    let owner: PrincipalID
    let comparison: ImportComparison
    let now: Instant

    /// The objects with the outcomes that they have had on disk.
    func write(_ objects: [ImportedObject]) async throws(ImportError) -> [ImportedObject] {
        let changes = objects.compactMap(\.change)
        guard !changes.isEmpty else { return objects }
        var results = try await apply(changes).makeIterator()
        var written: [ImportedObject] = []
        written.reserveCapacity(objects.count)
        for object in objects {
            guard object.change != nil, let result = results.next() else {
                written.append(object)
                continue
            }
            switch result {
            case .success(let outcome): written.append(object.with(outcome))
            case .failure(let error): written += try await again(object, after: error)
            }
        }
        return written
    }

    /// Somebody else wrote the object between the comparison and the write: compares and writes it once more.
    private func again(
        _ object: ImportedObject, after error: CalendarStoreError
    ) async throws(ImportError) -> [ImportedObject] {
        guard ImportRefusal(error) != nil, let group = object.group else { throw .store(error) }
        let objects: [ImportedObject]
        do {
            objects = try await comparison.compare(group, isEmpty: false)
        } catch {
            throw .store(error)
        }
        guard let fresh = objects.last, let change = fresh.change else { return Array(objects.suffix(1)) }
        guard let result = try await apply([change]).first else { return [fresh] }
        switch result {
        case .success(let outcome): return [fresh.with(outcome)]
        case .failure(let error):
            guard let refusal = ImportRefusal(error) else { throw .store(error) }
            return [fresh.refused(refusal)]
        }
    }

    private var author: Author { Author(principal: owner, agent: "turnus import") }

    private func apply(
        _ changes: [ObjectChange]
    ) async throws(ImportError) -> [Result<ObjectOutcome, CalendarStoreError>] {
        do {
            return try await store.applyEach(changes, to: calendar, by: author, at: now)
        } catch {
            throw .store(error)
        }
    }
}

extension ImportedObject {
    fileprivate func with(_ outcome: ObjectOutcome) -> ImportedObject {
        var object = self
        object.item.outcome =
            switch outcome {
            case .created: .created
            case .updated: .updated
            case .unchanged, .deleted: .unchanged
            }
        return object
    }

    fileprivate func refused(_ refusal: ImportRefusal) -> ImportedObject {
        var object = self
        object.item.outcome = .refused
        object.item.refusal = refusal
        object.change = nil
        return object
    }
}
