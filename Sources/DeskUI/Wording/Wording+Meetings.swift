import CaseDomain

extension Wording {
  /// An item as agendas have it: its kind, and what it is about; of a lead no more than its number.
  package func agendaItem(_ item: AgendaItem) -> String {
    let kind = texts["meetings.item.\(item.kind.rawValue)"]
    let about = [item.lead.map { lead($0) } ?? "", TextCleaning.singleLine(item.words)].filter { !$0.isEmpty }
    return "\(kind)  \(about.joined(separator: " "))"
  }

  /// What speaks against a moment.
  package func slotWarning(_ warning: SlotWarning) -> String {
    switch warning {
    case .dayOff: texts["meetings.warning.dayOff"]
    case .shortNotice(let days): texts("meetings.warning.shortNotice", String(days))
    case .clash(let id):
      texts(
        "meetings.warning.clash",
        desk?.meetings[id].map { "\(meetingKind($0.kind)) \($0.plan.map { "\($0.start.time)" } ?? "")" } ?? "")
    case .tooLate(let open): texts("meetings.warning.tooLate", obligation(open))
    case .past: texts["meetings.warning.past"]
    case .noTable: texts["meetings.warning.noTable"]
    }
  }

  /// What a rule asks for, short, as it is ruled now: 领导小组 · 每月.
  package func cadence(_ rule: CadenceRule) -> String {
    texts(
      "meetings.cadence", texts["meetings.kindShort.\(rule.kind.rawValue)"],
      texts["meetings.unitShort.\(rule.unit.rawValue)"])
  }

  /// An obligation's period: 领导小组 · 每月 11 月.
  package func obligation(_ found: ObligationPeriod) -> String {
    "\(cadence(found.rule)) \(period(found.period))"
  }

  /// The day the desk's own record begins: what was before it is known only as far as it was entered since.
  package var firstDay: String { desk?.firstDay.map { "\($0)" } ?? "" }

  /// A period in words: `11 月`, `第 4 季度`, `2027 年上半年` where it is not of this year.
  package func period(_ period: Period) -> String {
    let name =
      period.unit == .halfYear
      ? texts["meetings.period.halfYear.\(period.ordinal)"]
      : texts("meetings.period.\(period.unit.rawValue)", String(period.ordinal))
    return period.first.year == today.year ? name : texts("meetings.period.ofYear", String(period.first.year), name)
  }

  /// Who was asked and who was there: 到会 6/7.
  package func presence(_ meeting: Meeting) -> String {
    let expected = String(meeting.plan?.expected ?? 0)
    if meeting.attendance.isEmpty { return texts("meetings.invited", expected) }
    let there = meeting.attendance.count { $0.presence != .absent }
    return texts("meetings.present", String(there), expected)
  }

  /// How many items, and of them how many major leads, as far as this member may know.
  package func agendaCount(_ items: [AgendaItem]) -> String {
    let leads = items.count { $0.lead != nil }
    return leads > 0
      ? texts("meetings.items.withLeads", String(items.count), String(leads))
      : texts("meetings.items", String(items.count))
  }
}
