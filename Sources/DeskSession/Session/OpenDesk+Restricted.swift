import CaseDomain
import EventLog
import Vault

/// Tips that concern somebody who works here: everything of them is sealed to their keepers (R6.4).
extension OpenDesk {
  /// Takes in a tip that concerns this bureau. Leaves no file: a sealed identity stands inside the closed event.
  ///
  /// - Returns: its number, which is all that whoever wrote it can know of it from here on.
  /// - Throws: `Refusal`, `noKeeper` among them; `DeskFault`.
  package func registerRestricted(
    _ intake: TipIntake, conflicts: [MarkedConflict], addsTo tip: TipID? = nil, id: RequestID
  ) throws -> RegisterNumber {
    // What lies in `blobs/` everybody sees, and a file that no event names, nobody would believe to be nothing.
    if !intake.attachmentPaths.isEmpty || !intake.content.attachments.isEmpty {
      throw Refusal(.attachmentsOutside, Clause("R6.4"))
    }
    return try send(id) { pairs in
      let keepers = desk.keepers(subjects: intake.content.subjects.map(\.name), conflicts: conflicts)
      let seals = desk.canSealIdentities(among: keepers)
      let reporters = try intake.reporters.map { try reporter($0, sealedWith: seals ? pairs : nil) }
      let original = intake.originalNarrative == intake.content.narrative ? nil : intake.originalNarrative
      return RegisterRestricted(
        ordinal: ordinal(for: id),
        words: RestrictedWords(
          content: intake.content, reporters: reporters, original: try original.map { try leftOut($0, pairs) }),
        receivedAt: intake.receivedAt, precision: intake.precision, isJoint: intake.isJoint,
        receiptEvidence: intake.receiptEvidence, conflicts: conflicts, addsTo: tip)
    }
  }

  /// Sends a tip straight to its keepers, sealing what its narrative said before something was left out.
  package func sendDirectly(
    _ content: TipContent, originalNarrative: String? = nil, conflicts: [MarkedConflict], id: RequestID
  ) throws -> RegisterNumber {
    try send(id) { pairs in
      let original = originalNarrative == content.narrative ? nil : originalNarrative
      return SendDirectly(
        ordinal: ordinal(for: id),
        words: RestrictedWords(content: content, original: try original.map { try leftOut($0, pairs) }),
        conflicts: conflicts)
    }
  }

  /// Takes an ordinary tip over, with its newest words.
  package func takeOver(_ tip: TipID, conflicts: [MarkedConflict], id: RequestID) throws -> RegisterNumber {
    try send(id) { _ in
      RestrictTip(
        tip: tip, ordinal: ordinal(for: id), content: try document(of: tip).content, conflicts: conflicts)
    }
  }

  /// Seals what was left out to the custodians, whether or not one of them keeps the tip now: one who comes later can
  /// open it, and so can the paper in the safe, while whoever keeps it without being a custodian cannot.
  func leftOut(_ original: String, _ pairs: SealingPairs?) throws -> SealedWords {
    guard let pairs else { throw Refusal(.custodianMissing, Clause("R6.4")) }
    guard let tag = DeskTag(bytes: store.desk.bytes) else { throw DeskFault("unexpected", "desk id") }
    let sealed = try LeftOutText.seal(
      [UInt8](original.utf8), desk: tag, id: SealedFileID(random: environment.random), identity: pairs.identity)
    return SealedWords(id: sealed.id.description, bytes: Vault.Base64.encode(sealed.bytes))
  }

  /// Does something about a restricted tip.
  package func handle(_ tip: RestrictedID, _ deed: HandleRestricted.Deed, id: RequestID? = nil) throws -> Performed {
    try perform(HandleRestricted(tip, deed), id: id)
  }

  /// Everything of a restricted tip. That it was read is durable before a word is shown.
  ///
  /// - Parameter isOpen: whether this member has it before their eyes already: then it is another reading only where
  ///   somebody else did something since.
  /// - Throws: `Refusal` `noSuchRestricted` for everybody but its keepers.
  package func read(_ tip: RestrictedID, isOpen: Bool = false, id: RequestID? = nil) throws -> RestrictedDocument {
    if try !isOpen || hasNews(tip) { _ = try handle(tip, .read, id: id) }
    guard let row = desk.restricted[tip] else { throw Refusal(.noSuchRestricted) }
    let events = try desk.restricted.events(of: tip).compactMap { try texts.event($0, in: state) }
    guard let words = events.first?.event.restrictedWords else { throw DeskFault("textMissing", "\(row.number)") }
    return RestrictedDocument(
      tip: row, words: words, events: events, newestStep: desk.restricted.newestStep(of: tip))
  }

