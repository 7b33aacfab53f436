import CaseDomain
import DeskSession

/// What waits about a reporter, and for whom.
enum ReporterWait {
  /// The day by which somebody who signed with their real name is to be contacted, while nobody tried (R6.6).
  static func contactDue(_ row: ReporterRow, _ desk: Desk, _ today: CivilDate) -> CivilDate? {
    guard !row.isDestroyed, row.contactWorks == nil, row.signature == .realName,
      let tip = desk.tips[desk.reporters.tip(of: row)]
    else { return nil }
    return desk.date(of: tip.receivedAt).adding(days: desk.rulings.integer(.firstContactCalendarDays, at: today))
  }

  /// Whether the rules may let this leader decide what somebody else asked for or proposed.
  private static func mayDecide(_ tip: TipID, first: MemberID, _ scene: LedgerScene) -> Bool {
    guard scene.posts.contains(.leader), let row = scene.desk.tips.row(of: tip), let second = scene.second else {
      return false
    }
    return second.refusal(row: row, first: first, in: scene.desk) == nil
  }

  static func isToDecide(_ request: IdentityRequest, _ scene: LedgerScene) -> Bool {
    request.state == .waiting && request.custodian != scene.me
      && mayDecide(request.tip, first: request.requestedBy, scene)
  }

  static func isToDecide(_ proposal: DestructionProposal, _ scene: LedgerScene) -> Bool {
    proposal.state == .waiting && mayDecide(proposal.tip, first: proposal.proposedBy, scene)
  }

  static func isToView(_ request: IdentityRequest, _ scene: LedgerScene) -> Bool {
    request.custodian == scene.me && scene.posts.contains(.custodian) && request.isValid(on: scene.today)
      && scene.desk.reporters[request.reporter]?.isDestroyed == false
  }

  /// Whether somebody else decided on this member's request since they last left. An approval is news to who asked; the
  /// custodian who is to look has it among what waits.
  static func isNewlyDecided(_ request: IdentityRequest, _ scene: LedgerScene) -> Bool {
    let desk = scene.desk
    guard desk.members.isSamePerson(request.requestedBy, scene.me), !desk.isOutOfReach(.tip(request.tip), for: scene.me)
    else { return false }
    return switch request.state {
    case .approved(let approval): request.custodian != scene.me && approval.event > scene.lastSeen
    case .declined(_, let event): event > scene.lastSeen
    case .waiting, .withdrawn: false
    }
  }

  static func isToContact(_ row: ReporterRow, _ scene: LedgerScene) -> Bool {
    scene.posts.contains(.custodian) && contactDue(row, scene.desk, scene.today) != nil
      && scene.desk.mayKeepIdentities(scene.me, of: scene.desk.reporters.tip(of: row))
  }

  /// Whether anything about a reporter waits for this member.
  static func isFor(_ scene: LedgerScene, _ row: ReporterRow) -> Bool {
    let register = scene.desk.reporters
    if register.requests.of(row.id).contains(where: { isToDecide($0, scene) || isToView($0, scene) }) { return true }
    if register.destructions.of(row.id).contains(where: { isToDecide($0, scene) }) { return true }
    return scene.posts.contains(.custodian) && (scene.alike.contains(row.id) || isToContact(row, scene))
  }

  /// What waits, the most pressing first, in words for a column; nobody's in particular. A deadline is never hidden by
  /// what else waits.
  static func first(of row: ReporterRow, _ desk: Desk, _ wording: Wording) -> LedgerCell {
    let texts = wording.texts
    let requests = desk.reporters.requests.of(row.id)
    var waits: [String] = []
    if desk.reporters.destructions.of(row.id).contains(where: { $0.state == .waiting }) {
      waits.append(texts["reporters.wait.destruction"])
    }
    if requests.contains(where: { $0.state == .waiting }) { waits.append(texts["reporters.wait.requested"]) }
    if !row.isDestroyed,
      let day = requests.filter({ $0.isValid(on: wording.today) }).compactMap(\.approval).map(\.validUntil).max()
    {
      waits.append(texts("reporters.wait.approved", wording.date(day)))
    }
    let isDecisive = !waits.isEmpty
    let due = contactDue(row, desk, wording.today)
    let urgency = due.map { Urgency(due: $0, today: wording.today) }
    if let due {
      let contact = texts("reporters.wait.contact", wording.dueShort(due))
      if urgency == .later { waits.append(contact) } else { waits.insert(contact, at: 0) }
    }
    let isAlike = wording.likelySame.contains {
      ($0.reporter == row.id || $0.other == row.id) && ReporterLedger.isOpen($0, in: desk)
    }
    if isAlike { waits.append(texts["reporters.wait.alike"]) }
    return LedgerCell(
      text: waits.joined(separator: texts["reporters.wait.separator"]),
      urgency: isDecisive && urgency != .overdue ? .today : urgency)
  }
}
