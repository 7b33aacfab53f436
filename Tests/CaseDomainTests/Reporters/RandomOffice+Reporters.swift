@testable import CaseDomain

extension RandomOffice {
  private mutating func reporter(_ desk: Desk) -> ReporterID {
    if desk.reporters.count == 0 || once(in: 30) { return ReporterID(rawValue: Int64(once(in: 2) ? -3 : 9999)) }
    return desk.reporters.id(row: pick(Array(0..<desk.reporters.count).suffix(once(in: 2) ? 4 : 40)) ?? 0)
  }

  /// A step about who reported.
  mutating func reporterCommand(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    if newest != Cast.custodian && !once(in: 6) { return once(in: 3) ? destruction(desk) : request(desk) }
    switch pick(Array(0..<9)) ?? 0 {
    case 0: return details(desk)
    case 1: return binding(desk)
    case 2:
      return CheckReporter(
        reporter: reporter(desk), contactWorks: once(in: 3) ? nil : once(in: 2), nameIsTrue: once(in: 2) ? false : nil,
        how: reason(), on: today)
    case 3:
      let value = pick(MarkValue.allCases) ?? .unknown
      return MarkReporter(
        reporter: reporter(desk), mark: pick(ReporterMark.allCases) ?? .kin, value: value,
        evidence: (value == .unknown) != once(in: 9) ? nil : .some)
    case 4:
      return DecideSameReporter(
        reporter: reporter(desk), other: reporter(desk), isSame: !once(in: 3), reason: once(in: 2) ? .some : nil)
    case 5: return ReadCard(reporter: reporter(desk), reason: reason())
    case 6: return destruction(desk)
    default: return request(desk)
    }
  }

  /// A step with a request that was approved and has not run out; nil where there is none.
  mutating func lookAtApproved(seeing desk: Desk) -> (any Command)? {
    let today = desk.date(of: desk.lastTime)
    guard let request = pick(desk.reporters.requests.all.filter({ $0.isValid(on: today) })) else { return nil }
    if request.isShown && once(in: 2) {
      return CloseIdentity(request: request.event, how: once(in: 2) ? .closed : .expired)
    }
    return once(in: 6)
      ? WithdrawIdentityRequest(request: request.event)
      : ViewIdentity(request: request.event, isRenewal: once(in: 3))
  }

  private mutating func details(_ desk: Desk) -> any Command {
    AddToReporter(
      reporter: reporter(desk), given: once(in: 8) ? [] : [pick(ReporterDetail.allCases) ?? .phone], identity: .some,
      card: .some, reason: reason())
  }

  private mutating func binding(_ desk: Desk) -> any Command {
    let id = reporter(desk)
    let known = once(in: 2) ? desk.reporters[id] : nil
    let alone = pick(desk.tips.rows.filter { $0.reporters == 0 })?.id
    return BindReporter(
      tip: known?.tip ?? alone ?? TipID(rawValue: 1), reporter: known?.id, given: [.name, .phone], identity: .some,
      card: .some, evidence: .some, confirmedOn: desk.date(of: desk.lastTime))
  }

  private mutating func request(_ desk: Desk) -> any Command {
    guard let waiting = pick(desk.reporters.requests.waiting), !once(in: 4) else {
      return RequestIdentity(
        reporter: reporter(desk), purpose: pick(IdentityPurpose.allCases) ?? .other, reason: reason(),
        custodian: once(in: 9) ? Cast.office : Cast.custodian)
    }
    if once(in: 6) { return WithdrawIdentityRequest(request: waiting.event) }
    if once(in: 4) { return DeclineIdentity(request: waiting.event, reason: reason()) }
    let count = desk.reporters[waiting.reporter]?.sealings ?? 0
    return ApproveIdentity(
      request: waiting.event,
      lifted: (0..<(once(in: 9) ? count + 1 : count)).map { LiftedLayer(file: "0a\($0)", layer: "AAEC") })
  }

  private mutating func destruction(_ desk: Desk) -> any Command {
    guard let waiting = pick(desk.reporters.destructions.waiting), !once(in: 4) else {
      return ProposeDestruction(reporter: reporter(desk), grounds: reason())
    }
    return once(in: 3)
      ? DeclineDestruction(proposal: waiting.event, reason: reason()) : ApproveDestruction(proposal: waiting.event)
  }
}
