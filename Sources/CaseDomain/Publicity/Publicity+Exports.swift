/// What of publicity and study can leave the desk. Raw values stand in the log and never change.
package enum ExportedPublicity: String, Codable, Hashable, Sendable, CaseIterable {
  case activities, coverage, studies
  /// One file that shows an activity, saved or looked at.
  case evidence
}

/// Something of publicity or study left the desk as a file, or a file that shows an activity was opened. Not a list of
/// matters: any member may take it, for nothing in it is secret, and it is on record all the same.
package struct PublicityExported: Event {
  package static let type = "publicity.exported"
  package let what: ExportedPublicity
  /// How many entries it had.
  package let count: Int
  /// Where it was written, or the name of what was looked at.
  package let file: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToHaveRead(envelope) { return refusal }
    if count < 0 { return Refusal(.valueOutOfRange) }
    return file.isBlank ? Refusal(.fileMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.publicity.exports.append(.init(step: EntryStep(envelope), what: what, count: count, file: file))
  }
}

/// Records that something of publicity or study is about to leave the desk.
package struct ExportPublicity: Command {
  package static var registers: Set<Register> { [.publicity] }
  package let what: ExportedPublicity
  package let count: Int
  package let file: String

  package init(what: ExportedPublicity, count: Int, file: String) {
    self.what = what
    self.count = count
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(PublicityExported(what: what, count: count, file: TextCleaning.singleLine(file)))
  }
}

extension Desk {
  /// How many rows the list of a year has.
  package func count(of what: ExportedPublicity, in year: Int) -> Int {
    switch what {
    case .activities: publicity.all.count { $0.on.year == year && $0.details != nil }
    case .coverage: coverage(in: year, on: date(of: lastTime)).count
    case .studies: study.held.count { $0.on.year == year }
    case .evidence: 1
    }
  }
}
