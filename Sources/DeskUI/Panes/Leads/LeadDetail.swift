import CaseDomain
import DeskSession
import Terminal

extension LeadLedger {
  /// Everything this member may know of a lead: how it stands, its tips, what is attached, what happened.
  static func detail(
    of document: LeadDocument, duplicates: [LikelyDuplicate]?, namesReaders: Bool, desk: Desk, wording: Wording,
    theme: Theme, width: Int
  ) -> [DetailLine] {
    guard let row = desk.leads.row(of: document.lead) else { return [] }
    let lead = desk.leads.rows[row]
    let texts = wording.texts
    var page = DetailPage(theme: theme, width: width)
    page.text(lead.number.description, theme.heading)
    page.text(desk.leads.titles[row], theme.heading)
    standing(&page, lead, desk, wording)
    page.value(texts["panes.reason"], document.opened.reason)
    if document.isExcerpt {
      page.excerpt(texts)
    }
    if namesReaders && !document.isExcerpt {
      page.value(texts["log.seen.short"], wording.seen(by: document.seenBy), theme.secondary)
    }
    if !document.isExcerpt { meetings(&page, lead.id, desk, wording) }
    tips(&page, row, desk, wording)
    attachments(&page, document, wording)
    alike(&page, duplicates ?? [], desk, wording)
    page.recusals(from: .lead(lead.id), desk, wording)
    page.heading(texts["tips.detail.history"])
    for recorded in document.events.reversed() { page.text(wording.line(recorded, in: document.events)) }
    return page.lines
  }

  private static func standing(_ page: inout DetailPage, _ lead: Lead, _ desk: Desk, _ wording: Wording) {
    let texts = wording.texts
    page.value(texts["panes.state"], texts["tips.leadState.\(lead.state.rawValue)"])
    for clock in desk.leads.clocks(of: lead.id) {
      let urgency = Urgency(due: clock.due, today: wording.today)
      let style = urgency == .overdue ? page.theme.alert : urgency == .today ? page.theme.warning : Style.plain
      page.value(
        texts["leads.clock.\(clock.kind.rawValue)"],
        wording.noted(wording.dateAndWeekday(clock.due), wording.dueLong(clock.due)), style)
    }
    if desk.isStranded(lead) { page.text(texts["leads.stranded"], page.theme.alert) }
    page.value(texts["panes.openedAt"], "\(wording.time(lead.openedAt))  \(wording.member(lead.openedBy))")
    page.value(texts["tips.column.importance"], texts["tips.importance.\(lead.importance.rawValue)"])
    page.value(
      texts["panes.organisedCrime"], texts[lead.isSuspectedOrganisedCrime ? "frame.yes" : "frame.no"])
  }

  /// At which meetings it was dealt with, what was decided, and what is to be done about it (R2.1).
  private static func meetings(_ page: inout DetailPage, _ lead: LeadID, _ desk: Desk, _ wording: Wording) {
    let items = desk.meetings.items.filter { $0.lead == lead && $0.dropped == nil }
    if items.isEmpty { return }
    page.heading(wording.texts["frame.tab.meetings"])
    for item in items {
      let meeting = item.meeting.flatMap { desk.meetings[$0] }
      let when = meeting?.plan.map { wording.date($0.start.date) } ?? wording.texts["meetings.view.backlog"]
      page.text([when, meeting.map { wording.meetingKind($0.kind) } ?? "", item.words].joined(separator: "  "))
      if let outcome = item.outcome { page.text("→ " + outcome.words, indent: 2) }
    }
    for task in desk.meetings.followUps where task.lead == lead {
      let state =
        task.state == .open ? wording.dueShort(task.due) : wording.texts["meetings.followUp.\(task.state.rawValue)"]
      page.text("\(wording.date(task.due))  \(wording.member(task.owner))  \(task.words)  \(state)", indent: 2)
    }
  }

  private static func tips(_ page: inout DetailPage, _ row: Int, _ desk: Desk, _ wording: Wording) {
    let rows = desk.leads.tips[row].compactMap { desk.tips.row(of: $0) }.filter { !desk.tips.rows[$0].isElsewhere }
    // A section that was told nothing of the tips is not shown an empty list of them.
    if !rows.isEmpty { page.heading(wording.texts["tips.detail.tips"]) }
    for index in rows {
      let shown = desk.tips.rows[index]
      let title = TextCleaning.singleLine(desk.tips.titles[index])
      page.text(
        "\(shown.number)  \(wording.received(shown))  \(wording.signature(shown))  \(title)",
        link: .go(.tip(shown.id)))
    }
  }

  /// Files that were attached to notes, oldest first, with the note they belong to.
  private static func attachments(_ page: inout DetailPage, _ document: LeadDocument, _ wording: Wording) {
    let notes = document.events.compactMap { recorded in
      (recorded.event as? LeadNoted).flatMap { $0.attachments.isEmpty ? nil : (recorded.envelope, $0) }
    }
    if notes.isEmpty { return }
    page.heading(wording.texts["tips.detail.attachments"])
    for (envelope, note) in notes {
      for attachment in note.attachments {
        page.text("\(attachment.name)  \(TipLedger.size(attachment.bytes))", link: .attachment(attachment))
      }
      let kind = wording.texts["leads.check.\(note.kind.rawValue)"]
      page.text(
        "\(wording.date(note.on))  \(wording.member(envelope.author))  \(kind)", page.theme.secondary, indent: 2)
    }
  }

  /// Other leads and tips that may be this matter, and those that name the same subject.
  private static func alike(
    _ page: inout DetailPage, _ duplicates: [LikelyDuplicate], _ desk: Desk, _ wording: Wording
  ) {
    let likely = duplicates.filter { $0.permille > 0 }
    let others = duplicates.filter { $0.permille == 0 }
    if !likely.isEmpty { page.heading(wording.texts["tips.detail.likely"]) }
    page.likely(likely, desk, wording)
    if !others.isEmpty { page.heading(wording.texts["leads.detail.sameSubject"]) }
    page.sameSubject(others, desk, wording)
  }
}
