import CaseDomain
import EventLog
import Vault

/// What was left out of a restricted tip: sealed to the custodians inside its closed events, and opened by one of them
/// among its keepers, for a reason that stands in the log first (R6.4).
extension OpenDesk {
  /// Adds late material to a restricted tip, sealing what it said before something was left out.
  ///
  /// Whom it concerns is taken off the tip by commits before its own: a closed commit holds one event, and none that
  /// holds a word of the material may be written for them. Where the material itself would be refused nobody is taken
  /// off; where one of them cannot be, the material is not written.
  package func supplementRestricted(
    _ tip: RestrictedID, _ text: String, original: String?, receivedAt: Instant?, conflicts: [MarkedConflict] = [],
    id: RequestID? = nil
  ) throws -> Performed {
    if let id, let known = try performed(id) { return known }
    try refresh()
    try keepKeys()
    try rehearse(HandleRestricted(tip, .supplement(text, original: nil, receivedAt: receivedAt)))
    for conflict in conflicts {
      guard let found = desk.restricted[tip], let member = desk.members[conflict.member] else { continue }
      // Sent again after a crash, somebody is off it already.
      if found.concerns(member) { continue }
      _ = try handle(tip, .addConflict(conflict.member, why: conflict.why))
    }
    let pairs = SealingPairs(in: state)
    let original = original == text ? nil : original
    let sealed = try original.map { try leftOut($0, pairs) }
    let command = HandleRestricted(tip, .supplement(text, original: sealed, receivedAt: receivedAt))
    return try perform(command, id: id) { state, _ in
      guard SealingPairs(in: state) == pairs else { throw Refusal(.changedMeanwhile) }
      return Extras()
    }
  }

  /// Everything that was left out of a restricted tip, oldest first, once the reason is durable in the log.
  ///
  /// Takes no request id: sending the same again must be another opening on the record.
  ///
  /// - Throws: `Refusal`, `noOriginal` where nothing was left out; `DeskFault` `keyMissing`, `textMissing`.
  package func restrictedOriginals(of tip: RestrictedID, reason: String) throws -> [OpenedOriginals.Part] {
    try refresh()
    let command = HandleRestricted(tip, .openOriginal(reason: reason))
    try rehearse(command)
    guard let row = desk.restricted[tip] else { throw Refusal(.noSuchRestricted) }
    // Nothing is put on the record as opened that cannot be read.
    let parts = try leftOutParts(of: desk.restricted.events(of: tip), "\(row.number)")
    _ = try perform(command)
    return parts
  }

  /// What was left out of closed events, oldest first. Whoever shows it has put the opening on the record.
  ///
  /// - Parameter name: says what they belong to where something is missing.
  func leftOutParts(of events: [EventNumber], _ name: String) throws -> [OpenedOriginals.Part] {
    try events.compactMap { number in
      guard let recorded = try texts.event(number, in: state), let words = recorded.event.leftOutWords else {
        return nil
      }
      guard let id = Hex.decode(words.id).flatMap({ SealedFileID(bytes: $0) }),
        let bytes = Vault.Base64.decode(words.bytes), let tag = DeskTag(bytes: store.desk.bytes)
      else { throw DeskFault("textMissing", name) }
      let text = try faulting { try LeftOutText(desk: tag, id: id, bytes: bytes).open(ring: state.keyring) }
      return OpenedOriginals.Part(event: number, sealedAt: recorded.envelope.time, text: WipedText(text))
    }
  }
}

extension Event {
  /// What was left out of a restricted tip or an incident, in the event that brought it.
  var leftOutWords: SealedWords? {
    (self as? any LeavesWordsOut)?.original ?? restrictedWords?.original
  }
}
