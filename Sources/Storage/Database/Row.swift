/// One row of an answer; valid only inside the closure that it is given to.
///
/// Columns count from 0. A statement and its reader stand side by side in one function, so a wrong type is a mistake
/// there, not a case: a number read as text gives its digits or nothing, NULL read as a number gives 0.
public protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
}

extension Row {
    public func bool(_ column: Int) -> Bool {
        integer(column) != 0
    }

    public func optionalInteger(_ column: Int) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    public func optionalText(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }
}
