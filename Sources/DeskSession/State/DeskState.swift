import CaseDomain
import EventLog
import Vault

/// Everything one member's desk knows from the log: the state of the rules, and the keys to go on reading and writing.
struct DeskState {
  private(set) var desk: Desk
  private(set) var keyring: Keyring
  /// The key of each tip's and lead's text.
  private(set) var tipObjects = ShardedMap<TipID, ObjectID>()
  private(set) var leadObjects = ShardedMap<LeadID, ObjectID>()
  /// Public keys as their admission recorded them.
  private(set) var publicKeys: [MemberID: MemberPublicKeys] = [:]
  /// The first event of each commit, by commit number from 1.
  private(set) var firstEvents = Chunked<Int64>()
  /// Payloads that could not be opened, by the key they need: a grant may come later in the log.
  private var unopened: [PayloadKeyID: Int] = [:]
  /// A key came for payloads that were passed over: the log has to be read again from the start.
  private(set) var needsReplay = false
  private(set) var damagedPayloads: [EventNumber] = []
  /// The desk compartment's keys may be known before its members are: what they say is judged on replay.
  private let keys: MemberKeys
  private let holder: KeyHolder

  init(calendar: WorkCalendar, keys: MemberKeys, holder: KeyHolder) {
    desk = Desk(calendar: calendar)
    keyring = Keyring(holder: holder)
    self.keys = keys
    self.holder = holder
  }

  /// The state to read the log anew with: empty, but for the desk's own keys, so that posts are known from the first
  /// event on and every other key is judged by them.
  func forReplay() -> DeskState {
    var state = DeskState(calendar: desk.calendar, keys: keys, holder: holder)
    for case .grant(let key) in keyring.otherRecords where key.compartment == .desk {
      _ = state.keyring.insert(.grant(key), under: .member(holder))
    }
    return state
  }

  /// The commit that holds an event. O(log n).
  func commit(of event: EventNumber) -> UInt64? {
    var low = 0
    var high = firstEvents.count
    while low < high {
      let middle = (low + high) / 2
      if firstEvents[middle] <= event.rawValue { low = middle + 1 } else { high = middle }
    }
    return low == 0 || event > desk.lastEvent ? nil : UInt64(low)
  }

  // MARK: Taking commits

  /// Takes one commit, in order.
  mutating func take(_ commit: Commit) {
    firstEvents.append(Int64(commit.position.firstEvent))
    let accepted = desk.begin(
      commit: CommitNumber(rawValue: Int64(commit.number)), time: Instant(rawValue: commit.authorClock),
      firstEvent: EventNumber(rawValue: Int64(commit.position.firstEvent)), events: commit.eventCount,
      claims: commit.allocations.compactMap(Self.claim))
    let author = MemberID(rawValue: Int64(commit.author))
    for opened in open(commit).sorted(by: { $0.number < $1.number }) {
      let envelope = Envelope(
        author: author, time: accepted.time, commit: CommitNumber(rawValue: Int64(commit.number)),
        event: opened.number, allocations: accepted.allocations)
      apply(opened, envelope, roster: commit.roster)
    }
    nameStrayAdmissions(commit, author: author, time: accepted.time)
  }

  private static func claim(_ allocation: EventLog.Allocation) -> CaseDomain.Allocation? {
    NumberSeries(rawValue: allocation.series).map {
      CaseDomain.Allocation(series: $0, year: Int(allocation.year), ordinal: Int(allocation.number))
    }
  }

  /// Opens what can be opened. Keys come first: one that stands in this commit may open the rest of it.
  private mutating func open(_ commit: Commit) -> [CommitOpener.Opened] {
    let opener = CommitOpener(commit: commit, keys: keys, holder: holder)
    var opened: [CommitOpener.Opened] = []
    var waiting = commit.payloads
    var progress = true
    while progress && !waiting.isEmpty {
      progress = false
      var rest: [Payload] = []
      for payload in waiting {
        switch opener.open(payload, with: keyring) {
        case .absent: rest.append(payload)
        case .damaged:
          damagedPayloads.append(EventNumber(rawValue: Int64(commit.position.firstEvent)))
          progress = true
        case .opened(let events):
          progress = true
          opened += events
          for case .key(let record) in events.map(\.event) { insert(record, from: commit, events[0].key) }
        }
      }
      waiting = rest
    }
    for payload in waiting {
      if let id = payload.keyID.payloadKey, id != .member(holder) { unopened[id, default: 0] += 1 }
    }
    return opened
  }

  private mutating func insert(_ record: KeyRecord, from commit: Commit, _ key: PayloadKeyID) {
    let author = MemberID(rawValue: Int64(commit.author))
    guard commit.number == 1 || mayWrite(record, author) else { return }
    if case .opened(let id) = keyring.insert(record, under: key), unopened[id] != nil { needsReplay = true }
  }

