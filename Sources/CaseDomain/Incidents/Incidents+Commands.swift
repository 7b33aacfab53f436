/// Raises a leak, retaliation or danger (R6.4).
package struct RaiseIncident: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let kind: IncidentKind
  package let what: String
  package let tip: TipID?
  package let lead: LeadID?
  package let accused: [MemberID]
  package let accusedWords: String
  package var original: SealedWords?

  package init(
    kind: IncidentKind, what: String, tip: TipID? = nil, lead: LeadID? = nil, accused: [MemberID] = [],
    accusedWords: String = ""
  ) {
    self.kind = kind
    self.what = what
    self.tip = tip
    self.lead = lead
    self.accused = accused
    self.accusedWords = accusedWords
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let accused = Set(accused).sorted()
    try draft.emit(
      IncidentRaised(
        kind: kind, what: .trimmed(what), tip: tip, lead: lead, accused: accused,
        accusedWords: .trimmed(accusedWords), original: original,
        keepers: draft.desk.incidentKeepers(accused: accused)))
  }
}

/// Notes a step about an incident.
package struct NoteIncident: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let text: String
  package var original: SealedWords?

  package init(incident: IncidentID, text: String) {
    self.incident = incident
    self.text = text
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentNoted(
        incident: incident, text: .trimmed(text), original: original, keepers: try draft.keepers(of: incident)))
  }
}

/// Records that an incident went to discipline inspection.
package struct ReferIncident: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let letter: String
  package let on: CivilDate
  package var original: SealedWords?

  package init(incident: IncidentID, letter: String, on: CivilDate) {
    self.incident = incident
    self.letter = letter
    self.on = on
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentReferred(
        incident: incident, letter: .trimmed(letter), original: original, on: on,
        keepers: try draft.keepers(of: incident)))
  }
}

/// Records that the police were told.
package struct TellPolice: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let whom: String
  package let on: CivilDate
  package var original: SealedWords?

  package init(incident: IncidentID, whom: String, on: CivilDate) {
    self.incident = incident
    self.whom = whom
    self.on = on
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      PoliceTold(
        incident: incident, whom: .trimmed(whom), original: original, on: on,
        keepers: try draft.keepers(of: incident)))
  }
}

/// Accuses somebody else.
package struct AddAccused: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let member: MemberID
  package let why: String
  package var original: SealedWords?

  package init(incident: IncidentID, member: MemberID, why: String) {
    self.incident = incident
    self.member = member
    self.why = why
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let keepers = try draft.keepers(of: incident).filter { $0 != member }
    try draft.emit(
      AccusedAdded(incident: incident, member: member, why: .trimmed(why), original: original, keepers: keepers))
  }
}
