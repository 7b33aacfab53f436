/// A member is taken off a tip or a lead and all that is linked with it (回避, R6.4).
///
/// Who says it of themselves is believed at once, and holders of the key begin the next one when they next write. Who
/// says it of another begins the next key in the same commit, and this event stands under that key: the member it is
/// about never reads it. The next key follows at once, so that whoever is let back later is handed all that was written
/// meanwhile, and not why they were taken off.
package struct RecusalEntered: Event {
  package static let type = "recusal.entered"
  package let on: CaseEntry
  package let member: MemberID
  package let ground: RecusalGround
  package let words: String
  /// The day on which it became known.
  package let known: CivilDate
  /// What shows it: a document, who said so.
  package let evidence: String?
  /// Who had opened the matter until then, or taken something of it out, by id.
  package let readers: [MemberID]

  /// Who may take another member off: those who may keep what concerns this bureau.
  package static let posts: Posts = .keepers

  package func scope(at number: EventNumber) -> Scope { on.scope }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard desk.knows(on) else { return desk.refusalOfUnknown(on) }
    // Whom a section's book is not for, does not belong to the section.
    if case .book = on { return Refusal(.groundUnfit) }
    let isOwn = desk.members.isSamePerson(member, envelope.author)
    if let refusal = isOwn ? refusalOfOwn(in: desk, envelope) : refusalOfOther(in: desk, envelope) { return refusal }
    if words.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    if known > desk.date(of: envelope.time) { return Refusal(.dateInvalid, nil, .date(known)) }
    guard let status = desk.members[member]?.status, status != .removed else { return Refusal(.noSuchMember) }
    if desk.isRecused(member, from: on) { return Refusal(.alreadyRecused, Clause("R6.4")) }
    return readers == desk.readers(ofMatter: on) ? nil : Refusal(.changedMeanwhile)
  }

  private func refusalOfOwn(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .leadsReaders, envelope) { return refusal }
    return ground == .declared ? nil : Refusal(.groundUnfit, Clause("R6.4"))
  }

  private func refusalOfOther(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    // An auditor decides nothing, but keeps what is about members, and has to be able to close it to them.
    let posts = ground == .subject ? Self.posts : [.leader, .custodian]
    if let refusal = desk.refusal(unless: posts, envelope) { return refusal }
    if ground == .declared { return Refusal(.groundUnfit, Clause("R6.4")) }
    // Whom it is about takes nobody off, to be left alone with it.
    if let refusal = desk.refusalIfNamed(in: on, envelope) { return refusal }
    // The keys went first.
    let isKeyed = desk.linked(with: on).allSatisfy { !desk.isHeld($0, byAnyOf: [member]) }
    return isKeyed ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let entries = desk.linked(with: on)
    desk.recusals.append(
      Recusal(
        event: envelope.event, member: member, on: on, ground: ground, enteredBy: envelope.author,
        enteredAt: envelope.time),
      over: entries)
    if !desk.members.isSamePerson(member, envelope.author) { desk.recusals.beginApart(on, member, envelope) }
    desk.note(envelope, on: entries)
  }
}

/// A leader who did not enter a recusal, and whom it is not about, let the member back.
///
/// Where the recusal stands apart, this stands apart as well: its reason tells why they were taken off.
package struct RecusalLifted: Event {
  package static let type = "recusal.lifted"
  package let on: CaseEntry
  /// The event that entered it.
  package let recusal: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { on.scope }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
    guard let found = desk.recusals[recusal], found.on == on, found.lifted == nil else {
      return Refusal(.noSuchRecusal)
    }
    for own in [found.member, found.enteredBy] where desk.members.isSamePerson(own, envelope.author) {
      return Refusal(.ownRecusal, Clause("R6.4"), .member(own))
    }
    if let refusal = desk.refusalIfNamed(in: on, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let found = desk.recusals[recusal] else { return }
    desk.recusals.beginApart(on, found.member, envelope)
    desk.recusals.lift(recusal, .init(event: envelope.event, by: envelope.author, at: envelope.time))
    desk.note(envelope, on: found.entries)
  }
}

extension Desk {
  func refusalOfUnknown(_ entry: CaseEntry) -> Refusal {
    switch entry {
    case .tip: Refusal(.noSuchTip)
    case .lead: Refusal(.noSuchLead)
    case .book: Refusal(.noFieldBook, nil, .text(""))
    }
  }
}