  /// Whether a key record is believed. Before the members are known, a grant is: it only opens what was sealed anyway,
  /// and is judged on replay. A public half is never believed unjudged: we would seal identities to it.
  private func mayWrite(_ record: KeyRecord, _ author: MemberID) -> Bool {
    guard desk.organisation.foundedAt != nil else {
      if case .grant = record { return true }
      return false
    }
    switch record {
    case .object: return true
    case .grant(let key), .previous(let key): return desk.mayHandOut(KeyName(key.compartment), author)
    case .publicHalf, .secretHalf, .escrow:
      return record.pair.flatMap(KeyName.init).map { desk.mayHandOut($0, author) } ?? false
    }
  }

  // MARK: Applying events

  private mutating func apply(_ opened: CommitOpener.Opened, _ envelope: Envelope, roster: [RosterChange]) {
    switch opened.event {
    case .key: return
    case .unknown(let type, _): desk.noteUnreadable(type: type)
    case .event(let event):
      if let refusal = misplacement(of: event, envelope, under: opened.key) ?? wrongKeys(event, roster) {
        desk.reject(Swift.type(of: event).type, from: envelope, because: refusal)
        return
      }
      let refused = desk.unauthorised.count
      desk.apply(event, from: envelope)
      if desk.unauthorised.count == refused { note(event, envelope, under: opened.key, roster) }
    }
  }

  /// An event belongs under the key of its scope; elsewhere others could read it, or its readers could not.
  private func misplacement(of event: any Event, _ envelope: Envelope, under key: PayloadKeyID) -> Refusal? {
    let fits =
      switch (event.scope(at: envelope.event), key) {
      case (.desk, .compartment(.desk, _)), (.leads, .compartment(.leads, _)), (.audit, .compartment(.audit, _)): true
      case (.tip(let tip), .object(let id)): tipObjects[tip] == id.object || tip.rawValue == envelope.event.rawValue
      case (.lead(let lead), .object(let id)):
        leadObjects[lead] == id.object || lead.rawValue == envelope.event.rawValue
      default: false
      }
    return fits ? nil : Refusal(.misplaced)
  }

  /// An admission counts only with the very keys that were confirmed in person.
  private func wrongKeys(_ event: any Event, _ roster: [RosterChange]) -> Refusal? {
    guard let admitted = event as? MemberAdmitted else { return nil }
    return Self.admittedKeys(admitted.member, in: roster)?.fingerprint == admitted.fingerprint
      ? nil : Refusal(.misplaced)
  }

  private mutating func note(
    _ event: any Event, _ envelope: Envelope, under key: PayloadKeyID, _ roster: [RosterChange]
  ) {
    if case .object(let id) = key {
      switch event.scope(at: envelope.event) {
      case .tip(let tip): tipObjects[tip] = id.object
      case .lead(let lead): leadObjects[lead] = id.object
      default: break
      }
    }
    if let admitted = event as? MemberAdmitted {
      publicKeys[admitted.member] = Self.admittedKeys(admitted.member, in: roster)
    }
  }

  /// A key that was let in without an authorised admission signs for nobody; everyone is told.
  private mutating func nameStrayAdmissions(_ commit: Commit, author: MemberID, time: Instant) {
    for change in commit.roster {
      let member =
        switch change {
        case .admit(let member, _, _): MemberID(rawValue: Int64(member))
        case .expel(let member): MemberID(rawValue: Int64(member))
        }
      if case .admit = change, let known = publicKeys[member],
        Self.admittedKeys(member, in: [change])?.fingerprint == known.fingerprint
      {
        continue
      }
      desk.reject(
        "member.roster",
        from: Envelope(
          author: author, time: time, commit: CommitNumber(rawValue: Int64(commit.number)),
          event: EventNumber(rawValue: Int64(commit.position.firstEvent))),
        because: Refusal(.notInvited, nil, .count(Int(member.rawValue))))
    }
  }

  private static func admittedKeys(_ member: MemberID, in roster: [RosterChange]) -> MemberPublicKeys? {
    for case .admit(let id, let signing, let agreement) in roster where Int64(id) == member.rawValue {
      return try? MemberPublicKeys(signing: signing, agreement: agreement)
    }
    return nil
  }
}

extension KeyName {
  init(_ compartment: CompartmentID) {
    switch compartment {
    case .desk: self = .desk
    case .leads: self = .leads
    case .audit: self = .audit
    case .section(let section): self = .section(SectionID(rawValue: Int64(section)))
    }
  }

  init?(_ pair: PairID) {
    switch pair {
    case .identity: self = .identity
    case .release: self = .release
    // The recovery key is written once, by the founder.
    case .recovery: return nil
    }
  }

  /// The compartment behind the name, if it is one.
  var compartment: CompartmentID? {
    switch self {
    case .desk: .desk
    case .leads: .leads
    case .audit: .audit
    case .section(let section): .section(UInt64(section.rawValue))
    case .identity, .release: nil
    }
  }

  /// The key pair behind the name, if it is one.
  var pair: PairID? {
    switch self {
    case .identity: .identity
    case .release: .release
    default: nil
    }
  }
}
