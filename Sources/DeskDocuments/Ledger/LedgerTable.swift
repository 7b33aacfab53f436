import CaseDomain
import DeskSession

/// The ledger of leads (线索台账) as a table. Never a reporter: no name, no alias, nothing that leads to one (R6.4).
enum LedgerTable {
  enum Column: String, CaseIterable {
    case number, title, source, received, registrar, naming, subjects, conduct, place, summary, importance, section
    case due, state, finding, disposal, letter, feedback, remarks
  }

  /// How wide its columns are on a sheet; the others have a common width.
  private static let widths: [Column: Double] = [
    .number: 14, .title: 32, .summary: 48, .remarks: 32, .subjects: 24, .conduct: 24, .place: 20, .received: 17,
  ]

  fileprivate static func columns(_ words: PaperWords) -> [SheetTable.Column] {
    Column.allCases.map { .init(words.texts["papers.ledger.\($0.rawValue)"], width: widths[$0] ?? 12) }
  }

  fileprivate static func cells(_ sheet: LeadSheet, _ words: PaperWords) -> [SheetTable.Cell] {
    Column.allCases.map { .text(TextCleaning.singleLine(cell($0, sheet, words))) }
  }

  private static func cell(_ column: Column, _ sheet: LeadSheet, _ words: PaperWords) -> String {
    let (lead, tips) = (sheet.lead, sheet.tips)
    switch column {
    case .number: return lead.number.description
    case .title: return sheet.title
    case .source: return words.list(tips.map { words.channel($0.tip) })
    case .received: return tips.first.map { words.received($0.tip) } ?? ""
    case .registrar: return words.list(tips.map { words.member($0.tip.registeredBy) })
    case .naming: return words.list(tips.map { words.naming($0.tip) })
    case .subjects: return words.list(tips.flatMap { $0.content.subjects.map(\.name) })
    case .conduct: return words.conduct(tips.reduce(into: []) { $0.formUnion($1.content.conduct) })
    case .place: return words.list(tips.compactMap(\.content.place))
    case .summary: return summary(sheet)
    case .importance: return words.importance(lead.importance)
    case .section: return lead.section.map(words.section) ?? ""
    case .due: return lead.verifyDue?.description ?? ""
    case .state: return words.state(lead.state)
    case .finding: return lead.finding.map(words.finding) ?? ""
    case .disposal: return disposal(sheet, words)
    case .letter: return words.list(sheet.work.transfers.map(\.letter))
    case .feedback: return feedback(sheet, words)
    case .remarks: return remarks(sheet, words)
    }
  }

  /// What the section was told, which is written so that nobody can tell who could have known; before that as much of
  /// the first tip as lists show.
  private static func summary(_ sheet: LeadSheet) -> String {
    sheet.last(LeadAssigned.self)?.summary ?? sheet.tips.first.map { Excerpt.of($0.content.narrative) } ?? ""
  }

  private static func disposal(_ sheet: LeadSheet, _ words: PaperWords) -> String {
    var steps = sheet.work.transfers.map { transfer in
      let answer = transfer.answer.map { words.texts["leads.answer.\($0.rawValue)"] }
      let body = words.texts("papers.ledger.transferred", words.body(transfer.body))
      return answer.map { words.texts("papers.noted", body, $0) } ?? body
    }
    if let closing = sheet.work.closing {
      steps.append(
        words.texts(
          "papers.ledger.closed", words.day(closing.step.at), words.texts["leads.basis.\(closing.basis.rawValue)"]))
    }
    return words.list(steps)
  }

  /// Whether and when, never whom.
  private static func feedback(_ sheet: LeadSheet, _ words: PaperWords) -> String {
    if let due = sheet.work.closing?.feedbackDue { return words.texts("papers.ledger.toTell", due.description) }
    return sheet.work.feedback.last.map { words.texts("papers.ledger.told", words.day($0.step.at)) } ?? ""
  }

  private static func remarks(_ sheet: LeadSheet, _ words: PaperWords) -> String {
    var parts = [words.texts("papers.ledger.tips", words.list(sheet.tips.map { $0.tip.number.description }))]
    if sheet.tips.isEmpty { parts = [] }
    if sheet.lead.isSuspectedOrganisedCrime { parts.append(words.texts["papers.ledger.organised"]) }
    if let county = sheet.work.county { parts.append(words.texts("papers.ledger.county", county.number)) }
    if let source = sheet.work.splitFrom, let lead = words.desk.leads[source] {
      parts.append(words.texts("papers.ledger.split", lead.number.description))
    }
    if sheet.work.closings.contains(where: { $0.reopened != nil }) {
      parts.append(words.texts["papers.ledger.reopened"])
    }
    return parts.joined(separator: words.texts["papers.clause"])
  }
}

extension SheetTable {
  /// The ledger of these leads, a row each.
  static func ledger(of sheets: [LeadSheet], _ words: PaperWords) -> SheetTable {
    SheetTable(
      name: words.texts["papers.ledger.name"], columns: LedgerTable.columns(words),
      rows: sheets.map { LedgerTable.cells($0, words) })
  }
}

/// What keeps a cell from being taken for a formula by a program for spreadsheets: words that somebody reported must not
/// make the next machine fetch or run something (CWE-1236).
enum FormulaGuard {
  /// With what begins a formula, in full-width forms too, as programs in Chinese take those as well.
  private static let beginnings: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "|", "%"]

  static func isFormulaLike(_ text: String) -> Bool {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    return first.map { beginnings.contains($0) } ?? false
  }

  /// The text with a `'` before it where it looks like a formula: programs show the sign and run nothing.
  static func guarded(_ text: String) -> String { isFormulaLike(text) ? "'" + text : text }
}
