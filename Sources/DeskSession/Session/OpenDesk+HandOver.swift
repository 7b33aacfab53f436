import CaseDomain
import EventLog
import Vault

/// Rows of a ledger that concern somebody who works here (R6.4).
extension OpenDesk {
  /// A row on its way to those who keep restricted tips.
  package struct HandedRow: Sendable {
    package let row: Int
    package let hash: RowHash
    package let intake: TipIntake
    package let conflicts: [MarkedConflict]

    package init(row: Int, hash: RowHash, intake: TipIntake, conflicts: [MarkedConflict]) {
      self.row = row
      self.hash = hash
      self.intake = intake
      self.conflicts = conflicts
    }
  }

  /// What became of them.
  package struct HandedOver: Hashable, Sendable {
    package internal(set) var count = 0
    /// Numbers of rows that are longer than a closed event may be.
    package internal(set) var tooLong: [Int] = []
  }

  /// Whether this member handed a row over before. Others who import the same file hand it over once more: that nobody
  /// but its keepers knows of it includes them.
  package func hasHandedOver(_ row: RowHash) -> Bool {
    if readOnly != nil { return false }
    return (try? performed(requestID(of: row))) != nil
  }

  /// Hands rows over, each in a closed commit, in no order and among some cover: after an import as many closed commits
  /// may stand in the log as if none of its rows, or several, had concerned somebody.
  ///
  /// - Parameter isCancelled: asked before each row.
  package func handOver(_ rows: [HandedRow], isCancelled: () -> Bool = { false }) throws -> HandedOver {
    var result = HandedOver()
    var steps: [HandedRow?] = rows
    for _ in 0..<drawn(below: 6) { steps.insert(nil, at: drawn(below: steps.count + 1)) }
    for step in steps {
      if isCancelled() { return result }
      guard let step else {
        _ = try writeCover()
        continue
      }
      do {
        var intake = step.intake
        intake.source = nil
        _ = try registerRestricted(intake, conflicts: step.conflicts, id: requestID(of: step.hash))
        result.count += 1
      } catch let refusal as Refusal where refusal.reason == .tooLongToClose {
        result.tooLong.append(step.row)
      }
    }
    result.tooLong.sort()
    return result
  }

  /// To everybody but this member it is a request id like any other.
  private func requestID(of row: RowHash) -> RequestID {
    RequestID(bytes: Array(derivedKey("restricted row").authenticate([UInt8](row.text.utf8))[..<16]))
  }

  private func drawn(below limit: Int) -> Int {
    Int(environment.random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % UInt64(max(1, limit)))
  }
}
