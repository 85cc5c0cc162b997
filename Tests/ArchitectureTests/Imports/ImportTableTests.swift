import Testing

struct ImportTableTests {
    @Test func `there is a row for every module and a module for every row`() throws {
        #expect(try Repository.here.modules() == ImportTable.rows.map(\.name).sorted())
    }

    @Test func `no row imports from a layer above its own`() {
        #expect(upwardImports(in: ImportTable.rows) == [])
    }

    @Test func `an import from above is found`() {
        let rows = [ModuleImports("Low", layer: 1, ours: ["High"]), ModuleImports("High", layer: 4)]
        #expect(upwardImports(in: rows) == ["Low imports High"])
    }

    @Test func `no module reaches itself over its imports`() {
        #expect(modulesInCircles(of: ImportTable.rows) == [])
    }

    @Test func `a circle is found`() {
        let rows = [ModuleImports("A", layer: 1, ours: ["B"]), ModuleImports("B", layer: 1, ours: ["A"])]
        #expect(modulesInCircles(of: rows) == ["A", "B"])
    }
}

private func upwardImports(in rows: [ModuleImports]) -> [String] {
    rows.flatMap { row in
        rows.filter { row.ours.contains($0.name) && $0.layer > row.layer }.map { "\(row.name) imports \($0.name)" }
    }
}

private func modulesInCircles(of rows: [ModuleImports]) -> [String] {
    let imports = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.ours) })
    return rows.map(\.name).filter { start in
        var reached: Set<String> = []
        var toVisit = Array(imports[start] ?? [])
        while let next = toVisit.popLast() {
            guard reached.insert(next).inserted else { continue }
            toVisit += imports[next] ?? []
        }
        return reached.contains(start)
    }
}
