/// A section keeps an eye on somebody, or on a department, for a time and for a reason (R4.4).
package struct AttentionListed: Event {
  package static let type = "field.attention"
  package let section: SectionID
  package let kind: AttentionKind
  package let name: String
  package let grounds: String
  package let until: CivilDate

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWrite(in: section, envelope) { return refusal }
    if name.isBlank { return Refusal(.nameMissing) }
    if grounds.isBlank { return Refusal(.groundsMissing, Clause("R4.4")) }
    return desk.refusalOfAttention(until, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.attention.append(
      Attention(
        event: envelope.event, section: section, kind: kind, name: name, grounds: grounds, listedBy: envelope.author,
        listedOn: desk.date(of: envelope.time), until: until))
  }
}

/// The grounds still stand: it holds longer.
package struct AttentionRenewed: Event {
  package static let type = "field.attentionRenewed"
  package let section: SectionID
  package let attention: EventNumber
  package let grounds: String
  package let until: CivilDate

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfListed(attention, in: section, envelope) { return refusal }
    if grounds.isBlank { return Refusal(.groundsMissing, Clause("R4.4")) }
    if let found = desk.fieldwork.attention(attention), until <= found.until {
      return Refusal(.dateInvalid, nil, .date(until))
    }
    return desk.refusalOfAttention(until, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.changeAttention(attention) {
      $0.grounds = grounds
      $0.until = until
    }
  }
}

/// There is no reason any more.
package struct AttentionEnded: Event {
  package static let type = "field.attentionEnded"
  package let section: SectionID
  package let attention: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfListed(attention, in: section, envelope)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R4.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let today = desk.date(of: envelope.time)
    desk.fieldwork.changeAttention(attention) {
      $0.ended = .init(by: envelope.author, on: today, reason: reason)
    }
  }
}

extension Fieldwork {
  fileprivate mutating func changeAttention(_ event: EventNumber, _ body: (inout Attention) -> Void) {
    guard let index = attention.firstIndex(where: { $0.event == event }) else { return }
    body(&attention[index])
  }
}

extension Desk {
  /// Nobody is on the list without an end: at most as long as the ruling says, from today.
  fileprivate func refusalOfAttention(_ until: CivilDate, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    let longest = today.adding(days: rulings.integer(.attentionDays, at: today))
    return until >= today && until <= longest ? nil : Refusal(.attentionTooLong, Clause("R4.4"), .date(longest))
  }

  fileprivate func refusalOfListed(
    _ attention: EventNumber, in section: SectionID, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalToWrite(in: section, envelope) { return refusal }
    guard let found = fieldwork.attention(attention), found.section == section else { return Refusal(.noSuchEntry) }
    return found.ended == nil ? nil : Refusal(.alreadyDecided)
  }
}

/// Something done about whom a section keeps an eye on.
package struct KeepAttention: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .fieldwork] }
  package let deed: Deed

  package enum Deed: Hashable, Sendable {
    case list(SectionID, AttentionKind, name: String, grounds: String, until: CivilDate)
    case renew(EventNumber, grounds: String, until: CivilDate)
    case end(EventNumber, reason: String)
  }

  package init(_ deed: Deed) { self.deed = deed }

  package func run(in draft: inout Draft) throws(Refusal) {
    func section(of attention: EventNumber) throws(Refusal) -> SectionID {
      guard let found = draft.desk.fieldwork.attention(attention) else { throw Refusal(.noSuchEntry) }
      return found.section
    }
    switch deed {
    case .list(let section, let kind, let name, let grounds, let until):
      try draft.emit(
        AttentionListed(
          section: section, kind: kind, name: TextCleaning.singleLine(name), grounds: TextCleaning.trimmed(grounds),
          until: until))
    case .renew(let attention, let grounds, let until):
      let section = try section(of: attention)
      try draft.emit(
        AttentionRenewed(
          section: section, attention: attention, grounds: TextCleaning.trimmed(grounds), until: until))
    case .end(let attention, let reason):
      let section = try section(of: attention)
      try draft.emit(
        AttentionEnded(section: section, attention: attention, reason: TextCleaning.trimmed(reason)))
    }
  }
}
