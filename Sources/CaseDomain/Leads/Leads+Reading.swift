/// A member opened a lead in full for the first time: its reasons are words of their own (R6.4).
///
/// Under the lead's own key, for the reasons that `TipRead` gives.
package struct LeadRead: Event {
  package static let type = "lead.read"
  package let lead: LeadID
  /// The event whose words were shown, the newest then.
  package let text: EventNumber

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToHaveRead(envelope) { return refusal }
    guard let row = desk.leads.row(of: lead) else { return Refusal(.noSuchLead) }
    if desk.leads.newestWords(row: row) != text { return Refusal(.changedMeanwhile) }
    if let refusal = desk.refusalIfFrozen(lead, envelope) { return refusal }
    return desk.leads.readings.has(envelope.author, row: row) ? Refusal(.alreadyRead) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let row = desk.leads.row(of: lead) { desk.leads.readings.note(envelope, row: row) }
  }
}

/// Something of a lead left the desk as a file.
package struct LeadExported: Event {
  package static let type = "lead.exported"
  package let lead: LeadID
  package let what: ExportedPart
  /// Where it was written, as the member gave it.
  package let file: String
  /// What a package for another body holds, its list aside; missing for everything else.
  package var contents: [HandedFile]?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToExport(to: file, posts: posts(in: desk, envelope), envelope) { return refusal }
    if desk.leads[lead] == nil { return Refusal(.noSuchLead) }
    if let refusal = desk.refusalIfFrozen(lead, envelope) { return refusal }
    guard what == .transferPackage else { return contents == nil ? nil : Refusal(.misplaced) }
    // The list and the letter are of a transfer that stands.
    if let refusal = desk.refusalIfNamed(in: .lead(lead), envelope) { return refusal }
    if desk.leads.work(on: lead).transfer == nil { return Refusal(.noTransfer) }
    guard let contents, !contents.isEmpty, contents.allSatisfy(\.isWhole),
      Set(contents.map(\.name)).count == contents.count
    else { return Refusal(.contentsMissing) }
    return nil
  }

  /// Who may take it out; the sections that work on a lead look at what is attached to it, and take nothing along (R4.1).
  private func posts(in desk: Desk, _ envelope: Envelope) -> Posts {
    guard what == .attachmentView, let section = desk.members[envelope.author]?.section,
      desk.leads.work(on: lead).sections.contains(section)
    else { return what.posts }
    return what.posts.union(.liaison)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let row = desk.leads.row(of: lead) { desk.leads.readings.noteExport(envelope, row: row) }
    desk.exports.note(envelope, entry: .lead(lead))
  }
}

/// A file that was handed over (R5.2), by what proves later that it is the one.
package struct HandedFile: Codable, Hashable, Sendable {
  package let name: String
  /// Length in bytes.
  package let bytes: Int
  /// SHA-256, hexadecimal.
  package let sha256: String

  package init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Whether it names a file and what is in it.
  var isWhole: Bool {
    !name.isBlank && bytes >= 0 && sha256.utf8.count == 64
      && sha256.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

/// Records that a lead is being opened in full.
package struct ReadLead: Command {
  package static var registers: Set<Register> { [.leads] }
  package let lead: LeadID
  package init(lead: LeadID) { self.lead = lead }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let row = draft.desk.leads.row(of: lead) else { throw Refusal(.noSuchLead) }
    try draft.emit(LeadRead(lead: lead, text: draft.desk.leads.newestWords(row: row)))
  }
}

/// Records that something of a lead is about to leave the desk as a file.
package struct ExportLead: Command {
  package static var registers: Set<Register> { [.leads] }
  package let lead: LeadID
  package let what: ExportedPart
  package let file: String
  package let contents: [HandedFile]?

  package init(lead: LeadID, what: ExportedPart, file: String, contents: [HandedFile]? = nil) {
    self.lead = lead
    self.what = what
    self.file = file
    self.contents = contents
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      LeadExported(lead: lead, what: what, file: TextCleaning.singleLine(file), contents: contents))
  }
}

extension Leads {
  /// The event of the newest words of a row: of its opening, or of what was reported since. O(1).
  package func newestWords(row: Int) -> EventNumber { rows[row].words }

  /// Notes that an event brought words that nobody has read.
  mutating func setNewestWords(_ event: EventNumber, row: Int) {
    rows[row].words = event
    readings.renew(row: row)
  }

  /// The events of every opening of a lead and of everything of it that left the desk, oldest first: who has seen it.
  /// O(events).
  package func readers(of id: LeadID) -> [EventNumber] { row(of: id).map { readings.events(row: $0) } ?? [] }

  /// Whether a member has opened a lead's newest words.
  package func hasRead(_ id: LeadID, _ member: MemberID) -> Bool {
    row(of: id).map { readings.has(member, row: $0) } ?? false
  }
}
