/// What decides whether a reporter may be rewarded (R6.5.2, R6.5.3). Raw values stand in the log.
package enum ReporterMark: String, Codable, Hashable, Sendable, CaseIterable {
  /// Of the staff of a department that works on the campaign.
  case staff
  /// Has a statutory duty to supervise, discover or report.
  case statutoryDuty
  /// Was part of the same case.
  case accomplice
  /// Kin of somebody who handles it.
  case kin
}

/// What a custodian found of a mark.
package enum MarkValue: String, Codable, Hashable, Sendable, CaseIterable {
  case yes, no, unknown
}

/// A mark as it was last set.
package struct Marking: Hashable, Sendable, Codable {
  package let value: MarkValue
  /// The event that set it and names its evidence.
  package let event: EventNumber
  package let by: MemberID
}

/// A custodian set a mark of a reporter, with evidence unless it is unknown.
///
/// The rules of rewards need the mark on every desk, so it stands in the event; screens show it to custodians, and what
/// is printed of the event leaves it out (`leavingOutMarks`).
package struct ReporterMarked: Event {
  package static let type = "reporter.marked"
  package let reporter: ReporterID
  package let tip: TipID
  package let mark: ReporterMark
  package let value: MarkValue
  /// Sealed to the custodians: it may tell who the reporter is.
  package let evidence: SealedFile?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfSealed(unless: .custodian, about: reporter, of: tip, envelope) { return refusal }
    guard (value == .unknown) == (evidence == nil) else { return Refusal(.markEvidenceMissing, Clause("R6.5")) }
    let before = desk.reporters.marks(of: reporter)[mark]?.value ?? .unknown
    return value == .unknown && before == .unknown ? Refusal(.nothingChanged) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope)
    desk.reporters.marks[reporter, default: [:]][mark] = Marking(
      value: value, event: envelope.event, by: envelope.author)
  }

  private enum Field: String, CodingKey {
    case reporter, tip, mark, value, evidence
  }

  /// Leaves mark, value and evidence out where the encoder is told so.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(reporter, forKey: .reporter)
    try fields.encode(tip, forKey: .tip)
    if encoder.userInfo[Self.leavingOutMarks] != nil { return }
    try fields.encode(mark, forKey: .mark)
    try fields.encode(value, forKey: .value)
    try fields.encodeIfPresent(evidence, forKey: .evidence)
  }

  /// Set in an encoder's `userInfo` for text that is not for custodians alone.
  // A literal without control characters is a key.
  package static let leavingOutMarks = CodingUserInfoKey(rawValue: "leavingOutMarks")!
}
