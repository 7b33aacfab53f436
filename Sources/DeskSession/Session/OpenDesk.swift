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
  /// What custodians' files say two reporters may have in common, as far as it was read.
  var sameReporters = SameReporterIndex()
  /// The files of reporters whose identity was destroyed, as far as they were looked up.
  var destroyedFiles: [ReporterID: [String]] = [:]
  private let witness: Witness?
  /// Why what this member has seen cannot be remembered, or compared with what was seen before.
  private(set) var memoryFault: DeskFault?

  /// The snapshot that the state was opened from, and the last event it holds.
  private(set) var snapshot: SnapshotParts?
  private(set) var snapshotEvent = EventNumber(rawValue: 0)

  /// Takes over an opened store and reads the log.
  ///
  /// - Parameters:
  ///   - memory: what the member had seen before.
  ///   - opened: the state to go on from; `store` begins behind it.
  ///   - through: reads no further than this commit; nil reads to the end.
  ///   - progress: told now and then how many events have been read.
  /// - Throws: `DeskFault`.
  init(
    store: any EventStore, keys: MemberKeys, member: MemberID, layout: DeskLayout, environment: DeskEnvironment,
    memory: MemberMemory = MemberMemory(), from opened: DeskSnapshot? = nil, through last: UInt64? = nil,
    progress: ((Int) -> Void)? = nil
  ) throws(DeskFault) {
    self.member = member
    self.layout = layout
    self.environment = environment
    self.store = store
    self.keys = keys
    witness = memory.witness
    memoryFault = memory.fault
    let holder = KeyHolder(rawValue: UInt32(member.rawValue))
    state = opened?.state ?? DeskState(calendar: environment.calendar, keys: keys, holder: holder)
    let source = SnapshotSource(
      layout: layout, environment: environment, member: member, keys: keys, desk: store.desk.bytes)
    texts = TextReader(store: store, keys: keys, holder: holder, snapshot: source.folder)
    noteSnapshot(opened)
    do {
      var reading = ReadAhead()
      do {
        try store.catchUp { commit in
          if let last, commit.number > last { throw ReadThrough() }
          reading.add(commit, to: &state)
          if commit.number % 512 == 0 { progress?(Int(commit.lastEvent)) }
        }
      } catch is ReadThrough {}
      reading.finish(&state)
      try replayIfNeeded()
    } catch {
      throw DeskFault(error)
    }
    noteWitness()
  }

  /// What was asked for has been read.
  private struct ReadThrough: Error {}

  func noteSnapshot(_ opened: DeskSnapshot?) {
    snapshot = opened?.parts
    snapshotEvent = opened?.state.desk.lastEvent ?? EventNumber(rawValue: 0)
  }

  package var desk: Desk { state.desk }

  /// Why the log cannot be read to its end, if so.
  package var damage: DeskFault? { store.damage.map { DeskFault($0) } }

  /// Why nothing can be written, if so: the log is damaged, or lies where nothing can be.
  package var readOnly: DeskFault? { damage ?? store.unwritable.map { DeskFault(StoreError.unwritable($0)) } }

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
    } catch {
      throw DeskFault(error)
    }
    noteWitness()
    return state.desk.lastEvent != before
  }

  /// Notes the head one last time and overwrites the keys; the handle's locks go with the store. Nothing more can be
  /// asked of the log afterwards.
  package func close() {
    // Losing the newest witness only means that the one before it still counts.
    if store.damage == nil { try? witness?.close() }
    state.forgetKeys()
  }

  /// A log that is not what it was must not be what is remembered. Work goes on where nothing can be remembered: the
  /// member is told, and it is tried again with every look.
  private func noteWitness() {
    guard let witness, store.damage == nil else { return }
    do {
      try witness.note(store.head, at: environment.now().rawValue)
    } catch {
      memoryFault = memoryFault ?? DeskFault("stateUnusable", PathText.directory(of: error.path))
    }
  }

  /// However the keys in a log are arranged, the log is not read again more often than this. An honest one needs two
  /// readings by a member who came later.
  private static let replayLimit = 8

  /// A grant came for what was passed over: reads the log again with the keys it opened.
  func replayIfNeeded() throws {
    for _ in 0..<Self.replayLimit where state.needsReplay {
      var fresh = state.forReplay()
      try offerEarlierEpochs(to: &fresh)
      var reading = ReadAhead()
      for number in 0..<state.places.count { reading.add(try texts.commit(number + 1, in: state), to: &fresh) }
      reading.finish(&fresh)
      fresh.settle()
      state = fresh
    }
  }

  /// Follows each epoch to the one before: the commit that began it holds the other's key.
  private func offerEarlierEpochs(to fresh: inout DeskState) throws {
    var waiting = fresh.opening.epochs
    while let epoch = waiting.popLast() {
      for number in state.unopened.commits(under: epoch.id) {
        let commit = try texts.commit(number, in: state)
        let opener = CommitOpener(commit: commit, keys: keys, holder: state.holder)
        for payload in commit.payloads where payload.keyID.payloadKey == epoch.id {
          guard case .opened(let events) = opener.open(payload, candidates: { _ in [epoch.key] }) else { continue }
          for case .key(let record) in events.map(\.event) {
            guard case .previous(let earlier) = record, record.mayStand(under: epoch.id) else { continue }
            if fresh.offer(earlier) { waiting.append(earlier) }
          }
        }
      }
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
    /// Keys whose next epoch the command itself starts.
    var started: Set<KeyName> = []
  }

  /// - Parameter extras: asked under the log's lock, with the latest state and what the command comes to.
  func perform(
    _ command: some Command, id: RequestID?, extras: (DeskState, Draft) throws -> Extras
  ) throws -> Performed {
    try append(id ?? environment.requestID()) { position in try proposal(for: command, at: position, extras) }
  }

  /// What an earlier request with this id caused, here or on another desk; nil where there was none.
  func performed(_ id: RequestID) throws -> Performed? {
    do { return try append(id) { _ in throw NotPerformed() } } catch is NotPerformed { return nil }
  }

  private struct NotPerformed: Error {}

  func append(_ id: RequestID, _ decide: (LogPosition) throws -> Proposal) throws -> Performed {
    guard let idempotency = IdempotencyID(bytes: id.bytes) else { throw DeskFault("unexpected", "request id") }
    let receipt: AppendReceipt
    var own: [CommitOpener.Opened]?
    do {
      receipt = try store.append(
        id: idempotency, signer: Signer(keys: keys), deliver: { state.take($0) },
        decide: { position in
          try replayIfNeeded()
          return try decide(position)
        })
      if case .appended(let commit) = receipt { own = state.take(commit) }
      try replayIfNeeded()
      noteWitness()
    } catch let error where error is Refusal || error is KeysChanged || error is NotPerformed {
      throw error
    } catch {
      // What the snapshot was taken of is no longer there: the next opening reads the log.
      if case StoreError.resumeMismatch = error { snapshotSource.folder?.discard() }
      throw DeskFault(error)
    }
    let commit = receipt.commit
    return Performed(
      commit: CommitNumber(rawValue: Int64(commit.number)),
      events: own.map { texts.events($0, of: commit, in: state) } ?? texts.events(of: commit, in: state))
  }

  /// What the command comes to on the state as it is. A key that someone who left still has is replaced on the way, so
  /// that nobody writes another word under it.
  private func proposal(
    for command: some Command, at position: LogPosition, _ extras: (DeskState, Draft) throws -> Extras
  ) throws -> Proposal {
    let now = environment.now()
    var draft = try state.desk.decide(command, as: Actor(member), at: now)
    var extras = try extras(state, draft)
    // A closed commit carries nothing else.
    let due = draft.closedReaders == nil ? startableKeys(in: state).subtracting(extras.started) : []
    if !due.isEmpty {
      draft = try state.desk.decide(Batch([command, StartKeyEpochs(keys: due)]), as: Actor(member), at: now)
      try start(due, for: draft, &extras)
    }
    // Content keys come first: not a word more under one that somebody has who was taken off.
    let entries = draft.closedReaders == nil && !(command is KeepEntryKeys) ? dueEntries(in: state) : []
    if !entries.isEmpty {
      let commands: [any Command] = [KeepEntryKeys(entries: entries), command]
      let epochs: [any Command] = due.isEmpty ? [] : [StartKeyEpochs(keys: due)]
      draft = try state.desk.decide(Batch(commands + epochs), as: Actor(member), at: now)
    }
    var sealer = CommitSealer(
      at: position, author: member, state: state, random: environment.random, keys: extras.keys, epochs: extras.epochs)
    return try sealer.proposal(for: draft, roster: extras.roster)
  }

  private struct Signer: CommitSigner {
    let keys: MemberKeys
    var signingKey: [UInt8]? { keys.publicKeys.signing }
    func signature(over bytes: [UInt8]) -> [UInt8] { keys.sign(bytes) }
  }
}
