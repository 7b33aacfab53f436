import CaseDomain
import Terminal

// A directive of superiors, what each section did of it, what was reported up (R3.1).
extension SupervisionPage {
  mutating func build(_ found: SuperiorDirective) {
    let content = found.content
    text("\(wording.directiveLevel(content.level))  \(content.title)", page.theme.heading)
    value("state", texts["supervision.state.\(found.state.rawValue)"])
    value("issuer", [content.issuer, content.number ?? ""].filter { !$0.isEmpty }.joined(separator: "  "))
    value("received", wording.dateAndWeekday(content.receivedOn))
    day("due", content.due, isOpen: found.closed == nil)
    value("demands", content.demands)
    value("kept", content.kept ?? "")
    step("entered", found.entered)
    steps("amended", found.amendments)
    heading(texts["supervision.page.sections"])
    if found.shares.isEmpty { text(texts["supervision.page.noSections"], page.theme.secondary) }
    for share in found.shares { build(share) }
    if !found.reports.isEmpty { heading(texts["supervision.page.reports"]) }
    for report in found.reports {
      text("\(wording.date(report.on))  \(report.to)  \(report.letter)")
      step("entered", report.step, indent: 2)
    }
    step("closed", found.closed)
    steps("reopened", found.reopenings)
  }

  private mutating func build(_ share: SuperiorDirective.Share) {
    let (state, style) = state(of: share)
    part(
      .section(share.section),
      "\(wording.section(share.section))  \(texts("supervision.page.until", wording.date(share.due)))", state, style)
    step("passed", share.passed, indent: 4)
    step("acknowledged", share.acknowledged, indent: 4)
    steps("sentBack", share.sentBack, indent: 4)
    step("done", share.done, indent: 4)
    step("excused", share.excused, indent: 4)
  }

  /// How a section's share stands, in words.
  private func state(of share: SuperiorDirective.Share) -> (String, Style) {
    let theme = page.theme
    if share.excused != nil { return (texts["supervision.share.excused"], theme.secondary) }
    if share.done != nil { return (texts["supervision.share.done"], .plain) }
    if share.isLate(on: today) {
      return (texts("supervision.share.late", wording.dueShort(share.due)), theme.alert)
    }
    guard share.acknowledged == nil else { return (texts["supervision.share.working"], .plain) }
    return share.isUnacknowledged(on: today)
      ? (texts("supervision.share.unacknowledged", wording.dueShort(share.acknowledgeDue)), theme.alert)
      : (texts("supervision.share.waits", wording.date(share.acknowledgeDue)), theme.warning)
  }
}
