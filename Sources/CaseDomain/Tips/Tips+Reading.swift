/// A member opened the full words of a tip, these words for the first time (R6.4).
///
/// Under the tip's own key and not in `audit`: whoever may read a tip may know who has read it. That everyone sees it is
/// what keeps the curious away, and a name that leaks can be looked for among those who had it.
package struct TipRead: Event {
  package static let type = "tip.read"
  package let tip: TipID
  /// The event whose words were shown, the newest then.
  package let text: EventNumber

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToHaveRead(envelope) { return refusal }
    guard let row = desk.tips.row(of: tip) else { return Refusal(.noSuchTip) }
    if desk.tips.newestWords(row: row) != text {
      return desk.refusalOfChange(desk.tips.rows[row])
    }
    if let refusal = desk.refusalIfFrozen(tip: desk.tips.rows[row], envelope) { return refusal }
    return desk.tips.readings.has(envelope.author, row: row) ? Refusal(.alreadyRead) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let row = desk.tips.row(of: tip) { desk.tips.readings.note(envelope, row: row) }
  }
}

/// Something of a tip left the desk as a file.
package struct TipExported: Event {
  package static let type = "tip.exported"
  package let tip: TipID
  package let what: ExportedPart
  /// Where it was written, as the member gave it.
  package let file: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if what.isOfLeadsOnly { return Refusal(.misplaced) }
    if let refusal = desk.refusalToExport(to: file, posts: what.posts, envelope) { return refusal }
    guard let found = desk.tips[tip] else { return Refusal(.noSuchTip) }
    return desk.refusalIfFrozen(tip: found, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let row = desk.tips.row(of: tip) { desk.tips.readings.noteExport(envelope, row: row) }
    desk.exports.note(envelope, entry: .tip(tip))
  }
}

/// What of a tip or lead was taken out. Raw values stand in the log and never change.
package enum ExportedPart: String, Codable, Hashable, Sendable, CaseIterable {
  /// The numbered slip for the reporter: nothing of what was said.
  case slip
  /// What happened to it, and who has seen it.
  case history
  /// Its words.
  case content
  /// A file that was attached to it.
  case attachment
  /// A file that was attached to it, shown through a private file that was wiped afterwards.
  case attachmentView
  /// What happened to the identity of one of its reporters, by alias.
  case identityHistory
  /// The form that says what was registered (登记表).
  case registrationForm
  /// The form that gives a lead to a section (交办单).
  case assignmentForm
  /// The form that urges a section on (督办单).
  case supervisionForm
  /// The letter that goes with a lead to another body (移送函).
  case transferLetter
  /// The letter, the words of the tips and the list of both, for another body.
  case transferPackage

  /// Who may take it out.
  package var posts: Posts {
    switch self {
    case .slip, .content, .attachment, .attachmentView, .history, .registrationForm, .assignmentForm, .supervisionForm:
      .leadsReaders
    case .identityHistory: [.auditor, .leader, .custodian]
    case .transferLetter, .transferPackage: [.office, .leader]
    }
  }

  /// Whether there is such a thing of leads, and none of tips.
  var isOfLeadsOnly: Bool {
    [.assignmentForm, .supervisionForm, .transferLetter, .transferPackage].contains(self)
  }
}

/// Records that the words of a tip are being opened.
package struct ReadTip: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package init(tip: TipID) { self.tip = tip }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let words = draft.desk.tips.newestWords(of: tip) else { throw Refusal(.noSuchTip) }
    try draft.emit(TipRead(tip: tip, text: words))
  }
}

/// Records that something of a tip is about to leave the desk as a file.
package struct ExportTip: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package let what: ExportedPart
  package let file: String

  package init(tip: TipID, what: ExportedPart, file: String) {
    self.tip = tip
    self.what = what
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(TipExported(tip: tip, what: what, file: TextCleaning.singleLine(file)))
  }
}

extension Tips {
  /// The event of the newest words of a row: the registration, an amendment or late material. O(1).
  package func newestWords(row: Int) -> EventNumber {
    let text = EventNumber(rawValue: rows[row].text.rawValue)
    return lateWords[rows[row].id].map { max($0, text) } ?? text
  }

  /// The event of a tip's newest words, nil where the tip does not exist or cannot be read.
  package func newestWords(of id: TipID) -> EventNumber? { row(of: id).map { newestWords(row: $0) } }

  /// The events of every opening of a tip's words and of everything of it that left the desk, oldest first: who has
  /// seen it. O(events).
  package func readers(of id: TipID) -> [EventNumber] { row(of: id).map { readings.events(row: $0) } ?? [] }

  /// Whether a member has opened the newest words of a tip.
  package func hasRead(_ id: TipID, _ member: MemberID) -> Bool {
    row(of: id).map { readings.has(member, row: $0) } ?? false
  }

  /// Words came in: nobody has opened these yet.
  mutating func noteNewWords(of id: TipID, _ envelope: Envelope, isLate: Bool = false) {
    guard let row = row(of: id) else { return }
    if isLate { lateWords[id] = envelope.event }
    readings.renew(row: row)
  }
}
