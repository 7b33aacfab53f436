import CaseDomain
import DeskSession

/// What goes to another body with a lead (R5.2, R6.4): the letter, the words of each tip, and the list of both with what
/// proves that they are the ones.
///
/// Content only. Of a tip there is whom it accuses of what, where, and the words as redactions leave them. There is no
/// reporter and no alias, by which two packages could be told to come from one person; no number of the tip, no way or
/// minute by which it came in, by which somebody who saw who stood at the counter could tell; nothing of what the desk
/// thought about it. Attachments are left to whoever has looked at them: handwriting and pictures name people.
struct TransferPackage {
  let files: [PaperFile]

  init(_ sheet: LeadSheet, _ transfer: PaperOrder.Transfer, _ words: PaperWords) throws {
    let texts = words.texts
    let contents = sheet.tips.enumerated().map { index, tip in
      Self.content(tip, number: index + 1, of: sheet, words)
    }
    let names = contents.map(\.name)
    let letters = try OfficialForm.transferLetter(
      of: sheet, transfer, contents: names + transfer.contents, words
    ).files(named: texts["papers.title.transferLetter"], words)
    let handed = letters + contents
    files = handed + [Self.list(of: handed, sheet, transfer, words)]
  }

  private static func content(
    _ tip: TipSheet, number: Int, of sheet: LeadSheet, _ words: PaperWords
  ) -> PaperFile {
    let texts = words.texts
    let form = OfficialForm(
      title: texts["papers.title.content"],
      number: texts("papers.package.number", sheet.lead.number.description, String(number)),
      date: words.date(words.today),
      parts: OfficialForm.parts(tip.content, words)
        + tip.late.map { .row(texts["papers.form.lateMaterial"], $0.text) })
    return PaperFile(
      name: texts("papers.package.content", String(number)), bytes: [UInt8](FormPages(form, words).plain.utf8))
  }

  /// Names, lengths and SHA-256 of the files, as `sha256sum --check` reads the lines with two columns.
  private static func list(
    of files: [PaperFile], _ sheet: LeadSheet, _ transfer: PaperOrder.Transfer, _ words: PaperWords
  ) -> PaperFile {
    let texts = words.texts
    let lines =
      [
        "# \(words.bureau)", "# \(texts["papers.title.list"])",
        "# \(texts("papers.package.of", sheet.lead.number.description, transfer.letter, transfer.body))",
        "# \(texts["papers.package.check"])", "# \(texts["papers.package.attachments"])",
      ].map { TextCleaning.singleLine($0) } + files.map { "\($0.handed.sha256)  \($0.name)" }
    return PaperFile(
      name: texts["papers.package.list"], bytes: [UInt8](lines.map { $0 + "\n" }.joined().utf8), isList: true)
  }
}
