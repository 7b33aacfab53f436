import CaseDomain
import DeskSession

extension Wording {
  /// A step as an inspector sees it: what kind, about whom among the members, until when, under which clause.
  func step(_ row: ProcessRow) -> String {
    var parts = [texts.find("inspection.step.\(row.step)") ?? texts["inspection.step.other"]]
    if let member = row.member { parts.append(self.member(member)) }
    if let due = row.due { parts.append(texts("inspection.due", date(due))) }
    if let clause = row.clause { parts.append(self.clause(clause)) }
    if row.refused?.isYes == true { parts.append(texts["inspection.refused"]) }
    return parts.joined(separator: texts["frame.clauseSeparator"])
  }

  /// A step with when, who and on what, for a page that is kept.
  package func dated(_ row: ProcessRow) -> String {
    [
      dated(row.time), row.author.map(member) ?? texts["log.counter"], row.about ?? "", step(row),
      "#\(row.event.rawValue)",
    ]
    .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What an event of an inspection says of itself.
  func inspectionDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as InspectionExtended: [member(event.member), date(event.until), event.reason]
    case let event as InspectionEnded: [member(event.member)]
    case let event as AuditExtracted:
      [String(event.from.rawValue), String(event.through.rawValue), String(event.rows.count)]
    case let event as AuditExported:
      [
        event.filter.isEmpty ? texts["log.export.noFilter"] : event.filter, String(event.count),
        event.file ?? texts["log.export.printed"],
      ]
    default: nil
    }
  }
}
