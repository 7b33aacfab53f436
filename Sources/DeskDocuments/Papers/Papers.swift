import CaseDomain
import DeskSession
import DeskText

/// Puts what leaves the desk on paper: the ledger, the official forms, the package for another body.
///
/// No PDF is made. A page of Chinese needs a font inside the file, and none is at hand everywhere; a file that names a
/// font it does not hold looks different, or empty, on the next machine. So a form is text for a line printer, with its
/// pages broken here; an HTML file with the same pages on A4, which any browser prints or saves as PDF; or a document for
/// a word processor, to be worked on before it is printed.
package enum Papers {
  /// What a desk's environment is given.
  package static let maker: PaperMaker = { order throws in try make(order) }

  static func make(_ order: PaperOrder) throws -> [PaperFile] {
    let words = PaperWords(order)
    switch order.content {
    case .ledger(let sheets):
      return [try file(of: [.ledger(of: sheets, words)], order)]
    case .form(let form, let sheet): return [try file(of: form.page(of: sheet, words), order, words)]
    case .registration(let sheet): return [try file(of: OfficialForm.registration(of: sheet, words), order, words)]
    case .meeting(let paper, let meeting, let minutes):
      return [try file(of: OfficialForm.meeting(paper, of: meeting, minutes: minutes, words), order, words)]
    case .publicity(let what, let year):
      if ["csv", "xlsx"].contains(order.ending) {
        return [try file(of: [.publicity(what, year: year, words)], order)]
      }
      return [try file(of: OfficialForm.publicity(what, year: year, words), order, words)]
    case .reward(.package, let sheet): return try RewardPackage(sheet, order, words).files
    case .reward(.approval, let sheet): return [try file(of: .approval(of: sheet, order, words), order, words)]
    case .reward(.voucher, let sheet): return [try file(of: .vouchers(of: sheet, words), order, words)]
    case .weekly(let paper, let head): return [try weekly(paper, head, order, words)]
    case .evidence(let evidence): return try EvidencePack(evidence, words).files
    case .package(let sheet, let transfer): return try TransferPackage(sheet, transfer, words).files
    }
  }

  /// A report as a form or as tables. Behind the text stands the checkpoint itself, so that the file can be given to
  /// `verify` as it is.
  private static func weekly(
    _ paper: WeeklyPaper, _ head: LogHead, _ order: PaperOrder, _ words: PaperWords
  ) throws -> PaperFile {
    let forms = WeeklyForms(words: words, head: head)
    if order.ending == "csv" || order.ending == "xlsx" { return try file(of: forms.tables(paper), order) }
    guard let form = forms.form(paper) else { throw Refusal(.noSuchWeekly) }
    let made = try file(of: form, order, words)
    guard !["html", "htm", "docx"].contains(order.ending) else { return made }
    return PaperFile(bytes: made.bytes + Array(("\u{0C}\n" + head.note).utf8))
  }

  /// A form in a file: plain pages, pages for a browser (`.html`), or a document (`.docx`).
  static func file(of form: OfficialForm, _ order: PaperOrder, _ words: PaperWords) throws -> PaperFile {
    PaperFile(bytes: try form.bytes(ending: order.ending, words))
  }

  /// Tables in a file: a workbook with a sheet for each (`.xlsx`), or the first as text with commas (`.csv`).
  ///
  /// - Throws: `DeskFault` `ledgerEnding` for any other ending.
  static func file(of tables: [SheetTable], _ order: PaperOrder) throws -> PaperFile {
    switch order.ending {
    case "csv": PaperFile(bytes: tables.first.map { DelimitedWriter.bytes($0) } ?? [])
    case "xlsx": PaperFile(bytes: try WorkbookWriter.bytes(tables))
    default: throw DeskFault("ledgerEnding")
    }
  }
}

/// The order's desk in words of its language, as papers have them: days in full, for whoever reads them years later.
struct PaperWords {
  let texts: Texts
  let desk: Desk
  let today: CivilDate

  init(_ order: PaperOrder) {
    texts = Texts(Language(tag: order.language) ?? .zhHans)
    desk = order.desk
    today = order.desk.date(of: order.now)
  }

  var bureau: String { desk.organisation.name }
  var separator: String { texts["papers.separator"] }

  func member(_ id: MemberID) -> String { desk.members[id]?.name ?? texts("papers.memberNumber", String(id.rawValue)) }
  func section(_ id: SectionID) -> String { desk.organisation.section(id)?.name ?? "#\(id.rawValue)" }
  func body(_ id: BodyID) -> String { desk.organisation.body(id)?.name ?? "#\(id.rawValue)" }
  func finding(_ finding: Finding) -> String { texts["leads.finding.\(finding.rawValue)"] }
  func state(_ state: LeadState) -> String { texts["tips.leadState.\(state.rawValue)"] }
  func importance(_ importance: Importance) -> String { texts["tips.importance.\(importance.rawValue)"] }
  func yesNo(_ isYes: Bool) -> String { texts[isYes ? "papers.yes" : "papers.no"] }

  func date(_ date: CivilDate) -> String {
    texts.language == .en
      ? date.description : texts("papers.date", String(date.year), String(date.month), String(date.day))
  }
  func day(_ time: Instant) -> String { date(desk.date(of: time)) }

  /// `2026-11-20 09:14`, or the day alone where no more is known.
  func received(_ tip: Tip) -> String {
    let moment = desk.zone.moment(of: tip.receivedAt)
    return tip.precision == .day ? moment.date.description : "\(moment.date) \(moment.time)"
  }

  /// How a tip is signed, as lists say it.
  func naming(_ tip: Tip) -> String {
    if tip.isJoint { return texts["tips.naming.joint"] }
    let isNobody = tip.reporters == 0 && tip.signature == .unidentifiable
    return isNobody ? texts["tips.naming.none"] : texts["tips.naming.\(tip.signature.rawValue)"]
  }

  func channel(_ tip: Tip) -> String { texts["tips.channel.\(tip.channel.rawValue)"] }

  /// Apart by a stronger sign than others: some of their names are lists themselves.
  func conduct(_ conduct: Conduct) -> String {
    conduct.heldNames.map { texts["tips.conduct.\($0)"] }.joined(separator: texts["papers.clause"])
  }

  /// `某酒店（住宿，城东）`.
  func subject(_ subject: Subject) -> String {
    let more = [subject.role, subject.trade, subject.address].compactMap { $0 }.filter { !$0.isEmpty }
    return more.isEmpty ? subject.name : texts("papers.noted", subject.name, more.joined(separator: separator))
  }

  /// `举报人-0007`: never who it is.
  func alias(_ reporter: ReporterID) -> String { texts("papers.form.rewardWho", desk.rewardAlias(reporter)) }

  /// A clause as the regulation numbers it.
  func clause(_ clause: Clause) -> String { texts.clause(clause.rawValue) }

  /// `3,000.00 元`.
  func money(_ fen: Int) -> String {
    let yuan = String(fen / 100).reversed().enumerated()
      .map { $0.offset > 0 && $0.offset % 3 == 0 ? "\($0.element)," : String($0.element) }.reversed().joined()
    return texts("reward.money", "\(yuan).\(fen % 100 < 10 ? "0" : "")\(fen % 100)")
  }

  /// Each once, in the order they come.
  func list(_ items: [String]) -> String {
    var seen: Set<String> = []
    return items.map { TextCleaning.singleLine($0) }.filter { !$0.isEmpty && seen.insert($0).inserted }
      .joined(separator: separator)
  }
}
