/// Takes a member off a tip or lead and all that is linked with it: oneself, or as a keeper somebody else.
///
/// For somebody else the keys are renewed in the same commit.
package struct EnterRecusal: Command {
  package static var registers: Set<Register> { [.tips, .leads, .recusals] }
  package let on: CaseEntry
  package let member: MemberID
  package let ground: RecusalGround
  package let words: String
  package let evidence: String?
  /// Nil takes today.
  package let known: CivilDate?

  package init(
    on: CaseEntry, member: MemberID, ground: RecusalGround, words: String, evidence: String? = nil,
    known: CivilDate? = nil
  ) {
    self.on = on
    self.member = member
    self.ground = ground
    self.words = words
    self.evidence = evidence
    self.known = known
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let evidence = evidence.map(TextCleaning.trimmed)
    let event = RecusalEntered(
      on: on, member: member, ground: ground, words: TextCleaning.trimmed(words), known: known ?? draft.today,
      evidence: evidence?.isEmpty == false ? evidence : nil, readers: draft.desk.readers(ofMatter: on))
    if !draft.desk.members.isSamePerson(member, draft.actor.member) {
      // Said before any key is made, so that the reason named is the one that counts.
      if let refusal = draft.refusalBeforeKeys(of: event) { throw refusal }
      try draft.separate(draft.desk.linked(with: on).filter { $0 != on }, from: [member])
      try draft.emitApart(event, on: on, about: member)
    } else {
      try draft.emit(event)
    }
  }
}

/// Lets a member back, and hands them the keys that came meanwhile.
package struct LiftRecusal: Command {
  package static var registers: Set<Register> { [.tips, .leads, .recusals] }
  /// The event that entered it.
  package let recusal: EventNumber
  package let reason: String

  package init(recusal: EventNumber, reason: String) {
    self.recusal = recusal
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.recusals[recusal] else { throw Refusal(.noSuchRecusal) }
    let event = RecusalLifted(on: found.on, recusal: recusal, reason: TextCleaning.trimmed(reason))
    if draft.desk.isSealed(found) {
      if let refusal = draft.refusalBeforeKeys(of: event) { throw refusal }
      try draft.emitApart(event, on: found.on, about: found.member)
    } else {
      try draft.emit(event)
    }
    for entry in found.entries {
      let members = draft.desk.members
      try draft.grant(
        entry, to: draft.desk.missingHolders(of: entry).filter { members.isSamePerson($0, found.member) })
    }
  }
}

/// Begins keys that are due, and hands keys to those who came later. What somebody else did meanwhile is left out.
package struct KeepEntryKeys: Command {
  package static var registers: Set<Register> { [.tips, .leads, .recusals] }
  package let entries: [CaseEntry]

  /// How many entries one commit sees to.
  package static let limit = 512

  package init(entries: [CaseEntry]) { self.entries = entries }

  package func run(in draft: inout Draft) throws(Refusal) {
    let open = Set(draft.desk.entriesToKey(by: draft.actor.member))
    for entry in entries where open.contains(entry) {
      try draft.separate([entry], from: [])
      try draft.grant(entry, to: draft.desk.missingHolders(of: entry))
    }
    if draft.events.isEmpty { throw Refusal(.alreadyDecided) }
  }
}

extension Draft {
  /// Why the author may not take somebody off or let them back, whatever the keys, or nil.
  fileprivate func refusalBeforeKeys(of event: some Event) -> Refusal? {
    let refusal = desk.refusal(of: event, from: nextEnvelope)
    return refusal?.reason == .misplaced ? nil : refusal
  }
}
