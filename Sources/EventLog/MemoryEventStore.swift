/// A log in memory, shared by several handles on one thread: for tests and for rehearsing. Frames are made and signed
/// as in files.
package final class MemoryLog {
  let desk: DeskID
  fileprivate var cursor: LogCursor
  fileprivate var commits: [Commit] = []
  fileprivate var byID: [IdempotencyID: Int] = [:]

  /// An empty log.
  package init(desk: DeskID) {
    self.desk = desk
    cursor = LogCursor(desk: desk)
  }
}

/// One handle on a `MemoryLog`. Everything in it is durable as long as the memory is.
package final class MemoryEventStore: EventStore {
  private let log: MemoryLog
  private var delivered = 0
  private var proven: Set<[UInt8]> = []

  package init(_ log: MemoryLog) { self.log = log }

  package var desk: DeskID { log.desk }
  package var head: Head { log.commits.isEmpty ? .empty : log.cursor.head }
  package var damage: Damage? { nil }
  package var unwritable: FileError? { nil }

  package func catchUp(_ deliver: (Commit) throws -> Void) throws {
    while delivered < log.commits.count {
      try deliver(log.commits[delivered])
      delivered += 1
    }
  }

  package func append(
    id: IdempotencyID, signer: some CommitSigner, deliver: (Commit) throws -> Void,
    decide: (LogPosition) throws -> Proposal
  ) throws -> AppendReceipt {
    try catchUp(deliver)
    if let place = log.byID[id] { return .repeated(log.commits[place]) }
    let position = log.cursor.next
    let proposal = try decide(position)
    let end = log.commits.isEmpty ? LogEnd.none : log.cursor.end
    let frame = try SignedFrame(proposal, id: id, at: log.cursor, durableEnd: end, signer: signer, proven: &proven)
    let commit = try frame.commit(advancing: &log.cursor, place: log.cursor.end)
    log.byID[id] = log.commits.count
    log.commits.append(commit)
    delivered = log.commits.count
    return .appended(commit)
  }

  package func commit(at number: UInt64) throws -> Commit {
    guard number >= 1, number <= UInt64(delivered) else { throw StoreError.noSuchCommit(number) }
    return log.commits[Int(number) - 1]
  }
}
