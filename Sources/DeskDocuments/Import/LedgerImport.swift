import CaseDomain
import DeskSession

/// Carries a plan out, a batch a commit: an import that stops half-way has imported whole batches.
package struct LedgerImport {
  /// How it ended.
  package struct Result: Hashable, Sendable {
    package internal(set) var imported = 0
    /// Rows that went to those who keep restricted tips.
    package internal(set) var handed = 0
    /// Rows that another desk imported meanwhile.
    package internal(set) var skipped = 0
    package internal(set) var wasCancelled = false
    /// Numbers of rows that no commit has room for, ascending.
    package internal(set) var tooLong: [Int] = []

    /// Nothing yet.
    package init() {}
  }

  /// Rows a commit.
  package static let batchRows = 200
  /// Bytes of narrative a commit; a frame holds eight times that.
  private static let batchBytes = 1 << 20

  /// - Parameter progress: told after each batch how many rows are done; answering false cancels.
  /// - Throws: `Refusal`, `DeskFault`. Batches before the error stay imported.
  package static func run(
    _ plan: LedgerPlan, on desk: OpenDesk, progress: (Int) -> Bool
  ) throws -> Result {
    var result = Result()
    for batch in batches(plan.entries) {
      try importBatch(batch, on: desk, &result)
      guard progress(result.imported + result.skipped + result.tooLong.count) else {
        result.wasCancelled = true
        return result
      }
    }
    let handed = try desk.handOver(plan.handed)
    result.handed = handed.count
    result.tooLong = (result.tooLong + handed.tooLong).sorted()
    return result
  }

  private static func importBatch(
    _ batch: [LedgerPlan.Entry], on desk: OpenDesk, _ result: inout Result
  ) throws {
    var rest = batch
    while !rest.isEmpty {
      do {
        _ = try desk.register(rest.map(\.intake))
        result.imported += rest.count
        return
      } catch let refusal as Refusal where refusal.reason == .rowImported {
        // Another desk was faster with some of these rows: they are tips already.
        let known = rest.filter { desk.desk.tips.tip(importedAs: $0.hash) != nil }
        guard !known.isEmpty else { throw refusal }
        result.skipped += known.count
        rest.removeAll { entry in known.contains { $0.hash == entry.hash } }
      } catch let fault as DeskFault where fault.id == "commitTooLarge" {
        // One row's words may fill a commit, or more: the rows beside it are still imported.
        guard rest.count > 1 else {
          result.tooLong.append(rest[0].row)
          return
        }
        try importBatch(Array(rest[..<(rest.count / 2)]), on: desk, &result)
        rest.removeFirst(rest.count / 2)
      }
    }
  }

  private static func batches(_ entries: [LedgerPlan.Entry]) -> [[LedgerPlan.Entry]] {
    var batches: [[LedgerPlan.Entry]] = []
    var bytes = 0
    for entry in entries {
      let size = entry.intake.content.narrative.utf8.count * (entry.intake.originalNarrative == nil ? 1 : 2)
      if let count = batches.last?.count, count < batchRows, bytes + size <= batchBytes {
        batches[batches.count - 1].append(entry)
        bytes += size
      } else {
        batches.append([entry])
        bytes = size
      }
    }
    return batches
  }
}
