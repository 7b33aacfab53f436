import CaseDomain
import DeskSession

extension LeadSheet {
  /// When a tip came, as papers that go out say it: the day, and the minute only where another came on it.
  func receivedForReward(_ tip: TipSheet, _ words: PaperWords) -> String {
    let day = words.desk.date(of: tip.tip.receivedAt)
    let isAlone = tips.count { words.desk.date(of: $0.tip.receivedAt) == day } == 1
    return isAlone ? words.date(day) : words.received(tip.tip)
  }
}

/// What goes to the county office for a reward (R6.3.6): the letter, the form, what each reported under the alias, and
/// the list of these with what proves that they are the ones.
///
/// Who was first is a fact of time, so a tip carries its day; the minute only where another came on the same day, since
/// somebody who saw who stood at the counter could tell from it. Nobody's name is here, and no attachment.
struct RewardPackage {
  let files: [PaperFile]

  init(_ sheet: LeadSheet, _ order: PaperOrder, _ words: PaperWords) throws {
    let texts = words.texts
    let submission = words.desk.rewards[sheet.lead.id]?.submission
    let contents = sheet.tips.enumerated().map { Self.content($1, number: $0 + 1, of: sheet, words) }
    let form = try OfficialForm.approval(of: sheet, order, words)
      .files(named: texts["papers.title.reward.approval"], words)
    let names = [texts["papers.title.reward.approval"]] + contents.map(\.name)
    let letter = try Self.letter(sheet, submission, contents: names, words)
      .files(named: texts["papers.title.reward.letter"], words)
    let handed = letter + form + contents
    files = handed + [Self.list(of: handed, sheet, submission, words)]
  }

  private static func letter(
    _ sheet: LeadSheet, _ submission: RewardFile.Letter?, contents: [String], _ words: PaperWords
  ) -> OfficialForm {
    let texts = words.texts
    let file = words.desk.rewards[sheet.lead.id]
    let total = file?.proposal.map { words.money($0.total) } ?? texts["papers.blank"]
    let list = contents.enumerated().map { texts("papers.form.item", String($0 + 1), $1) }.joined(separator: "\n")
    let date = submission.map { words.date($0.on) } ?? ""
    return OfficialForm(
      title: texts["papers.title.reward.letter"], number: submission?.number ?? "", date: date,
      parts: [
        .text(texts("papers.form.to", texts["papers.form.countyOffice"])),
        .paragraph(texts("papers.form.rewardAsk", sheet.lead.number.description, sheet.title, total)),
        .row(texts["papers.form.contents"], list, blank: 4), .row(texts["papers.form.contact"], ""),
        .row(texts["papers.form.phone"], ""), .seal(words.bureau, date: date),
      ])
  }

  private static func content(
    _ tip: TipSheet, number: Int, of sheet: LeadSheet, _ words: PaperWords
  ) -> PaperFile {
    let texts = words.texts
    let aliases = Set(tip.reporters.map { words.desk.rewardAlias($0) }).sorted()
      .map { texts("papers.form.rewardWho", $0) }
    let form = OfficialForm(
      title: texts["papers.title.content"],
      number: texts("papers.package.number", sheet.lead.number.description, String(number)),
      date: words.date(words.today),
      parts: [
        .row(texts["papers.form.rewardAlias"], aliases.joined(separator: words.separator)),
        .row(texts["papers.form.received"], sheet.receivedForReward(tip, words)),
      ] + OfficialForm.parts(tip.content, words) + tip.late.map { .row(texts["papers.form.lateMaterial"], $0.text) })
    return PaperFile(
      name: texts("papers.package.content", String(number)), bytes: [UInt8](FormPages(form, words).plain.utf8))
  }

  /// Names, lengths and SHA-256 of the files, as `sha256sum --check` reads the lines with two columns.
  private static func list(
    of files: [PaperFile], _ sheet: LeadSheet, _ submission: RewardFile.Letter?, _ words: PaperWords
  ) -> PaperFile {
    let texts = words.texts
    let of = texts(
      "papers.package.of", sheet.lead.number.description, submission?.number ?? "", texts["papers.form.countyOffice"])
    let lines =
      ["# \(words.bureau)", "# \(texts["papers.title.list"])", "# \(of)", "# \(texts["papers.package.check"])"]
      .map { TextCleaning.singleLine($0) } + files.map { "\($0.handed.sha256)  \($0.name)" }
    return PaperFile(
      name: texts["papers.package.list"], bytes: [UInt8](lines.map { $0 + "\n" }.joined().utf8), isList: true)
  }
}
