import EventLog

/// What every `EventStore` must do, whatever it keeps its log in. A test target makes one with its own way of opening
/// handles and runs `cases` one by one.
package struct EventStoreConformance: Sendable {
  /// Makes one empty log and returns a way to open handles on it.
  package typealias Fixture = @Sendable () throws -> () throws -> any EventStore

  /// What a store did wrong.
  package struct Violation: Error, CustomStringConvertible {
    package let description: String
  }

  /// One requirement.
  package struct Case: Sendable, CustomStringConvertible {
    package let description: String
    let body: @Sendable (Trial) throws -> Void

    init(_ description: String, _ body: @escaping @Sendable (Trial) throws -> Void) {
      self.description = description
      self.body = body
    }

    /// Throws a `Violation`, or what the store threw out of turn.
    package func run(on fixture: Fixture) throws {
      try body(Trial(open: fixture()))
    }
  }

  package static let cases = order + identity + membership + limits

  /// One empty log and who writes to it.
  final class Trial {
    let open: () throws -> any EventStore
    let first = LogMember(1)
    let second = LogMember(2)

    init(open: @escaping () throws -> any EventStore) { self.open = open }

    /// A handle that keeps what it was delivered.
    func handle() throws -> Handle { Handle(try open()) }

    /// A handle on a log whose first commit admits both members.
    func founded() throws -> Handle {
      let handle = try handle()
      let roster = [first.admission, second.admission]
      try handle.append(1, by: first, first.proposal("founding", roster: roster))
      return handle
    }
  }

  /// A store together with what it delivered.
  final class Handle {
    let store: any EventStore
    private(set) var delivered: [Commit] = []
    private(set) var asked = 0

    init(_ store: any EventStore) { self.store = store }

    func catchUp() throws { try store.catchUp { delivered.append($0) } }

    @discardableResult
    func append(_ id: UInt64, by signer: LogMember, _ proposal: Proposal) throws -> AppendReceipt {
      try append(id, by: signer) { _ in proposal }
    }

    @discardableResult
    func append(
      _ id: UInt64, by signer: LogMember, decide: (LogPosition) throws -> Proposal
    ) throws -> AppendReceipt {
      let receipt = try store.append(id: .test(id), signer: signer, deliver: { delivered.append($0) }) { position in
        asked += 1
        return try decide(position)
      }
      if case .appended(let commit) = receipt { delivered.append(commit) }
      return receipt
    }
  }
}

/// Throws unless the two are the same.
func require<Value: Equatable>(_ found: Value, equals wanted: Value, _ what: String) throws {
  guard found == wanted else {
    throw EventStoreConformance.Violation(description: "\(what): \(found) instead of \(wanted)")
  }
}

/// Throws unless `body` throws this error.
func require<Failure: Error & Equatable>(_ error: Failure, _ what: String, from body: () throws -> Void) throws {
  do {
    try body()
  } catch let found as Failure {
    return try require(found, equals: error, what)
  }
  throw EventStoreConformance.Violation(description: "\(what): no error instead of \(error)")
}

/// An error of the caller's own.
struct Refused: Error, Equatable { let reason: String }
