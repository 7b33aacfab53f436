import CaseDomain
import DeskSession
import DeskText

/// The leads that a list on the screen would show, for commands: the same words and conditions narrow it.
package enum LeadListing {
  /// - Parameters:
  ///   - line: what the filter line would say.
  ///   - isMine: only what waits for this member, as pane 2 has it.
  /// - Returns: in order of opening.
  package static func leads(
    in session: SessionView, filter line: String, isMine: Bool, _ texts: Texts, today: CivilDate
  ) -> [LeadID] {
    let filter = Filter(line, texts: texts, desk: session.desk, me: session.member)
    let patterns = filter.words.map { PinyinPattern($0) }
    let scene = LedgerScene(session, today: today)
    let rows = session.desk.leads.rows
    return rows.indices.filter { row in
      rows.withRow(row) {
        LeadLedger.isIn(isMine ? .mine : .all, $0, scene) && LeadLedger.meets(filter, at: row, $0, scene)
      } && patterns.allSatisfy { $0.matches(LeadLedger.searchText(at: row, in: session.desk)) }
    }.map { rows[$0].id }
  }
}

extension LeadListing {
  /// A lead as one line: number, state, section, until when, title.
  package static func line(_ lead: Lead, in desk: Desk, for member: MemberID, _ wording: Wording) -> String {
    let texts = wording.texts
    guard let row = desk.leads.row(of: lead.id), desk.refusalOfReach(.lead(lead.id), for: member) == nil else {
      return "\(lead.number)  \(texts["tips.recusal.elsewhere"])"
    }
    let clock = desk.clock(of: lead, for: member)
    let parts = [
      lead.number.description, texts["tips.leadState.\(lead.state.rawValue)"], lead.section.map(wording.section) ?? "",
      clock.map { "\(texts["leads.clock.\($0.kind.rawValue)"]) \(wording.date($0.due)) \(wording.dueShort($0.due))" }
        ?? "",
      desk.leads.titles[row],
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// A lead in full: as the screen has it, with its tips in order of receipt and their reporters by alias.
  package static func page(of sheet: LeadSheet, for member: MemberID, _ wording: Wording) -> [String] {
    guard let desk = wording.desk else { return [] }
    let texts = wording.texts
    let lead = sheet.lead
    var lines = [
      lead.number.description, sheet.title,
      "\(texts["panes.state"])  \(texts["tips.leadState.\(lead.state.rawValue)"])",
    ]
    let clocks = desk.mayReadLeads(member) ? desk.leads.clocks(of: lead.id) : desk.waiting(lead, for: member)
    lines += clocks.map { clock in
      let due = wording.noted(wording.dateAndWeekday(clock.due), wording.dueLong(clock.due))
      return "\(texts["leads.clock.\(clock.kind.rawValue)"])  \(due)"
    }
    lines += [
      "\(texts["panes.openedAt"])  \(wording.time(lead.openedAt))  \(wording.member(lead.openedBy))",
      "\(texts["tips.column.importance"])  \(texts["tips.importance.\(lead.importance.rawValue)"])",
      "\(texts["panes.organisedCrime"])  \(texts[lead.isSuspectedOrganisedCrime ? "frame.yes" : "frame.no"])",
      "\(texts["panes.reason"])  \(TextCleaning.singleLine(sheet.document.opened.reason))", "",
      texts["tips.detail.tips"],
    ]
    lines += sheet.tips.map { tip in
      let aliases = tip.reporters.map { wording.alias($0) }.joined(separator: texts["frame.listSeparator"])
      return [tip.tip.number.description, wording.received(tip.tip), wording.signature(tip.tip), aliases]
        .filter { !$0.isEmpty }.joined(separator: "  ")
    }
    lines += ["", texts["tips.detail.history"]]
    return lines + sheet.document.events.map { wording.line($0, in: sheet.document.events) }
  }
}
