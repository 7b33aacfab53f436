import CaseDomain
import Terminal

// An inspection of sections, and what was found at each of them (R3.5).
extension SupervisionPage {
  mutating func build(_ found: SectionInspection, _ desk: Desk, _ member: MemberID) {
    let sections = found.sections.map { wording.section($0) }.joined(separator: texts["frame.listSeparator"])
    text("\(texts["supervision.kind.\(found.kind.rawValue)"])  \(sections)", page.theme.heading)
    value("on", wording.dateAndWeekday(found.on))
    value("inspectors", found.inspectors.map { wording.member($0) }.joined(separator: texts["frame.listSeparator"]))
    value("scope", found.scope)
    value("places", found.places ?? "")
    step("entered", found.entered)
    let readable = Set(desk.readableSections(of: found, for: member))
    for section in found.sections {
      heading(wording.section(section))
      guard readable.contains(section) else {
        text(texts["supervision.page.sealed"], page.theme.secondary)
        continue
      }
      figures(found.id, section, desk)
      place(found, section, desk)
      for finding in desk.supervision.findings(of: found.id, in: section) { build(finding) }
    }
  }

  /// What the section was late with on that day; none of it counts what was confirmed (R4.6).
  private mutating func figures(_ id: InspectionID, _ section: SectionID, _ desk: Desk) {
    guard let found = desk.supervision.figures.first(where: { $0.inspection == id && $0.section == section }) else {
      return
    }
    let counts = found.counts
    value(
      "figures",
      texts(
        "supervision.page.counts", String(counts.leads), String(counts.lateLeads), String(counts.lateDirectives),
        String(counts.lateRectifications)) + "  #\(found.event.rawValue)")
  }

  /// Whether anything was found at a section; the line that keys act on where something is still to be said of it.
  private mutating func place(_ found: SectionInspection, _ section: SectionID, _ desk: Desk) {
    if let clean = desk.supervision.cleanStep(found.id, section) {
      part(.section(section), texts["supervision.finding.clean"], "")
      step("clean", clean, indent: 4)
      return
    }
    let isUnanswered = desk.isUnanswered(found, section)
    part(
      .section(section),
      texts[isUnanswered ? "supervision.finding.unanswered" : "supervision.finding.more"], "",
      isUnanswered ? page.theme.warning : page.theme.secondary)
  }

  private mutating func build(_ finding: InspectionFinding) {
    let kind = wording.severity(finding.severity)
    let clause = finding.clause.map { wording.clause($0) + "  " } ?? ""
    let (state, style) = state(of: finding)
    part(.entry(finding.event), "\(kind)  \(clause)\(TextCleaning.singleLine(finding.words))", state, style)
    who("found", finding.recorded, indent: 4)
    if let item = finding.item {
      text(
        texts("supervision.page.owner", wording.owner(item.owner), wording.date(item.due)), page.theme.secondary,
        indent: 4)
      step("set", item.set, indent: 4)
      steps("changed", item.changes, indent: 4)
      for check in item.checks { step(check.passed ? "checked" : "back", check.step, indent: 4) }
      step("rectified", item.reported, indent: 4)
      step("struckOff", item.struckOff, indent: 4)
      steps("reopened", item.reopenings, indent: 4)
    }
    step("withdrawn", finding.withdrawn, indent: 4)
  }

  private func state(of finding: InspectionFinding) -> (String, Style) {
    let theme = page.theme
    let name = texts["supervision.finding.\(finding.state.rawValue)"]
    switch finding.state {
    case .rectifying:
      let due = finding.item?.due ?? today
      return (
        "\(name)  \(wording.dueShort(due))",
        finding.isLate(on: today) ? theme.alert : due == today ? theme.warning : .plain
      )
    case .open, .reported, .passed: return (name, theme.warning)
    case .praise, .withdrawn, .struckOff: return (name, theme.secondary)
    }
  }
}
