@testable import CaseDomain

extension EventExamples {
  private static let sealed = SealedFile(file: "0a1b", sha256: String(repeating: "5c", count: 32))
  private static let card = SealedFile(file: "1c2d", sha256: String(repeating: "6e", count: 32))
  private static let evidence = SealedFile(file: "3e4f", sha256: String(repeating: "7f", count: 32))
  private static let seven = ReporterID(rawValue: 7)
  private static let tip = TipID(rawValue: 60)
  private static let request = EventNumber(rawValue: 81)

  static let reporters: [(String, any Event)] = [
    (
      "tip.registered.card",
      TipRegistered(
        number: RegisterNumber(prefix: "JB", year: 2026, ordinal: 413), receivedAt: Instant(rawValue: 0),
        precision: .day, content: TipContent(title: "某事", narrative: "某事"),
        reporters: [TipReporter(alias: 7, given: [.name, .phone], identity: sealed, card: card)], joint: .no,
        receiptEvidence: nil, receiptAwaitsSecond: nil, source: nil, triageDue: CivilDate("2026-11-24")!)
    ),
    (
      "reporter.added",
      ReporterAdded(
        reporter: seven, tip: tip, given: [.residentID, .safeContact], identity: sealed, card: card, reason: "来电补充")
    ),
    (
      "reporter.bound",
      ReporterBound(
        reporter: seven, tip: tip, given: [.name, .phone], identity: sealed, card: card, evidence: evidence,
        confirmedOn: CivilDate("2026-12-01")!)
    ),
    (
      "reporter.checked",
      ReporterChecked(
        reporter: seven, tip: tip, contactWorks: .no, nameIsTrue: .yes, how: "回拨", on: CivilDate("2026-12-01")!)
    ),
    (
      "reporter.checked.contact",
      ReporterChecked(
        reporter: seven, tip: tip, contactWorks: .yes, nameIsTrue: nil, how: "回拨", on: CivilDate("2026-12-01")!)
    ),
    (
      "reporter.marked",
      ReporterMarked(reporter: seven, tip: tip, mark: .statutoryDuty, value: .yes, evidence: evidence)
    ),
    (
      "reporter.marked.unknown",
      ReporterMarked(reporter: seven, tip: tip, mark: .kin, value: .unknown, evidence: nil)
    ),
    (
      "reporter.sameDecided",
      SameReporterDecided(
        reporter: seven, tip: tip, other: ReporterID(rawValue: 3), otherTip: TipID(rawValue: 41), same: .yes,
        reason: evidence)
    ),
    (
      "reporter.identityRequested",
      IdentityRequested(
        reporter: seven, tip: tip, purpose: .reward, reason: "兑现奖励", custodian: MemberID(rawValue: 5))
    ),
    (
      "reporter.identityApproved",
      IdentityApproved(
        request: request, tip: tip, lifted: [LiftedLayer(file: "0a1b", layer: "AAECAw==")],
        validUntil: CivilDate("2026-12-02")!)
    ),
    (
      "reporter.identityApproved.nothing",
      IdentityApproved(request: request, tip: tip, lifted: [], validUntil: CivilDate("2026-12-02")!)
    ),
    ("reporter.identityDeclined", IdentityDeclined(request: request, tip: tip, reason: "理由不足")),
    ("reporter.requestWithdrawn", IdentityRequestWithdrawn(request: request, tip: tip)),
    ("reporter.identityViewed", IdentityViewed(request: request, tip: tip, renewal: .no)),
    ("reporter.identityClosed", IdentityClosed(request: request, tip: tip, how: .expired)),
    ("reporter.cardRead", CardRead(reporter: seven, tip: tip, reason: "约见")),
    ("reporter.destructionProposed", DestructionProposed(reporter: seven, tip: tip, grounds: "保存期满")),
    ("reporter.destructionApproved", DestructionApproved(proposal: EventNumber(rawValue: 90), tip: tip)),
    (
      "reporter.destructionDeclined",
      DestructionDeclined(proposal: EventNumber(rawValue: 90), tip: tip, reason: "仍在兑奖")
    ),
  ]
}
