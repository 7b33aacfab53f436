import CaseDomain
import EventLog
import Vault

/// One open desk: the log, one member's keys, and the state they give. Synchronous; it belongs to one thread at a time.
///
/// The command line uses it directly, the screen through `DeskWorker`.
package final class OpenDesk {
  package let member: MemberID
  package let layout: DeskLayout
  package let environment: DeskEnvironment
  let store: any EventStore
  let keys: MemberKeys
  var state: DeskState
  let texts: TextReader
  private let witness: Witness?

  /// Takes over an opened store and reads the log.
  ///
  /// - Parameter progress: told now and then how many events have been read.
  /// - Throws: `DeskFault`.
  init(
    store: any EventStore, keys: MemberKeys, member: MemberID, layout: DeskLayout, environment: DeskEnvironment,
    witness: Witness? = nil, progress: ((Int) -> Void)? = nil
  ) throws(DeskFault) {
    self.member = member
    self.layout = layout
    self.environment = environment
    self.store = store
    self.keys = keys
    self.witness = witness
    let holder = KeyHolder(rawValue: UInt32(member.rawValue))
    state = DeskState(calendar: environment.calendar, keys: keys, holder: holder)
    texts = TextReader(store: store, keys: keys, holder: holder)
    do {
      try store.catchUp { commit in
        state.take(commit)
        if commit.number % 512 == 0 { progress?(Int(commit.lastEvent)) }
      }
      try replayIfNeeded()
      try noteWitness()
    } catch {
      throw DeskFault(error)
    }
  }

  package var desk: Desk { state.desk }

  /// Why nothing can be written, if so.
  package var readOnly: DeskFault? { store.damage.map { DeskFault($0) } }

  /// The clock, never before the last commit.
  package var now: Instant { max(environment.now(), state.desk.lastTime) }

  /// The log's durable end.
  package var head: Head { store.head }
  package var deskID: DeskID { store.desk }
  /// What outsiders check this member's signatures with.
  package var publicKeys: MemberPublicKeys { keys.publicKeys }

  /// A key that only this member's key file gives.
  func derivedKey(_ purpose: String) -> SealingKey { keys.derivedKey(purpose) }

  /// Signs as this member.
  package func signature(over bytes: [UInt8]) -> [UInt8] { keys.sign(bytes) }

  // MARK: Following

  /// Takes what other desks committed since.
  ///
  /// - Returns: whether anything was new.
  @discardableResult
  package func refresh() throws(DeskFault) -> Bool {
    let before = state.desk.lastEvent
    do {
      try store.catchUp { state.take($0) }
      try replayIfNeeded()
      try noteWitness()
    } catch {
      throw DeskFault(error)
    }
    return state.desk.lastEvent != before
  }

  /// Notes the head one last time; the handle's locks go with the store.
  package func close() {
    // Losing the newest witness only means that the one before it still counts.
    if store.damage == nil { try? witness?.close() }
  }

  /// A log that is not what it was must not be what is remembered.
  private func noteWitness() throws {
    if store.damage == nil { try witness?.note(store.head, at: environment.now().rawValue) }
  }

  /// A grant came for what was passed over: reads the log again with every key known.
  private func replayIfNeeded() throws {
    while state.needsReplay {
      var fresh = state.forReplay()
      for number in 0..<UInt64(state.firstEvents.count) { fresh.take(try store.commit(at: number + 1)) }
      // The desk's own key can come late only once; what is still missing then has not been granted.
      let settled = fresh.keyring.compartments == state.keyring.compartments
      state = fresh
      if settled { break }
    }
  }

  // MARK: Writing

  /// Decides a command on the latest state, and returns once its commit is durable.
  ///
  /// - Throws: `Refusal` from the rules; `DeskFault` from disk and keys.
  package func perform(_ command: some Command, id: RequestID? = nil) throws -> Performed {
    try perform(command, id: id) { _, _ in Extras() }
  }

  /// What a commit carries beside the events of its command.
  struct Extras {
    var keys: [OutgoingKey] = []
    var epochs: [EpochKey] = []
    var roster: [RosterChange] = []
  }

  func perform(
    _ command: some Command, id: RequestID?, extras: (DeskState, Draft) throws -> Extras
  ) throws -> Performed {
    let request = id ?? environment.requestID()
    guard let idempotency = IdempotencyID(bytes: request.bytes) else { throw DeskFault("unexpected", "request id") }
    let receipt: AppendReceipt
    do {
      receipt = try store.append(
        id: idempotency, signer: Signer(keys: keys), deliver: { state.take($0) },
        decide: { position in
          let draft = try state.desk.decide(command, as: Actor(member), at: environment.now())
          let extras = try extras(state, draft)
          var sealer = CommitSealer(
            at: position, author: member, state: state, random: environment.random, keys: extras.keys,
            epochs: extras.epochs)
          return try sealer.proposal(for: draft, roster: extras.roster)
        })
      if case .appended(let commit) = receipt { state.take(commit) }
      try replayIfNeeded()
      try noteWitness()
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw DeskFault(error)
    }
    return Performed(
      commit: CommitNumber(rawValue: Int64(receipt.commit.number)),
      events: texts.events(of: receipt.commit, with: state.keyring))
  }

  private struct Signer: CommitSigner {
    let keys: MemberKeys
    func signature(over bytes: [UInt8]) -> [UInt8] { keys.sign(bytes) }
  }
}
