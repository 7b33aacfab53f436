import CaseDomain
import EventLog
import Vault

/// Everything one member's desk knows from the log: the state of the rules, and the keys to go on reading and writing.
///
/// A frame proves who signed it and nothing more. What it says counts only where its author was entitled to say it, at
/// that point of the log: events by `Desk.apply`, key records by `mayWrite`, admissions by `admissionRefusal`. What
/// does not count is named, and changes nothing.
struct DeskState {
  var desk: Desk
  /// Keys from records whose author was entitled to write them.
  var keyring: Keyring
  /// The key of each tip's and lead's text.
  private(set) var tipObjects = ShardedMap<TipID, ObjectID>()
  private(set) var leadObjects = ShardedMap<LeadID, ObjectID>()
  private(set) var bookObjects: [SectionID: ObjectID] = [:]
  /// What content keys belong to, of the entries whose key was ever renewed; for a guest, of all there are.
  var entries: [ObjectID: CaseEntry] = [:]
  /// Public keys of members whose admission was authorised.
  private(set) var publicKeys: [MemberID: MemberPublicKeys] = [:]
  /// The keys that the log lets each number sign with: its first admission, authorised or not.
  private(set) var roster = RosterKeys()
  /// Where each commit begins and what time counts for it.
  private(set) var places = CommitPlaces()
  /// Keys that open payloads without being held: see `OpeningKeys`.
  var opening: OpeningKeys
  private(set) var unopened = UnopenedPayloads()
  /// A key came for payloads that were passed over, or one turned out wrong: the log has to be read again.
  var needsReplay = false
  /// The first events of commits with payloads whose key is held but which cannot be read.
  private(set) var damagedPayloads: [EventNumber] = []
  /// Sealed files that any event of the log names.
  private(set) var references = SealedReferences()
  /// The use of a receipt code in the commit that is being read, and whether what came with it was.
  var codeUse: CodeUseInCommit?
  /// How many epochs of each key have begun, so that nobody skips ahead.
  var epochCounts: [KeyName: UInt32] = [:]
  let keys: MemberKeys
  let holder: KeyHolder

  init(calendar: WorkCalendar, keys: MemberKeys, holder: KeyHolder, opening: OpeningKeys = OpeningKeys()) {
    desk = Desk(calendar: calendar)
    keyring = Keyring(holder: holder)
    self.keys = keys
    self.holder = holder
    self.opening = opening
  }

