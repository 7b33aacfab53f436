/// A keeper of incidents took a tip or a lead out of somebody's hands for now. The desk of everybody who reads it knows,
/// and only keepers are told; a keeper's desk writes it by itself for whom an incident accuses.
///
/// Nobody else can see whether there is an incident, so nobody checks: whoever freezes without one is on the record.
package struct AccessFrozen: Event {
  package static let type = "incident.frozen"
  package let member: MemberID
  /// Either a tip or a lead.
  package let tip: TipID?
  package let lead: LeadID?

  package func scope(at number: EventNumber) -> Scope {
    tip.map { .tip($0) } ?? lead.map { .lead($0) } ?? .leads
  }

  /// What it is about, whose history says so.
  private var frozen: [CaseEntry] { [tip.map(CaseEntry.tip), lead.map(CaseEntry.lead)].compactMap { $0 } }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.custodian, .leader, .auditor], envelope) {
      return refusal
    }
    guard desk.members[member] != nil, member != envelope.author else {
      return Refusal(.noSuchMember)
    }
    guard (tip == nil) != (lead == nil) else { return Refusal(.noSuchTip) }
    if let tip, desk.tips[tip] == nil { return Refusal(.noSuchTip) }
    if let lead, desk.leads[lead] == nil { return Refusal(.noSuchLead) }
    // Who may not act on it does not tie others' hands.
    if desk.incidents.isFrozen(envelope.author, tip: tip, lead: lead) {
      return Refusal(.frozen, Clause("R6.4"))
    }
    return desk.incidents.isFrozen(member, tip: tip, lead: lead) ? Refusal(.nothingChanged) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.freezes.append(
      Freeze(event: envelope.event, member: member, tip: tip, lead: lead, by: envelope.author))
    desk.note(envelope, on: frozen)
  }
}

/// Somebody may act on a tip or a lead again.
package struct AccessReleased: Event {
  package static let type = "incident.released"
  /// The event that froze it.
  package let freeze: EventNumber
  package let tip: TipID?
  package let lead: LeadID?

  package func scope(at number: EventNumber) -> Scope {
    tip.map { .tip($0) } ?? lead.map { .lead($0) } ?? .leads
  }

  /// What it is about, whose history says so.
  private var frozen: [CaseEntry] { [tip.map(CaseEntry.tip), lead.map(CaseEntry.lead)].compactMap { $0 } }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.custodian, .leader, .auditor], envelope) {
      return refusal
    }
    guard let found = desk.incidents.freeze(freeze), found.tip == tip, found.lead == lead,
      !found.isReleased
    else {
      return Refusal(.nothingChanged)
    }
    return desk.incidents.isFrozen(envelope.author, tip: tip, lead: lead)
      ? Refusal(.frozen, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.incidents.freezes.firstIndex(where: { $0.event == freeze }) else {
      return
    }
    desk.incidents.freezes[index].isReleased = true
    desk.note(envelope, on: frozen)
  }
}

/// Writes the next freeze that open incidents ask for, or ends one that none asks for any longer.
package struct KeepFreezes: Command {
  package static var registers: Set<Register> { [.tips, .leads, .incidents] }
  package init() {}

  package func run(in draft: inout Draft) throws(Refusal) {
    let me = draft.actor.member
    for missing in draft.desk.missingFreezes where missing.member != me {
      try draft.emit(AccessFrozen(member: missing.member, tip: missing.tip, lead: missing.lead))
    }
    for ended in draft.desk.endedFreezes where ended.member != me {
      try draft.emit(AccessReleased(freeze: ended.event, tip: ended.tip, lead: ended.lead))
    }
  }
}
