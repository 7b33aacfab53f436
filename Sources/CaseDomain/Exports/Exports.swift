/// What left the desk as a file without belonging to one tip or lead: lists, the log, the history of a member.
///
/// What is taken out of one tip or lead stands with it (`tip.exported`, `lead.exported`).
package struct Exports: Sendable, Codable {
  package static let events: [any Event.Type] = [ListExported.self, MemberHistoryExported.self, EvidenceExported.self]

  /// Every event of the register that this member may read, oldest first.
  package internal(set) var all = Chunked<EventNumber>()
  /// What left the desk, and each identity that was opened, in order: for the line of quality (R4.6). Not what stands
  /// under `audit`, which most members do not read.
  package internal(set) var taken: [Taken] = []

  /// Something that left the desk, or an identity that was opened.
  package struct Taken: Hashable, Sendable, Codable {
    package let event: EventNumber
    package let at: Instant
    /// The tip or lead it was of; nil for lists.
    package let entry: CaseEntry?
    package let isOpening: Bool
  }

  mutating func note(_ envelope: Envelope, entry: CaseEntry?, isOpening: Bool = false) {
    taken.append(Taken(event: envelope.event, at: envelope.time, entry: entry, isOpening: isOpening))
  }
}

/// A list that can be taken out. Raw values stand in the log and never change.
package enum ExportedList: String, Codable, Hashable, Sendable, CaseIterable {
  case tips, leads, log
}

/// A list left the desk as a file, or was printed.
package struct ListExported: Event {
  package static let type = "export.list"
  package let what: ExportedList
  /// What the list was narrowed by, as the member wrote it; empty for all of it.
  package let filter: String
  /// How many entries it had.
  package let count: Int
  /// Where it was written; nil where it was printed.
  package let file: String?
  /// What the list is for; asked for a ledger that is written to a file.
  package var reason: String?
  /// The leads of a ledger, so that each of them knows who took it along (R6.4).
  package var leads: [LeadID]?

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    // What is printed on the screen is read, not taken along: recorded whoever does it.
    let refusal = file == nil ? desk.refusalToHaveRead(envelope) : desk.refusal(unless: .leadsReaders, envelope)
    if let refusal { return refusal }
    if count < 0 { return Refusal(.valueOutOfRange) }
    if file?.isBlank == true { return Refusal(.fileMissing) }
    return refusalOfLedger(envelope)
  }

  /// A ledger in a file says what it is for, and names its leads, each once. Whether each exists is not asked: whoever
  /// was taken off one takes the others' desks at their word.
  private func refusalOfLedger(_ envelope: Envelope) -> Refusal? {
    guard what == .leads else { return leads == nil ? nil : Refusal(.misplaced) }
    guard file != nil else { return nil }
    if reason?.isBlank ?? true { return Refusal(.reasonMissing, Clause("R6.4")) }
    guard let leads, !leads.isEmpty, leads.count == count, Set(leads).count == count,
      leads.allSatisfy({ (1..<envelope.event.rawValue).contains($0.rawValue) })
    else { return Refusal(.noSuchLead) }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.exports.all.append(envelope.event)
    guard file != nil else { return }
    desk.exports.note(envelope, entry: nil)
    for lead in leads ?? [] {
      if let row = desk.leads.row(of: lead) { desk.leads.readings.noteExport(envelope, row: row) }
    }
  }
}

/// The history of a member left the desk as a file. Of the process, not of a matter: under `audit`.
package struct MemberHistoryExported: Event {
  package static let type = "export.memberHistory"
  package let member: MemberID
  package let file: String

  package func scope(at number: EventNumber) -> Scope { .audit }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToExport(to: file, posts: [.auditor, .leader], envelope) { return refusal }
    return desk.members[member] == nil ? Refusal(.noSuchMember) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) { desk.exports.all.append(envelope.event) }
}

/// Records that a list is about to leave the desk.
package struct ExportList: Command {
  package static var registers: Set<Register> { [.exports] }
  package let what: ExportedList
  package let filter: String
  package let count: Int
  package let file: String?

  package init(what: ExportedList, filter: String = "", count: Int, file: String? = nil) {
    self.what = what
    self.filter = filter
    self.count = count
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ListExported(
        what: what, filter: TextCleaning.singleLine(filter), count: count, file: file.map(TextCleaning.singleLine)))
  }
}

/// Records that the ledger of leads is about to leave the desk as a file.
package struct ExportLedger: Command {
  package static var registers: Set<Register> { [.exports, .leads] }
  package let leads: [LeadID]
  /// What the list was narrowed by.
  package let filter: String
  package let reason: String
  package let file: String

  package init(leads: [LeadID], filter: String = "", reason: String, file: String) {
    self.leads = leads
    self.filter = filter
    self.reason = reason
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    for lead in leads {
      if draft.desk.leads[lead] == nil { throw Refusal(.noSuchLead) }
      if let refusal = draft.desk.refusalOfReach(.lead(lead), for: draft.actor.member) { throw refusal }
    }
    try draft.emit(
      ListExported(
        what: .leads, filter: TextCleaning.singleLine(filter), count: leads.count,
        file: TextCleaning.singleLine(file), reason: TextCleaning.trimmed(reason), leads: leads))
  }
}

/// Records that the history of a member is about to leave the desk as a file.
package struct ExportMemberHistory: Command {
  package static var registers: Set<Register> { [.exports] }
  package let member: MemberID
  package let file: String

  package init(member: MemberID, file: String) {
    self.member = member
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MemberHistoryExported(member: member, file: TextCleaning.singleLine(file)))
  }
}
