import CaseDomain
import DeskText

extension LeadLedger {
  static func meets(_ filter: Filter, at index: Int, _ lead: UnsafePointer<Lead>, _ scene: LedgerScene) -> Bool {
    guard filter.hasConditions else { return true }
    if lead.pointee.isElsewhere { return false }
    if filter.asksState && !stands(lead, filter, scene) { return false }
    if filter.isMajor && lead.pointee.importance != .major { return false }
    if !filter.members.isEmpty && !filter.members.contains(lead.pointee.openedBy) { return false }
    return meetsDays(filter, lead, scene) && meetsWork(filter, lead, scene) && meetsTips(filter, at: index, lead, scene)
  }

  private static func meetsDays(_ filter: Filter, _ lead: UnsafePointer<Lead>, _ scene: LedgerScene) -> Bool {
    if let due = filter.due, scene.desk.clock(of: lead.pointee, for: scene.me).map({ due.contains($0.due) }) != true {
      return false
    }
    return filter.since.map { $0.contains(scene.desk.zone.date(of: lead.pointee.openedAt)) } ?? true
  }

  /// What was done about it: by whom, with what result, under which number.
  private static func meetsWork(_ filter: Filter, _ lead: UnsafePointer<Lead>, _ scene: LedgerScene) -> Bool {
    if !filter.sections.isEmpty && lead.pointee.section.map(filter.sections.contains) != true { return false }
    if !filter.handlers.isEmpty && lead.pointee.handler.map(filter.handlers.contains) != true { return false }
    if !filter.findings.isEmpty && lead.pointee.finding.map(filter.findings.contains) != true { return false }
    if let isSuspected = filter.isSuspected, lead.pointee.isSuspectedOrganisedCrime != isSuspected { return false }
    if filter.letters.isEmpty { return true }
    let work = scene.desk.leads.work(on: lead.pointee.id)
    let numbers = work.transfers.map(\.letter) + [work.county?.number].compactMap { $0 }
    return filter.letters.allSatisfy { asked in numbers.contains { PinyinPattern(asked).matches($0) } }
  }

  /// Whether one of its tips is as asked for, among those that the member may know of.
  private static func meetsTips(
    _ filter: Filter, at index: Int, _ lead: UnsafePointer<Lead>, _ scene: LedgerScene
  ) -> Bool {
    guard filter.asksOfTips else { return true }
    let tips = scene.desk.tips
    return scene.desk.leads.tips[index].contains { id in
      guard let row = tips.row(of: id) else { return false }
      let tip = tips.rows[row]
      guard tip.lead == lead.pointee.id, !tip.isElsewhere, !scene.desk.isOutOfReach(.tip(id), for: scene.me) else {
        return false
      }
      return (!filter.isJoint || tip.isJoint) && (filter.channels.isEmpty || filter.channels.contains(tip.channel))
        && (filter.signatures.isEmpty || tip.reporters > 0 && filter.signatures.contains(tip.signature))
        && filter.meetsMatter(at: row, of: tips)
    }
  }

  private static func stands(_ lead: UnsafePointer<Lead>, _ filter: Filter, _ scene: LedgerScene) -> Bool {
    if filter.leadStates.contains(lead.pointee.state) { return true }
    if !filter.waits.isEmpty, clocks(of: lead, scene).contains(where: { filter.waits.contains($0.kind) }) {
      return true
    }
    return filter.states.contains { stands(lead, $0, scene) }
  }

  /// Everything it waits for, to whoever watches over all leads; to others what is theirs.
  private static func clocks(of lead: UnsafePointer<Lead>, _ scene: LedgerScene) -> [LeadClock] {
    scene.posts.isDisjoint(with: .leadsReaders)
      ? scene.desk.waiting(lead.pointee, for: scene.me) : scene.desk.leads.clocks(of: lead.pointee.id)
  }

  private static func stands(_ lead: UnsafePointer<Lead>, _ state: Filter.State, _ scene: LedgerScene) -> Bool {
    switch state {
    case .overdue: scene.desk.clock(of: lead.pointee, for: scene.me).map { $0.due < scene.today } ?? false
    case .today: scene.desk.clock(of: lead.pointee, for: scene.me)?.due == scene.today
    case .assign, .waiting: lead.pointee.state == .open
    case .new: isNew(lead, scene)
    case .changed: scene.desk.leads.history.hasEvents(lead.pointee.history, after: scene.lastSeen, notBy: scene.me)
    case .received, .returned, .joined, .opened, .passed, .second, .receipt, .acknowledgement, .decide, .check,
      .proposed, .unled, .requested, .approved, .contact, .destruction, .destroyed, .alike:
      false
    }
  }
}
