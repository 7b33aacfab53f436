import CaseDomain
import Terminal

// A written rule: what holds, its versions, who has read it and who has not (R3.3).
extension SupervisionPage {
  mutating func build(_ found: WorkingRule, _ desk: Desk) {
    text("\(texts["supervision.ruleKind.\(found.kind.rawValue)"])  \(found.title)", page.theme.heading)
    value("state", texts["supervision.rule.\(found.standing(on: today).rawValue)"])
    let shown = found.waiting ?? found.current ?? found.versions.last
    if let shown {
      value("maker", shown.issuer)
      value("from", wording.dateAndWeekday(shown.from))
      value("text", shown.text)
    }
    step("repealed", found.repealed)
    if let current = found.current { receipts(of: current, desk) }
    heading(texts["supervision.page.versions"])
    for (index, version) in found.versions.enumerated().reversed() { build(version, index + 1) }
  }

  /// Who has read the version that holds, section by section, and how many members.
  private mutating func receipts(of version: WorkingRule.Version, _ desk: Desk) {
    heading(texts["supervision.page.receipts"])
    for section in desk.organisation.sections where !section.isClosed {
      let receipt = version.receipts.last { $0.section == section.id }
      let note = receipt.map {
        "\(wording.member($0.step.by))  \(wording.time($0.step.at))  #\($0.step.event.rawValue)"
      }
      part(
        .section(section.id), section.name, note ?? texts["supervision.page.unread"],
        receipt == nil ? page.theme.warning : .plain)
    }
    let missing = desk.membersWithout(version)
    value(
      "members",
      missing.isEmpty
        ? texts["supervision.page.everybody"]
        : texts(
          "supervision.page.missing", String(missing.count),
          missing.map { wording.member($0) }.joined(separator: texts["frame.listSeparator"])))
  }

  private mutating func build(_ version: WorkingRule.Version, _ number: Int) {
    let state = version.isWaiting ? "proposed" : version.declined != nil ? "declined" : "issued"
    part(
      .entry(version.event), texts("supervision.page.version", String(number), wording.date(version.from)),
      texts["supervision.version.\(state)"], version.isWaiting ? page.theme.warning : .plain)
    step("proposed", version.proposed, indent: 4)
    step("issued", version.issued, indent: 4)
    step("declined", version.declined, indent: 4)
    if version.event == chosenVersion { text(version.text, page.theme.secondary, indent: 4) }
  }

  /// An earlier version shows its words while it is chosen.
  private var chosenVersion: EventNumber? {
    if case .entry(let event) = chosen { return event }
    return nil
  }
}
