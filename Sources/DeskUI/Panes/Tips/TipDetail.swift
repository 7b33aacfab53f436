import CaseDomain
import DeskSession
import Terminal

extension TipLedger {
  /// Everything this member may know of a tip: how it stands, what was said, what is like it, what happened.
  static func detail(
    of document: TipDocument, duplicates: [LikelyDuplicate]?, namesReaders: Bool, desk: Desk, wording: Wording,
    theme: Theme, width: Int
  ) -> [DetailLine] {
    guard let tip = desk.tips[document.tip] else { return [] }
    var page = DetailPage(theme: theme, width: width)
    head(&page, tip, document, wording, theme)
    clocks(&page, tip, desk, wording, theme)
    content(&page, document, wording)
    if namesReaders && !document.isExcerpt {
      page.value(wording.texts["log.seen.short"], wording.seen(by: document.seenBy), theme.secondary)
    }
    reporters(&page, tip, document.registered, desk, wording)
    connections(&page, tip, duplicates, desk, wording)
    page.recusals(from: .tip(tip.id), desk, wording)
    page.heading(wording.texts["tips.detail.history"])
    for recorded in document.events.reversed() {
      page.text(wording.line(recorded, in: document.events))
    }
    return page.lines
  }

  /// ` JB-2026-0412          实名 · 来访 · 重大`
  private static func head(
    _ page: inout DetailPage, _ tip: Tip, _ document: TipDocument, _ wording: Wording, _ theme: Theme
  ) {
    let texts = wording.texts
    var marks = [wording.signature(tip), texts["tips.channel.\(tip.channel.rawValue)"]]
    if tip.importance == .major { marks.append(texts["tips.importance.major"]) }
    let number = tip.number.description
    let right = DisplayWidth.padded(
      marks.joined(separator: " · "), to: max(0, page.width - DisplayWidth.of(number) - 2), align: .right)
    page.line(DetailLine(pieces: [(number + "  ", theme.heading), (right, theme.secondary)]))
    page.text(document.content.title, theme.heading)
  }

  private static func clocks(
    _ page: inout DetailPage, _ tip: Tip, _ desk: Desk, _ wording: Wording, _ theme: Theme
  ) {
    let texts = wording.texts
    page.value(texts["panes.state"], wording.state(tip))
    if let clock = tip.clock {
      let urgency = Urgency(due: clock.due, today: wording.today)
      let style = urgency == .overdue ? theme.alert : urgency == .today ? theme.warning : Style.plain
      page.value(
        texts["panes.clock.\(clock.kind.rawValue)"],
        wording.noted(wording.dateAndWeekday(clock.due), wording.dueLong(clock.due)), style)
    }
    page.value(texts["tips.column.received"], wording.receivedInFull(tip.receivedAt, tip.precision))
    page.value(
      texts["tips.column.registered"], "\(wording.time(tip.registeredAt))  \(wording.member(tip.registeredBy))")
    if tip.receipt != .asRegistered {
      page.value(texts["panes.receipt"], texts["panes.receipt.\(tip.receipt.rawValue)"])
    }
    guard let proposal = desk.tips.openProposal(of: tip.id) else { return }
    page.value(
      texts["panes.proposed"],
      texts(
        "panes.proposedBy", wording.outcome(proposal.outcome), wording.member(proposal.proposedBy),
        wording.time(proposal.proposedAt)), theme.warning)
    page.value(texts["panes.reason"], proposal.reason)
    switch proposal.outcome {
    case .returnForMore(let questions): page.value(texts["panes.questions"], questions)
    case .passOn(_, let letter): page.value(texts["panes.letter"], letter)
    case .join, .relink: break
    }
  }

