/// The register of receipt codes (举报查询码): how the desk recognises somebody who gave no name (R6.6), what they did
/// with it, and which attempts failed.
///
/// No code can be asked for again: whoever lost theirs reports anew, and triage joins the new tip to the old matter.
package struct Codes: Sendable, Codable {
  package static let events: [any Event.Type] = [
    CodeIssued.self, CodeFailed.self, CodeUsed.self, CodeClaimed.self, ClaimRead.self, ClaimDecided.self,
  ]

  /// In order of issuing.
  package private(set) var all = Chunked<ReceiptCode>()
  /// The `leads` epochs whose keys codes were issued under: a typed code is looked up under each.
  package private(set) var epochs: Set<Int> = []
  /// In order of taking in.
  package private(set) var claims = Chunked<CodeClaim>()
  private var placeOfEvent = ShardedMap<EventNumber, Int>()
  private var placeOfTip = ShardedMap<TipID, Int>()
  private var placeOfTag = ShardedMap<CodeTag, Int>()
  private var placeOfClaim: [EventNumber: Int] = [:]
  private var waitingPlaces: Set<Int> = []
  private var uses: [EventNumber: CodeUseRecord] = [:]
  /// What became of a tip's code, and of each claim: for the history of who reported.
  var steps = CodeSteps()
  private var failures = Chunked<Failure>()
  /// All that was recorded where somebody came with a code, ascending, as events come.
  private var counterEvents = Chunked<EventNumber>()
  /// The last commit in which a code was tried.
  private var counterCommit: CommitNumber?

  private struct Failure: Sendable, Codable {
    let tag: CodeTag
    let time: Instant
  }

  package init() {}

  /// The code that an event recorded. O(1).
  package subscript(event: EventNumber) -> ReceiptCode? { placeOfEvent[event].map { all[$0] } }

  /// The code of a tip. O(1).
  package func of(_ tip: TipID) -> ReceiptCode? { placeOfTip[tip].map { all[$0] } }

  /// The code that a typed one may be. O(1).
  package func tagged(_ tag: CodeTag) -> ReceiptCode? { placeOfTag[tag].map { all[$0] } }

  /// The claim that an event took in.
  package func claim(_ event: EventNumber) -> CodeClaim? { placeOfClaim[event].map { claims[$0] } }

  /// Claims that no custodian has judged, oldest first.
  package var waitingClaims: [CodeClaim] { waitingPlaces.sorted().map { claims[$0] } }

  func use(_ event: EventNumber) -> CodeUseRecord? { uses[event] }

  // MARK: Failed attempts

  /// The hour in which failures count, in milliseconds.
  static let window: Int64 = 3_600_000
  /// However the clocks of those who failed stand, no more failures than these are looked at.
  private static let lookback = 512

  /// When the failures of the hour before `now` will have become fewer than `limit`, or nil where they are.
  ///
  /// - Parameter tag: only these; nil for the whole desk.
  func pause(_ tag: CodeTag?, limit: Int, at now: Instant) -> Instant? {
    let times = failures.suffix(Self.lookback)
      .filter { tag == nil || $0.tag == tag }.map(\.time)
      .filter { $0 <= now && now.milliseconds(since: $0) < Self.window }
      .sorted()
    guard times.count >= limit, limit > 0 else { return nil }
    return times[times.count - limit].adding(milliseconds: Self.window)
  }

  // MARK: The counter

  /// Whether an event was recorded while somebody stood there with a code: its use, a failure, or what came with it.
  /// O(log n) of such events.
  func isFromCounter(_ event: EventNumber) -> Bool {
    var (low, high) = (0, counterEvents.count)
    while low < high {
      let middle = (low + high) / 2
      if counterEvents[middle] < event { low = middle + 1 } else { high = middle }
    }
    return low < counterEvents.count && counterEvents[low] == event
  }

  /// Notes that an event happened, with effect or without: what a commit holds beside a code came with it.
  mutating func follow(_ envelope: Envelope) {
    if envelope.commit == counterCommit { counterEvents.append(envelope.event) }
  }

  // MARK: Changing

  mutating func append(_ code: ReceiptCode) {
    placeOfEvent[code.event] = all.count
    placeOfTip[code.tip] = all.count
    placeOfTag[code.tag] = all.count
    epochs.insert(code.epoch)
    all.append(code)
    steps.note(code.event, of: code.tip)
  }

  mutating func noteFailure(of tag: CodeTag, from envelope: Envelope) {
    failures.append(Failure(tag: tag, time: envelope.time))
    counterCommit = envelope.commit
  }

  mutating func noteUse(of code: EventNumber, _ purpose: CodeUse, from envelope: Envelope) {
    guard let place = placeOfEvent[code] else { return }
    all[place].uses += 1
    counterCommit = envelope.commit
    steps.note(envelope.event, of: all[place].tip)
    // A claim stands in the commit of its use; other uses need not be found again.
    if purpose == .claim {
      uses[envelope.event] = CodeUseRecord(
        code: code, purpose: purpose, by: envelope.author, commit: envelope.commit)
    }
  }

  mutating func append(_ claim: CodeClaim, using use: EventNumber) {
    steps.note(claim.event, of: claim.tip)
    for event in [use, claim.event] { steps.note(event, ofClaim: claim.event) }
    placeOfClaim[claim.event] = claims.count
    waitingPlaces.insert(claims.count)
    claims.append(claim)
  }

  mutating func decide(_ event: EventNumber, _ state: CodeClaim.State) {
    guard let place = placeOfClaim[event] else { return }
    claims[place].state = state
    waitingPlaces.remove(place)
  }

  /// Notes a custodian's reading or judgement of a claim.
  mutating func noteStep(_ envelope: Envelope, ofClaim event: EventNumber) {
    guard let tip = claim(event)?.tip else { return }
    steps.note(envelope.event, of: tip)
    steps.note(envelope.event, ofClaim: event)
  }
}

extension Desk {
  /// Until when no attempt with a code is heard, or nil: so many failures of one code, or of all, within the hour (R6.4).
  /// Unknown codes count as known ones do, so that the answer tells nothing.
  ///
  /// Failures are events and count on every desk. This slows down those who try at the counter: a member with a program
  /// of their own holds the key and needs no desk to try.
  ///
  /// - Parameter tag: what failures of the code are counted by; nil asks about the whole desk only.
  package func codePause(for tag: CodeTag?, at now: Instant) -> Instant? {
    let day = date(of: now)
    let pauses = [
      tag.flatMap { codes.pause($0, limit: rulings.integer(.codeAttempts, at: day), at: now) },
      codes.pause(nil, limit: rulings.integer(.deskCodeAttempts, at: day), at: now),
    ]
    return pauses.compactMap { $0 }.max()
  }

  func refusalOfAttempt(_ tag: CodeTag?, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    return refusalOfPause(tag, at: envelope.time)
  }

  func refusalOfPause(_ tag: CodeTag?, at now: Instant) -> Refusal? {
    codePause(for: tag, at: now).map { Refusal(.codeAttempts, Clause("R6.4"), .time($0)) }
  }
}