  /// Whether somebody else did more than read it since this member last did.
  private func hasNews(_ tip: RestrictedID) throws -> Bool {
    let own = desk.restricted[tip]?.readings.last { desk.members.isSamePerson($0.member, member) }
    guard let own else { return true }
    return try desk.restricted.events(of: tip).filter { $0 > own.event }.contains {
      guard let step = try texts.event($0, in: state) else { return false }
      return !(step.event is RestrictedRead) && !desk.members.isSamePerson(step.envelope.author, member)
    }
  }

  /// What a list shows of a restricted tip beside it: that it is there and what happened to it, none of its words. No
  /// opening, so nothing is recorded.
  package func preview(of tip: RestrictedID) throws -> RestrictedDocument {
    guard let row = desk.restricted[tip] else { throw Refusal(.noSuchRestricted) }
    let events = try desk.restricted.events(of: tip).compactMap { try texts.event($0, in: state) }
    return RestrictedDocument(tip: row, words: nil, events: events, newestStep: desk.restricted.newestStep(of: tip))
  }

  // MARK: Writing for others

  /// Performs, and forgets the draft: it holds the words, and stays on the machine of somebody who may not keep them.
  private func send(_ id: RequestID, _ command: (SealingPairs?) throws -> any Command) throws -> RegisterNumber {
    if let known = try performed(id) { return try finishSending(id, known) }
    try refresh()
    try keepKeys()
    let pairs = SealingPairs(in: state)
    let performed = try perform(command(pairs), id: id) { state, _ in
      // Somebody left, or the keys changed: the form is sent again.
      guard SealingPairs(in: state) == pairs else { throw Refusal(.changedMeanwhile) }
      return Extras()
    }
    return try finishSending(id, performed)
  }

  private func finishSending(_ id: RequestID, _ performed: Performed) throws -> RegisterNumber {
    try dropDraft(id)
    let time = state.places.time(of: UInt64(performed.commit.rawValue)) ?? desk.lastTime
    let day = desk.date(of: time)
    return RegisterNumber(
      prefix: desk.rulings.text(.restrictedPrefix, at: day), year: day.year, ordinal: ordinal(for: id))
  }

  /// The same request has the same number, so that a form that is sent again after a crash learns it; to everybody else
  /// it is a number drawn at random.
  private func ordinal(for id: RequestID) -> Int {
    let range = Desk.restrictedOrdinals
    let drawn = derivedKey("restricted number").authenticate(id.bytes)[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return range.lowerBound + Int(drawn % UInt64(range.count))
  }

  private func reporter(_ reporter: ReporterIdentity, sealedWith pairs: SealingPairs?) throws -> RestrictedReporter {
    let given = reporter.details.keys.sorted { $0.rawValue < $1.rawValue }
    let speaks: YesNo? = reporter.speaksForAll ? .yes : nil
    if given.isEmpty { return RestrictedReporter(given: [], sealed: nil, details: nil, speaksForAll: speaks) }
    guard let pairs else {
      let details = given.compactMap { detail in
        reporter.details[detail].map { RestrictedReporter.GivenDetail(detail, $0) }
      }
      return RestrictedReporter(given: given, sealed: nil, details: details, speaksForAll: speaks)
    }
    guard let tag = DeskTag(bytes: store.desk.bytes) else { throw DeskFault("unexpected", "desk id") }
    let name = SealedFileID(random: environment.random)
    let sealed = try SealedIdentity.seal(
      IdentityText.encode(reporter), desk: tag, id: name, identity: pairs.identity, release: pairs.release,
      recovery: pairs.recovery, random: environment.random)
    return RestrictedReporter(
      given: given,
      sealed: .init(
        id: name.description, bytes: Vault.Base64.encode(sealed.file), sha256: Hex.encode(sealed.hash)),
      details: nil, speaksForAll: speaks)
  }
}

extension Event {
  /// What a restricted tip says, in the event that brought it in.
  var restrictedWords: RestrictedWords? {
    switch self {
    case let event as RestrictedRegistered: event.words
    case let event as RestrictedSentDirectly: event.words
    case let event as RestrictedTakenOver: event.words
    default: nil
    }
  }
}