  private static func content(_ page: inout DetailPage, _ document: TipDocument, _ wording: Wording) {
    let content = document.content
    let texts = wording.texts
    page.blank()
    if content.subjects.isEmpty { page.value(texts["tips.detail.subjects"], texts["tips.subject.none"]) }
    for (index, subject) in content.subjects.enumerated() {
      let details = [subject.role, subject.trade, subject.address].compactMap { $0 }.filter { !$0.isEmpty }
      let kind = texts["tips.subject.\(subject.kind.rawValue)"]
      page.value(
        index == 0
          ? texts["tips.detail.subjects"]
          : String(repeating: " ", count: DisplayWidth.of(texts["tips.detail.subjects"])),
        wording.noted(subject.name, ([kind] + details).joined(separator: texts["frame.clauseSeparator"])))
    }
    page.value(
      texts["tips.detail.conduct"],
      content.conduct.heldNames.map { texts["tips.conduct.\($0)"] }.joined(separator: "  "))
    page.value(texts["tips.detail.place"], content.place ?? "")
    page.value(texts["panes.channelDetail"], content.channelDetail ?? "")
    page.heading(texts["tips.detail.narrative"])
    page.text(content.narrative)
    if document.isExcerpt { page.excerpt(texts) }
    if let covered = wording.desk?.tips.covering(of: document.tip)?.words {
      page.text(texts("tips.detail.covered", String(covered.count)), page.theme.secondary)
    }
    if content.sealedOriginal != nil { page.text(texts["tips.detail.original"], page.theme.secondary) }
    page.blank()
    page.value(texts["tips.detail.originals"], content.originalsAt ?? "")
    for attachment in content.attachments {
      page.value(
        texts["tips.detail.attachments"], "\(attachment.name)  \(size(attachment.bytes))", link: .attachment(attachment)
      )
    }
  }

  /// Aliases and what was given, never who: names are sealed (R6.4). Whoever was bound later stands here too.
  private static func reporters(
    _ page: inout DetailPage, _ tip: Tip, _ registered: TipRegistered, _ desk: Desk, _ wording: Wording
  ) {
    let texts = wording.texts
    for (index, reporter) in desk.reporters.of(tip.id).compactMap({ desk.reporters[$0] }).enumerated() {
      if index == 0 { page.heading(texts["tips.detail.reporters"]) }
      var words = [wording.alias(reporter.id), texts["tips.naming.\(reporter.signature.rawValue)"]]
      if reporter.speaksForAll { words.append(texts["panes.speaksForAll"]) }
      if reporter.isBound { words.append(texts["reporters.bound"]) }
      page.text(words.joined(separator: "  "))
      let given = reporter.given.details.map { texts["panes.given.\($0.rawValue)"] }
      if !given.isEmpty {
        page.text(
          texts("panes.reporter.gave", given.joined(separator: texts["frame.listSeparator"])), page.theme.secondary,
          indent: 2)
      }
      for other in desk.reporters.same.aliases(of: reporter.id) where other != reporter.id {
        guard let elsewhere = desk.reporters[other]?.tip, elsewhere != tip.id else { continue }
        page.value(
          texts["reporters.same"], "\(wording.alias(other))  \(wording.tip(elsewhere))", link: .go(.tip(elsewhere)))
      }
    }
    if let source = registered.source {
      page.value(texts["tips.detail.source"], texts("tips.detail.imported", source.file, String(source.row)))
    }
    page.value(texts["panes.evidence"], registered.receiptEvidence ?? "")
    page.value(texts["restricted.namesake"], registered.namesake ?? "")
  }

  private static func connections(
    _ page: inout DetailPage, _ tip: Tip, _ duplicates: [LikelyDuplicate]?, _ desk: Desk, _ wording: Wording
  ) {
    let texts = wording.texts
    if let lead = tip.lead, let row = desk.leads.row(of: lead) {
      page.heading(texts["tips.detail.leads"])
      page.text("\(wording.lead(lead))  \(desk.leads.titles[row])", link: .go(.lead(lead)))
    }
    guard let duplicates else { return }
    if duplicates.isEmpty {
      if tip.isInQueue {
        page.value(texts["tips.detail.likely"], texts["tips.detail.likelyNone"], page.theme.secondary)
      }
      return
    }
    page.heading(texts["tips.detail.likely"])
    page.likely(duplicates, desk, wording)
  }

  /// `12 KB`.
  static func size(_ bytes: Int) -> String {
    bytes < 1024 ? "\(bytes) B" : bytes < 1 << 20 ? "\(bytes >> 10) KB" : "\(bytes >> 20) MB"
  }
}
