/// What an inspector is shown of a stretch of time left the desk as files (R3.5): nobody's name beside those who work
/// here, no word of a report.
package struct EvidenceExported: Event {
  package static let type = "export.evidence"
  package let from: CivilDate
  package let to: CivilDate
  /// Where it was written.
  package let file: String
  /// What it is for.
  package let reason: String
  /// Each file with its hash.
  package let contents: [HandedFile]

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToExport(to: file, posts: Desk.evidencing, envelope) { return refusal }
    let today = desk.date(of: envelope.time)
    if from > to || to > today || from < to.adding(days: -3660) {
      return Refusal(.dateInvalid, Clause("R3.5"), .date(from > to ? from : to))
    }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R3.5")) }
    let areWhole = !contents.isEmpty && contents.allSatisfy(\.isWhole)
    return areWhole ? nil : Refusal(.contentsMissing, Clause("R3.5"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) { desk.exports.all.append(envelope.event) }
}

extension Desk {
  /// The posts that put evidence together for an inspection.
  package static let evidencing: Posts = [.office, .leader, .auditor]
}

/// Records that evidence is about to leave the desk.
package struct ExportEvidence: Command {
  package static var registers: Set<Register> { [.exports] }
  package let from: CivilDate
  package let to: CivilDate
  package let file: String
  package let reason: String
  package let contents: [HandedFile]

  package init(from: CivilDate, to: CivilDate, file: String, reason: String, contents: [HandedFile]) {
    self.from = from
    self.to = to
    self.file = file
    self.reason = reason
    self.contents = contents
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      EvidenceExported(
        from: from, to: to, file: TextCleaning.singleLine(file), reason: TextCleaning.trimmed(reason),
        contents: contents))
  }
}
