/// What auditors extracted from the process for an inspection. The rows stay in the log.
package struct Audits: Sendable, Codable {
  package static let events: [any Event.Type] = [AuditExtracted.self, AuditExported.self]

  /// A stretch of the log that was extracted.
  package struct Extract: Hashable, Sendable, Codable {
    /// The event that holds the rows.
    package let event: EventNumber
    package let from: EventNumber
    package let through: EventNumber
    package let rows: Int
    package let author: MemberID
    package let at: Instant
  }

  /// In order, each beginning where the one before ended.
  package internal(set) var extracts: [Extract] = []
  /// Every event of the register, oldest first.
  package internal(set) var all: [EventNumber] = []

  /// The first event that no extract covers.
  package var next: EventNumber { extracts.last?.through.next ?? EventNumber(rawValue: 1) }
}

/// An auditor wrote down, signed, what an inspector is to see of a stretch of the log. Whoever reads the log itself can
/// make the same rows from it again, and compare.
package struct AuditExtracted: Event {
  package static let type = "audit.extracted"
  package let from: EventNumber
  package let through: EventNumber
  /// In order of their events.
  package let rows: [ProcessRow]

  package func scope(at number: EventNumber) -> Scope { .audit }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .auditor, envelope) { return refusal }
    guard from == desk.audits.next else { return Refusal(.changedMeanwhile) }
    let numbers = rows.map(\.event)
    let areOrdered = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    let areWithin = numbers.allSatisfy { (from...through).contains($0) }
    guard from <= through, through < envelope.event, rows.count <= ProcessRow.most, areOrdered, areWithin else {
      return Refusal(.valueOutOfRange)
    }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.audits.extracts.append(
      .init(
        event: envelope.event, from: from, through: through, rows: rows.count, author: envelope.author,
        at: envelope.time))
    desk.audits.all.append(envelope.event)
  }
}

/// Rows of the process left the desk, as a file or in print.
package struct AuditExported: Event {
  package static let type = "audit.exported"
  package let filter: String
  package let count: Int
  /// Where it was written; nil where it was printed.
  package let file: String?

  package func scope(at number: EventNumber) -> Scope { .audit }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.inspector, .auditor, .leader], envelope) { return refusal }
    if count < 0 { return Refusal(.valueOutOfRange) }
    return file?.isBlank == true ? Refusal(.fileMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) { desk.audits.all.append(envelope.event) }
}

/// Extracts a stretch of the log.
package struct ExtractProcess: Command {
  package static var registers: Set<Register> { [.audits, .tips, .leads] }
  package let event: AuditExtracted

  package init(from: EventNumber, through: EventNumber, rows: [ProcessRow]) {
    event = AuditExtracted(from: from, through: through, rows: rows)
  }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(event) }
}

/// Records that rows of the process are about to leave the desk.
package struct ExportProcess: Command {
  package static var registers: Set<Register> { [.audits] }
  package let filter: String
  package let count: Int
  package let file: String?

  package init(filter: String = "", count: Int, file: String? = nil) {
    self.filter = filter
    self.count = count
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      AuditExported(
        filter: TextCleaning.singleLine(filter), count: count, file: file.map(TextCleaning.singleLine)))
  }
}
