/// Somebody to call at a body outside was entered, perhaps in place of an earlier entry (R4.2). For everybody here.
package struct ContactEntered: Event {
  package static let type = "field.contact"
  package let kind: ContactKind
  package let body: String
  package let person: String
  package let post: String?
  package let phone: String?
  package let note: String?
  /// The entry that this one replaces.
  package let replaces: EventNumber?

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .liaison], envelope) { return refusal }
    if body.isBlank || person.isBlank { return Refusal(.contactIncomplete, Clause("R4.2")) }
    guard let replaces else { return nil }
    return desk.fieldwork.contact(replaces)?.isRemoved == false ? nil : Refusal(.noSuchContact)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.removeContact(replaces)
    desk.fieldwork.contacts.append(
      Contact(
        event: envelope.event, kind: kind, body: body, person: person, post: post, phone: phone, note: note,
        by: envelope.author, at: envelope.time))
  }
}

/// A contact is none any more.
package struct ContactRemoved: Event {
  package static let type = "field.contactRemoved"
  package let contact: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .liaison], envelope) { return refusal }
    if desk.fieldwork.contact(contact)?.isRemoved != false { return Refusal(.noSuchContact) }
    return reason.isBlank ? Refusal(.reasonMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) { desk.fieldwork.removeContact(contact) }
}

extension Fieldwork {
  fileprivate mutating func removeContact(_ event: EventNumber?) {
    guard let index = contacts.firstIndex(where: { $0.event == event }) else { return }
    contacts[index].isRemoved = true
  }
}

/// Something about leads was said to another body, or heard from it (R4.4). About a lead, it is sealed with the lead.
package struct LeadExchanged: Event {
  package static let type = "field.exchanged"
  package let section: SectionID
  package let on: CivilDate
  package let direction: ExchangeDirection
  package let with: String
  package let lead: LeadID?
  package let words: String

  package func scope(at number: EventNumber) -> Scope { lead.map { .lead($0) } ?? .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWrite(in: section, isOpen: lead == nil, envelope) { return refusal }
    if let refusal = desk.refusalOfFieldDay(on, envelope) { return refusal }
    if let lead {
      if let refusal = desk.refusalToTakePart(in: lead, LeadState.living, envelope) { return refusal }
      // Until the police have answered, nobody else hears of it.
      if let found = desk.leads[lead], desk.isForFilesOnly(found) { return Refusal(.filesOnly, Clause("R5.2")) }
    }
    if with.isBlank { return Refusal(.contactIncomplete, Clause("R4.2")) }
    return words.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.exchanges.append(
      Exchange(
        event: envelope.event, section: section, by: envelope.author, on: on, direction: direction, with: with,
        lead: lead, words: words))
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// Enters a contact.
package struct EnterContact: Command {
  package static var registers: Set<Register> { [.fieldwork] }
  package let kind: ContactKind
  package let body: String
  package let person: String
  package let post: String?
  package let phone: String?
  package let note: String?
  package let replaces: EventNumber?

  package init(
    kind: ContactKind, body: String, person: String, post: String? = nil, phone: String? = nil, note: String? = nil,
    replaces: EventNumber? = nil
  ) {
    self.kind = kind
    self.body = body
    self.person = person
    self.post = post
    self.phone = phone
    self.note = note
    self.replaces = replaces
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    func line(_ text: String?) -> String? { text.map(TextCleaning.singleLine).flatMap { $0.isEmpty ? nil : $0 } }
    try draft.emit(
      ContactEntered(
        kind: kind, body: TextCleaning.singleLine(body), person: TextCleaning.singleLine(person), post: line(post),
        phone: line(phone), note: line(note), replaces: replaces))
  }
}

/// Removes a contact.
package struct RemoveContact: Command {
  package static var registers: Set<Register> { [.fieldwork] }
  package let contact: EventNumber
  package let reason: String

  package init(contact: EventNumber, reason: String) {
    self.contact = contact
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(ContactRemoved(contact: contact, reason: TextCleaning.trimmed(reason)))
  }
}

/// Writes down what was exchanged.
package struct LogExchange: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads, .fieldwork] }
  package let section: SectionID
  /// Nil is today.
  package let on: CivilDate?
  package let direction: ExchangeDirection
  package let with: String
  package let lead: LeadID?
  package let words: String

  package init(
    section: SectionID, on: CivilDate? = nil, direction: ExchangeDirection, with: String, lead: LeadID? = nil,
    words: String
  ) {
    self.section = section
    self.on = on
    self.direction = direction
    self.with = with
    self.lead = lead
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      LeadExchanged(
        section: section, on: on ?? draft.today, direction: direction, with: TextCleaning.singleLine(with), lead: lead,
        words: TextCleaning.trimmed(words)))
  }
}