  /// The state that was encoded.
  init(calendar: WorkCalendar, keys: MemberKeys, holder: KeyHolder, from decoder: any Decoder) throws {
    self.init(calendar: calendar, keys: keys, holder: holder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    desk = try Desk(calendar: calendar, from: fields.superDecoder(forKey: .desk))
    keyring = Keyring(holder: holder, restoring: try fields.decode([KeyRecord].self, forKey: .records))
    for block in try fields.decode([KeptKeyBlock].self, forKey: .objectKeys) {
      try keyring.adoptObjectKeys(block.keys(from: decoder), block: block.block)
    }
    tipObjects = try fields.decode(ShardedMap<TipID, ObjectID>.self, forKey: .tipObjects)
    leadObjects = try fields.decode(ShardedMap<LeadID, ObjectID>.self, forKey: .leadObjects)
    bookObjects = try fields.decode([SectionID: ObjectID].self, forKey: .bookObjects)
    entries = try fields.decode([ObjectID: CaseEntry].self, forKey: .entries)
    publicKeys = try fields.decode([MemberID: PublicKeyBytes].self, forKey: .publicKeys).mapValues { try $0.keys }
    roster = try fields.decode(RosterKeys.self, forKey: .roster)
    places = try fields.decode(CommitPlaces.self, forKey: .places)
    opening = try fields.decode(OpeningKeys.self, forKey: .opening)
    unopened = try fields.decode(UnopenedPayloads.self, forKey: .unopened)
    damagedPayloads = try fields.decode([EventNumber].self, forKey: .damagedPayloads)
    references = try fields.decode(SealedReferences.self, forKey: .references)
    epochCounts = try fields.decode([KeyName: UInt32].self, forKey: .epochCounts)
  }

  /// The state to read the log anew with: empty, but for keys to open it with.
  func forReplay() -> DeskState {
    let isFounded = desk.organisation.foundedAt != nil
    return DeskState(
      calendar: desk.calendar, keys: keys, holder: holder,
      opening: isFounded ? opening.onlyConfirmed : opening.unconfirmed)
  }

  /// Says, at the end of a reading, that a key without authority helped to open something.
  mutating func settle() {
    if desk.organisation.foundedAt != nil, opening.hasUnconfirmed { needsReplay = true }
  }

  /// Offers a key for opening, found by following a chain of epochs; whether it is new.
  mutating func offer(_ key: EpochKey) -> Bool { opening.offer(key.key, for: key.id) }

  /// The commit that holds an event. O(log n).
  func commit(of event: EventNumber) -> UInt64? { event > desk.lastEvent ? nil : places.commit(of: event) }

  // MARK: Taking commits

  /// Takes one commit, in order.
  ///
  /// - Parameter ahead: what its payloads came to when they were opened before their turn.
  /// - Returns: what could be opened, in the order of its numbers.
  @discardableResult
  mutating func take(_ commit: Commit, _ ahead: OpenedAhead? = nil) -> [CommitOpener.Opened] {
    let author = MemberID(rawValue: Int64(commit.author))
    let stray = strayAdmissions(in: commit)
    roster.take(commit.roster)
    let begun = desk.begin(
      commit: CommitNumber(rawValue: Int64(commit.number)), time: Instant(rawValue: commit.authorClock),
      firstEvent: EventNumber(rawValue: Int64(commit.position.firstEvent)), events: commit.eventCount,
      claims: commit.allocations.compactMap(Self.claim), author: author)
    places.append(commit, time: begun.time)
    let taking = Taking(
      commit: commit, author: author, time: begun.time, allocations: begun.allocations)
    guard commit.ordinalsAreDistinct else {
      // Two payloads that claim one event would show different events to those who read one of them only.
      desk.reject("commit", from: taking.envelope(taking.firstEvent), because: Refusal(.misplaced))
      unopened.inDoubt = true
      return []
    }
    let opened = open(commit, ahead).sorted { $0.number < $1.number }
    believe(opened, in: taking)
    for item in opened { apply(item, taking.envelope(item.number)) }
    forgetUnbegun(opened)
    noteUnheldKeys(taking)
    for change in stray where !isAuthorised(change) { nameStray(change, taking) }
    return opened
  }

  /// What a commit's own header says, as far as it counts.
  struct Taking {
    let commit: Commit
    let author: MemberID
    let time: Instant
    let allocations: [CaseDomain.Allocation]

    var firstEvent: EventNumber { EventNumber(rawValue: Int64(commit.position.firstEvent)) }

    func envelope(_ event: EventNumber) -> Envelope {
      Envelope(
        author: author, time: time, commit: CommitNumber(rawValue: Int64(commit.number)), event: event,
        allocations: allocations)
    }
  }

  private static func claim(_ allocation: EventLog.Allocation) -> CaseDomain.Allocation? {
    NumberSeries(rawValue: allocation.series).map {
      CaseDomain.Allocation(series: $0, year: Int(allocation.year), ordinal: Int(allocation.number))
    }
  }

  /// Opens what can be opened. A key that stands in this commit may open the rest of it.
  private mutating func open(_ commit: Commit, _ ahead: OpenedAhead?) -> [CommitOpener.Opened] {
    let opener = CommitOpener(commit: commit, keys: keys, holder: holder)
    var opened: [CommitOpener.Opened] = []
    var fromHere: [PayloadKeyID: [SealingKey]] = [:]
    var waiting = Array(commit.payloads.indices)
    while !waiting.isEmpty {
      var rest: [Int] = []
      var foundKeys = false
      let outcomes = opener.open(waiting, ahead) { id in
        if let key = keyring.key(for: id) { return [key] }
        return keyring.closedKeys(for: id) + opening.keys(for: id) + (fromHere[id] ?? [])
      }
      for (place, outcome) in zip(waiting, outcomes) {
        switch outcome {
        case .absent: rest.append(place)
        case .damaged: damagedPayloads.append(EventNumber(rawValue: Int64(commit.position.firstEvent)))
        case .newer: noteNewer(commit.payloads[place].isClosed ? "restricted.codec" : "codec", by: commit)
        case .opened(let events):
          opened += events
          for case .key(let record) in events.lazy.map(\.event) {
            for (id, key) in record.opens {
              fromHere[id, default: []].append(key)
              foundKeys = true
            }
          }
        }
      }
      waiting = rest
      if !foundKeys { break }
    }
    for place in waiting { unopened.note(commit.payloads[place], in: commit.number) }
    return opened
  }

  // MARK: Applying events

  private mutating func apply(_ opened: CommitOpener.Opened, _ envelope: Envelope) {
    switch opened.event {
    case .key: return
    case .unknown(let type, _): noteNewer(opened.key.isClosed ? "restricted." + type : type, from: envelope)
    case .event(let event):
      followKey(of: event, envelope, under: opened.key)
      let isReused = references.isReused(by: event)
      references.note(event)
      let refusal =
        isBelieved(opened) && !isReused
        ? misplacement(of: event, envelope, under: opened.key) ?? admissionRefusal(event, envelope)
          ?? codeRefusal(event, envelope) ?? recoveryRefusal(event, envelope) : Refusal(.misplaced)
      if let refusal {
        desk.reject(Swift.type(of: event).type, from: envelope, because: refusal)
        return
      }
      let refused = desk.unauthorised.count
      desk.apply(event, from: envelope)
      if desk.unauthorised.count == refused { note(event, envelope, under: opened.key) }
    }
  }

  /// What a later version wrote cannot be judged here; only somebody who works at the desk makes it wait for an upgrade.
  private mutating func noteNewer(_ type: String, from envelope: Envelope) {
    let isMember = desk.members[envelope.author]?.status == .admitted || envelope.commit.rawValue == 1
    if isMember {
      desk.noteUnreadable(type: type)
    } else {
      desk.reject(type, from: envelope, because: Refusal(.notAMember))
    }
  }

  private mutating func noteNewer(_ type: String, by commit: Commit) {
    let taking = Taking(
      commit: commit, author: MemberID(rawValue: Int64(commit.author)), time: desk.lastTime, allocations: [])
    noteNewer(type, from: taking.envelope(taking.firstEvent))
    unopened.inDoubt = true
  }

  /// An event belongs under the key of its scope; elsewhere others could read it, or its readers could not.
  private func misplacement(of event: any Event, _ envelope: Envelope, under key: PayloadKeyID) -> Refusal? {
    let fits =
      switch (event.scope(at: envelope.event), key) {
      case (.desk, .compartment(.desk, _)), (.leads, .compartment(.leads, _)), (.audit, .compartment(.audit, _)): true
      // Under an earlier generation of its key, those would read it whom the newer one is to keep away.
      case (.tip(let tip), .object(let id)): contentKeyID(of: .tip(tip)) == id || begins(tip.rawValue, id, envelope)
      case (.lead(let lead), .object(let id)):
        contentKeyID(of: .lead(lead)) == id || begins(lead.rawValue, id, envelope)
      case (.book(let section), .object(let id)):
        contentKeyID(of: .book(section)).map { $0 == id } ?? (event is FieldBookOpened && id.generation == 1)
      // That the readers named are those it was sealed to, nobody but the author can see.
      case (.closed, .closed): true
      default: false
      }
    return fits ? nil : Refusal(.misplaced)
  }

  private func begins(_ entry: Int64, _ key: ObjectKeyID, _ envelope: Envelope) -> Bool {
    entry == envelope.event.rawValue && key.generation == 1
  }

  /// An admission counts only with the very keys that were confirmed in person, and only if the log lets the member
  /// sign with them: somebody may have taken the number before.
  private func admissionRefusal(_ event: any Event, _ envelope: Envelope) -> Refusal? {
    guard let admission = event as? any Admission, admission.admits(in: desk, from: envelope) else { return nil }
    guard let keys = roster.keys(of: admission.member), keys.fingerprint == admission.fingerprint else {
      return Refusal(.misplaced)
    }
    return refusalOfShared(keys, with: admission.member)
  }

  /// A second number that signs with somebody's keys, or reads with them, would be the same person under two names
  /// (R6.4). The rules compare fingerprints; here each key is compared, so that one fresh key hides nothing.
  func refusalOfShared(_ keys: MemberPublicKeys, with member: MemberID) -> Refusal? {
    let other = publicKeys.filter { $0.key != member }
      .filter { $0.value.signing == keys.signing || $0.value.agreement == keys.agreement }.keys.min()
    return other.map { Refusal(.keysTaken, Clause("R6.4"), .member($0)) }
  }

  private mutating func note(_ event: any Event, _ envelope: Envelope, under key: PayloadKeyID) {
    noteCodeUse(event, envelope)
    if case .object(let id) = key {
      switch event.scope(at: envelope.event) {
      case .tip(let tip): tipObjects[tip] = id.object
      case .lead(let lead): leadObjects[lead] = id.object
      case .book(let section): bookObjects[section] = id.object
      default: break
      }
      if isGuest, let entry = CaseEntry(event.scope(at: envelope.event)) { entries[id.object] = entry }
    }
    if let renewed = event as? EntryKeyRenewed, let id = contentKeyID(of: renewed.on) {
      entries[id.object] = renewed.on
    }
    if let admission = event as? any Admission, desk.members[admission.member]?.status == .admitted {
      publicKeys[admission.member] = roster.keys(of: admission.member)
    }
  }
}
