@testable import CaseDomain

extension EventExamples {
  private static let tip = RestrictedID(rawValue: 80)
  private static let keepers = [MemberID(rawValue: 1), MemberID(rawValue: 5)]
  private static let number = RegisterNumber(prefix: "MJ", year: 2026, ordinal: 48_213)
  private static let due = CivilDate("2026-11-24")!
  private static let conflicts = [MarkedConflict(member: MemberID(rawValue: 6), why: "同名")]
  private static let content = TipContent(
    title: "某局长收钱", narrative: "某局长收钱办证", subjects: [Subject(kind: .person, name: "己", role: "局长")])
  private static let sealed = RestrictedReporter(
    given: [.name, .phone], sealed: .init(id: "0a1b", bytes: "AAEC", sha256: String(repeating: "5c", count: 32)),
    details: nil, speaksForAll: .yes)
  private static let leftOut = SealedWords(id: "0a1c", bytes: "AAED")
  private static let open = RestrictedReporter(
    given: [.phone], sealed: nil, details: [.init(.phone, "13812345678")])

  static let restricted: [(String, any Event)] = [
    (
      "restricted.registered",
      RestrictedRegistered(
        number: number, receivedAt: Instant(rawValue: 1_763_601_240_000), precision: .minute,
        words: RestrictedWords(content: content, reporters: [sealed, open], original: leftOut), joint: .yes,
        receiptEvidence: "信封邮戳", conflicts: conflicts, keepers: keepers, due: due)
    ),
    (
      "restricted.registered.late",
      RestrictedRegistered(
        number: number, receivedAt: Instant(rawValue: 1_763_601_240_000), precision: .day,
        words: RestrictedWords(content: content), joint: .no, receiptEvidence: nil, conflicts: [], keepers: keepers,
        due: due, addsTo: TipID(rawValue: 60))
    ),
    (
      "restricted.sentDirectly",
      RestrictedSentDirectly(
        number: number, words: RestrictedWords(content: content), conflicts: [], keepers: keepers, due: due)
    ),
    (
      "restricted.takenOver",
      RestrictedTakenOver(
        tip: TipID(rawValue: 60), number: number, words: RestrictedWords(content: content), conflicts: conflicts,
        keepers: keepers, due: due)
    ),
    ("restricted.read", RestrictedRead(tip: tip, keepers: keepers)),
    ("restricted.noted", RestrictedNoted(tip: tip, text: KeptText("已核实"), keepers: keepers)),
    (
      "restricted.supplemented",
      RestrictedSupplemented(
        tip: tip, text: KeptText("又来一信"), receivedAt: Instant(rawValue: 1_763_601_240_000), keepers: keepers)
    ),
    (
      "restricted.supplemented.leftOut",
      RestrictedSupplemented(
        tip: tip, text: KeptText("又来一信"), receivedAt: Instant(rawValue: 1_763_601_240_000), original: leftOut,
        keepers: keepers)
    ),
    (
      "restricted.originalOpened",
      RestrictedOriginalOpened(tip: tip, reason: KeptText("核对原话"), keepers: keepers)
    ),
    ("restricted.assessed.verify", assessed(.verify(by: MemberID(rawValue: 4)), nil)),
    ("restricted.assessed.passOn", assessed(.passOn(.known(BodyID(rawValue: 30))), due)),
    ("restricted.assessed.passOn.named", assessed(.passOn(.named("某县纪委监委", .disciplineInspection)), nil)),
    ("restricted.assessed.noSubstance", assessed(.noSubstance, nil)),
    (
      "restricted.confirmed",
      AssessmentConfirmed(tip: tip, assessment: EventNumber(rawValue: 82), keepers: keepers, due: due)
    ),
    (
      "restricted.passedOn",
      RestrictedPassedOn(tip: tip, letter: KeptText("函1号"), on: due, keepers: keepers, acknowledgeDue: due)
    ),
    (
      "restricted.declined",
      AssessmentDeclined(
        tip: tip, assessment: EventNumber(rawValue: 82), reason: KeptText("不妥"), keepers: keepers)
    ),
    (
      "restricted.acknowledged",
      RestrictedAcknowledged(tip: tip, on: due, reference: KeptText("回执1号"), keepers: keepers)
    ),
    (
      "restricted.conflictAdded",
      ConflictAdded(tip: tip, member: MemberID(rawValue: 8), why: KeptText("亲属"), keepers: keepers)
    ),
    ("restricted.keepersAdded", KeepersAdded(tip: tip, added: [MemberID(rawValue: 5)], keepers: keepers)),
    (
      "restricted.identityAsked",
      RestrictedIdentityAsked(tip: tip, reporter: 0, reason: KeptText("回访"), keepers: keepers)
    ),
    (
      "restricted.identityLifted",
      RestrictedIdentityLifted(
        tip: tip, request: EventNumber(rawValue: 85), layer: KeptText("AAEC"), keepers: keepers)
    ),
    (
      "restricted.identityAsked.purpose",
      RestrictedIdentityAsked(
        tip: tip, reporter: 1, purpose: .protect, reason: KeptText("回访"), keepers: keepers)
    ),
    (
      "restricted.identityLifted.until",
      RestrictedIdentityLifted(
        tip: tip, request: EventNumber(rawValue: 85), layer: KeptText("AAEC"), validUntil: due, keepers: keepers)
    ),
    (
      "restricted.identityDeclined",
      RestrictedIdentityDeclined(
        tip: tip, request: EventNumber(rawValue: 85), reason: KeptText("不必"), keepers: keepers)
    ),
    (
      "restricted.identityWithdrawn",
      RestrictedIdentityWithdrawn(tip: tip, request: EventNumber(rawValue: 85), keepers: keepers)
    ),
    (
      "restricted.identityOpened.renewal",
      RestrictedIdentityOpened(tip: tip, request: EventNumber(rawValue: 85), renewal: .yes, keepers: keepers)
    ),
    (
      "restricted.identityClosed",
      RestrictedIdentityClosed(tip: tip, request: EventNumber(rawValue: 85), how: .expired, keepers: keepers)
    ),
    (
      "restricted.identityOpened",
      RestrictedIdentityOpened(tip: tip, request: EventNumber(rawValue: 85), keepers: keepers)
    ),
  ]

  private static func assessed(_ outcome: RestrictedOutcome, _ due: CivilDate?) -> RestrictedAssessed {
    RestrictedAssessed(tip: tip, outcome: outcome, reason: KeptText("理由"), keepers: keepers, due: due)
  }
}
