/// A section went out to look for leads (R4.4).
package struct FieldVisited: Event {
  package static let type = "field.visited"
  package let section: SectionID
  package let on: CivilDate
  package let kind: VisitKind
  package let place: String
  package let met: String
  package let result: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWrite(in: section, envelope) { return refusal }
    if let refusal = desk.refusalOfFieldDay(on, envelope) { return refusal }
    if place.isBlank { return Refusal(.placeMissing, Clause("R4.4")) }
    return result.isBlank ? Refusal(.textMissing, Clause("R4.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.visits.append(
      FieldVisit(
        event: envelope.event, section: section, by: envelope.author, on: on, kind: kind, place: place, met: met,
        result: result))
  }
}

/// A section found something: the office registers it as a tip (R3.6).
package struct FindingHandedIn: Event {
  package static let type = "field.handedIn"
  package let section: SectionID
  package let visit: EventNumber?
  package let content: HandInContent
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWrite(in: section, envelope) { return refusal }
    if content.narrative.isBlank { return Refusal(.narrativeMissing) }
    if content.learnedAt > envelope.time { return Refusal(.receivedInFuture) }
    if let visit, desk.fieldwork.visit(visit)?.section != section { return Refusal(.noSuchVisit) }
    return desk.refusalOfDeadline(due, .triageDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.handIns.append(
      HandIn(
        event: envelope.event, section: section, by: envelope.author, at: envelope.time, visit: visit,
        content: content, due: due))
  }
}

/// What was handed in is a tip now. There is no other way out: triage sees all of it (law art. 52).
package struct HandInTaken: Event {
  package static let type = "field.taken"
  package let handIn: EventNumber
  package let tip: TipID

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    guard let found = desk.fieldwork.handIn(handIn) else { return Refusal(.noSuchHandIn) }
    if found.taken != nil { return Refusal(.alreadyDecided) }
    return desk.tips[tip] == nil ? Refusal(.noSuchTip) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.fieldwork.handIns.firstIndex(where: { $0.event == handIn }) else { return }
    desk.fieldwork.handIns[index].taken = .init(tip: tip, by: envelope.author, at: envelope.time)
  }
}

/// The section is told under which number its finding was registered. It reads no tips: for those who do, what counts
/// is `HandInTaken`, and this only repeats it.
package struct HandInAnswered: Event {
  package static let type = "field.answered"
  package let section: SectionID
  package let handIn: EventNumber
  package let number: RegisterNumber

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    guard let found = desk.fieldwork.handIn(handIn), found.section == section else { return Refusal(.noSuchHandIn) }
    if found.answer != nil { return Refusal(.alreadyDecided) }
    guard let taken = found.taken else { return nil }
    return desk.tips[taken.tip]?.number == number ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.fieldwork.handIns.firstIndex(where: { $0.event == handIn }) else { return }
    desk.fieldwork.handIns[index].answer = number
  }
}

/// Writes a visit down.
package struct RecordVisit: Command {
  package static var registers: Set<Register> { [.organisation, .fieldwork] }
  package let section: SectionID
  /// Nil is today.
  package let on: CivilDate?
  package let kind: VisitKind
  package let place: String
  package let met: String
  package let result: String

  package init(
    section: SectionID, on: CivilDate? = nil, kind: VisitKind = .community, place: String, met: String = "",
    result: String
  ) {
    self.section = section
    self.on = on
    self.kind = kind
    self.place = place
    self.met = met
    self.result = result
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      FieldVisited(
        section: section, on: on ?? draft.today, kind: kind, place: TextCleaning.singleLine(place),
        met: TextCleaning.singleLine(met), result: TextCleaning.trimmed(result)))
  }
}

/// Hands in what a section found.
package struct HandInFinding: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .fieldwork] }
  package let section: SectionID
  package let visit: EventNumber?
  package let content: HandInContent

  package init(section: SectionID, visit: EventNumber? = nil, content: HandInContent) {
    self.section = section
    self.visit = visit
    self.content = content
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let tidied = HandInContent(
      narrative: TextCleaning.trimmed(content.narrative),
      subjects: content.subjects.map(TextCleaning.singleLine).filter { !$0.isEmpty },
      place: content.place.map(TextCleaning.singleLine).flatMap { $0.isEmpty ? nil : $0 },
      learnedAt: content.learnedAt, precision: content.precision)
    try draft.emit(
      FindingHandedIn(
        section: section, visit: visit, content: tidied, due: draft.desk.deadline(.triageDays, after: draft.now)))
  }
}

/// Says which tip something became that was handed in.
package struct TakeHandIn: Command {
  package static var registers: Set<Register> { [.tips, .fieldwork] }
  package let handIn: EventNumber
  package let tip: TipID

  package init(handIn: EventNumber, tip: TipID) {
    self.handIn = handIn
    self.tip = tip
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.fieldwork.handIn(handIn) else { throw Refusal(.noSuchHandIn) }
    try draft.emit(HandInTaken(handIn: handIn, tip: tip))
    guard let number = draft.desk.tips[tip]?.number else { throw Refusal(.noSuchTip) }
    try draft.emit(HandInAnswered(section: found.section, handIn: handIn, number: number))
  }
}
