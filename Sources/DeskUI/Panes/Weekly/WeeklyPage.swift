import CaseDomain
import DeskSession
import DeskText
import Terminal

/// One week as a member may read it: the sections, the bureau's report with its figures and every version, the annex for
/// those who keep restricted tips; or one situation report.
package struct WeeklyPage {
  var page: DetailPage
  let desk: Desk
  let member: MemberID
  let now: Instant
  let wording: Wording
  /// Holds what was counted for the frame before; nil for a page that is made once.
  private let memo: WeeklyFigureMemo?
  var texts: Texts { wording.texts }

  init(
    _ desk: Desk, _ member: MemberID, _ now: Instant, _ wording: Wording, theme: Theme, width: Int,
    memo: WeeklyFigureMemo? = nil
  ) {
    page = DetailPage(theme: theme, width: width)
    self.desk = desk
    self.member = member
    self.now = now
    self.wording = wording
    self.memo = memo
  }

  static func page(_ entry: WeeklyList.Entry, _ context: LayerContext, width: Int) -> DetailPage {
    guard let session = context.session else { return DetailPage(theme: context.theme, width: width) }
    var made = WeeklyPage(
      session.desk, session.member, context.now, context.wording, theme: context.theme, width: width,
      memo: session.weekly)
    switch entry {
    case .week(let week): made.week(week)
    case .situation(let event): if let found = session.desk.weekly.situation(event) { made.situation(found) }
    }
    return made.page
  }

  // MARK: A week

  /// What one section filed, for whoever may read its book.
  mutating func section(_ section: SectionID, _ week: ISOWeek) {
    page.text(wording.week(week), page.theme.heading)
    if desk.mayReadBook(of: section, member) { own(section, week) }
  }

  mutating func week(_ week: ISOWeek) {
    let closing = wording.zone.moment(of: desk.weeklyClosing(of: week))
    page.text(wording.week(week), page.theme.heading)
    page.value(texts["weekly.page.closing"], "\(wording.dateAndWeekday(closing.date)) \(closing.time)")
    if desk.mayReadLeads(member) {
      sections(week)
      bureau(week)
      annexes(week)
    }
    if let section = WeeklyList.ownSection(desk, member) { own(section, week) }
  }

  /// A line for each section: who reported, when, and what is to be looked at.
  private mutating func sections(_ week: ISOWeek) {
    let sections = desk.sectionsReporting(in: week, at: now)
    if sections.isEmpty { return }
    page.heading(texts["weekly.page.sections"])
    for section in sections {
      guard let standing = desk.standing(of: section, in: week, at: now) else { continue }
      let name = desk.organisation.section(section)?.name ?? ""
      page.value(name, wording.standing(standing), standing.isMissing ? page.theme.alert : page.theme.plain)
      guard let filing = standing.filing else { continue }
      let counts = filing.sheet.counts
      let shown: [WeeklyFigure] = [.leadsNew, .verifying, .overdue, .closed, .visits, .handIns]
      page.text(
        shown.map { "\(wording.figure($0)) \(counts[$0])" }.joined(separator: texts["frame.listSeparator"]),
        page.theme.secondary, indent: 2)
      differences(filing.differences)
      page.text(
        texts("weekly.page.by", wording.member(filing.by), wording.time(filing.at), String(filing.event.rawValue)),
        page.theme.secondary, indent: 2)
      if !filing.sheet.narrative.isEmpty { page.text(filing.sheet.narrative, indent: 2) }
    }
  }

  private mutating func bureau(_ week: ISOWeek) {
    let versions = desk.weekly.reports(of: week)
    page.heading(texts["weekly.page.bureau"])
    guard let report = versions.last else {
      if let later = desk.weekly.lastFirst, later.week > week {
        page.text(texts("weekly.standing.merged", wording.weekName(later.week)))
        return
      }
      page.text(texts["weekly.page.preview"], page.theme.secondary)
      let figures = (memo ?? WeeklyFigureMemo(desk, member)).bureau(
        week, at: now, since: desk.weekly.lastFirst?.event ?? EventNumber(rawValue: 0))
      self.figures(figures, WeeklyFigure.ofBureau)
      quality(figures, isBureau: true)
      return
    }
    page.value(texts["weekly.page.state"], wording.state(report.state))
    steps(report)
    figures(report.sheet.counts, WeeklyFigure.ofBureau)
    differences(report.differences)
    quality(report.sheet.counts, isBureau: true)
    words(report.sheet, opinions: report.opinions)
    earlier(versions.dropLast().map { ($0.event, $0.by, $0.at, $0.version) })
  }

  private mutating func steps(_ report: WeeklyReport) {
    func line(_ by: MemberID, _ at: Instant, _ event: EventNumber) -> String {
      texts("weekly.page.by", wording.member(by), wording.time(at), String(event.rawValue))
    }
    page.value(texts["weekly.page.preparer"], line(report.by, report.at, report.event))
    if let reason = report.reason {
      page.value(texts("weekly.page.version", String(report.version)), reason)
    }
    if let step = report.released { page.value(texts["weekly.page.reviewer"], line(step.by, step.at, step.event)) }
    if let back = report.sentBack {
      page.value(texts["weekly.page.sentBack"], line(back.step.by, back.step.at, back.step.event))
      page.text(back.reason, page.theme.warning, indent: 2)
    }
    if let submitted = report.submitted {
      page.value(
        texts["weekly.page.submitted"],
        "\(wording.body(submitted.body))  \(submitted.letter)  \(wording.date(submitted.on))")
    }
    for step in report.printed { page.value(texts["weekly.page.printed"], line(step.by, step.at, step.event)) }
  }

  /// Two figures a line where there is room.
  mutating func figures(_ figures: WeeklyFigures, _ wanted: [WeeklyFigure]) {
    page.blank()
    let shown = wanted.filter { !WeeklyFigure.quality.contains($0) }
    let names = shown.map { wording.figure($0) }
    let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
    let cell = widest + 9
    let across = max(1, page.width / (cell + 2))
    let height = (shown.count + across - 1) / across
    for row in 0..<height {
      var pieces: [(text: String, style: Style)] = []
      for column in 0..<across {
        let place = column * height + row
        guard place < shown.count else { continue }
        let count = String(figures[shown[place]])
        pieces.append((DisplayWidth.padded(names[place], to: widest + 1), page.theme.secondary))
        pieces.append(
          (DisplayWidth.padded(count, to: 6, align: .right), figures[shown[place]] > 0 ? .plain : page.theme.secondary))
        pieces.append(("    ", .plain))
      }
      page.line(DetailLine(pieces: pieces))
    }
  }

  mutating func differences(_ differences: [WeeklyDifference]) {
    for found in differences {
      let numbers = texts(
        "weekly.page.difference", wording.figure(found.figure), String(found.count), String(found.ledger))
      if let why = found.why {
        page.text("\(numbers)  \(why)", page.theme.secondary, indent: 2)
      } else {
        page.text("! " + texts("weekly.page.unexplained", numbers), page.theme.alert, indent: 2)
      }
    }
  }

  mutating func quality(_ figures: WeeklyFigures, isBureau: Bool) {
    page.heading(texts["weekly.page.quality"])
    for (label, value) in wording.quality(figures, isBureau: isBureau) { page.value(label, value) }
  }

  mutating func words(_ sheet: WeeklySheet, opinions: String = "") {
    let parts = [
      ("narrative", sheet.narrative), ("opinions", opinions), ("next", sheet.next),
    ]
    for (name, text) in parts where !text.isEmpty {
      page.heading(texts["weekly.form.\(name)"])
      page.text(text)
    }
  }

  private mutating func earlier(_ versions: [(EventNumber, MemberID, Instant, Int)]) {
    if versions.isEmpty { return }
    page.heading(texts["weekly.page.earlier"])
    for (event, by, at, version) in versions.reversed() {
      page.value(
        texts("weekly.page.version", String(version)),
        texts("weekly.page.by", wording.member(by), wording.time(at), String(event.rawValue)))
    }
  }

  /// The liaison's own report: what is filed, or what it would say now.
  mutating func own(_ section: SectionID, _ week: ISOWeek) {
    page.heading(desk.organisation.section(section)?.name ?? "")
    guard let standing = desk.standing(of: section, in: week, at: now) else {
      page.text(texts["weekly.standing.notOwed"], page.theme.secondary)
      return
    }
    page.value(
      texts["weekly.page.state"], wording.standing(standing), standing.isMissing ? page.theme.alert : page.theme.plain)
    guard let filing = standing.filing else {
      guard standing.isOpen else { return }
      page.text(texts["weekly.page.preview"], page.theme.secondary)
      let figures = (memo ?? WeeklyFigureMemo(desk, member)).section(
        section, at: now, since: desk.weekly.lastFirst(of: section)?.event ?? EventNumber(rawValue: 0))
      self.figures(figures, WeeklyFigure.ofSection)
      quality(figures, isBureau: false)
      return
    }
    if let reason = filing.reason { page.value(texts("weekly.page.version", String(filing.version)), reason) }
    figures(filing.sheet.counts, WeeklyFigure.ofSection)
    // Of its own figures a section sees what it said itself; it may lack keys of a colleague.
    differences(
      filing.sheet.changes.map {
        WeeklyDifference(
          figure: $0.figure, count: filing.sheet.counts[$0.figure], ledger: $0.ledger,
          why: $0.why.isEmpty ? nil : $0.why)
      })
    quality(filing.sheet.counts, isBureau: false)
    words(filing.sheet)
    earlier(desk.weekly.filings(of: section, week).dropLast().map { ($0.event, $0.by, $0.at, $0.version) })
  }

  private mutating func annexes(_ week: ISOWeek) {
    for annex in desk.annexes(of: week, for: member) {
      page.heading(texts["weekly.page.annex"])
      page.value(
        texts["weekly.page.annex.readers"],
        annex.keepers.map(wording.member).joined(separator: texts["frame.listSeparator"]))
      page.text(
        annex.counts.map { "\(texts["weekly.annex.\($0.figure.rawValue)"]) \($0.count)" }
          .joined(separator: texts["frame.listSeparator"]))
      if !annex.words.isEmpty { page.text(annex.words) }
    }
  }
}
