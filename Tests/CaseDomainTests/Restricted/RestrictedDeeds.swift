@testable import CaseDomain

extension DeskBench {
  /// The restricted tips of the busy bench: all name the second leader, so the leader, the custodian and the auditor
  /// keep them. The trainee came to an auditor's post later.
  mutating func addRestricted() throws(Refusal) {
    try perform(GrantKeys(member: Cast.custodian, keys: [.identity]), as: Cast.custodian)
    for ordinal in 0..<4 {
      _ = try restricted(ordinal: 10_000 + ordinal, reporters: [.sealed, .silent], original: .some)
    }
    let tips = desk.restricted.rows.map(\.id)
    for (index, tip) in tips.enumerated().dropFirst() {
      try handle(tip, .assess(.passOn(.known(police)), reason: "涉及本单位"), as: Cast.custodian)
      for reader in [Cast.leader, Cast.auditor] { try handle(tip, .read, as: reader) }
      guard index > 1, let open = desk.restricted[tip]?.assessment else { continue }
      try handle(tip, .confirm(assessment: open.event), as: Cast.auditor)
    }
    try handle(tips[2], .passOn(letter: "函2号", on: desk.date(of: desk.lastTime)), as: Cast.custodian)
    // One request is being looked at, one may be looked at, one waits.
    for look in [true, false] {
      let request = try askAndLift(tips[0])
      if look { try handle(tips[0], .openIdentity(request: request, isRenewal: false), as: Cast.custodian) }
    }
    try handle(tips[0], .askIdentity(reporter: 0, purpose: .contact, reason: "回访"), as: Cast.custodian)
    try handle(tips[0], .read)
    try perform(InviteMember(name: "卯", posts: .auditor, section: nil) { "v\($0.rawValue)" }, as: Cast.admin)
    try admit(Restrictions.trainee)
  }

  /// Registers a restricted tip as the receiver.
  mutating func restricted(
    ordinal: Int = 12_345, naming subjects: [String] = ["己"], conflicts: [MarkedConflict] = [],
    reporters: [RestrictedReporter] = [], original: SealedWords? = nil
  ) throws(Refusal) -> RestrictedID {
    let command = RegisterRestricted(
      ordinal: ordinal,
      words: RestrictedWords(content: .some(naming: subjects), reporters: reporters, original: original),
      conflicts: conflicts)
    return RestrictedID(rawValue: try perform(command, as: Cast.receiver).rawValue)
  }

  /// A request of the custodian that the leader agreed to, having read the tip.
  mutating func askAndLift(_ tip: RestrictedID) throws(Refusal) -> EventNumber {
    let request = try handle(tip, .askIdentity(reporter: 0, purpose: .contact, reason: "回访"), as: Cast.custodian)
    try handle(tip, .read)
    try handle(tip, .liftIdentity(request: request, layer: "AAEC"))
    return request
  }

  @discardableResult
  mutating func handle(
    _ tip: RestrictedID, _ deed: HandleRestricted.Deed, as member: MemberID = Cast.leader
  ) throws(Refusal) -> EventNumber {
    try perform(HandleRestricted(tip, deed), as: member)
  }
}

extension SealedWords {
  static let some = SealedWords(id: "0a1c", bytes: "AAED")
}

extension RestrictedReporter {
  static let sealed = RestrictedReporter(
    given: [.name, .phone], sealed: .init(id: "0a1b", bytes: "AAEC", sha256: String(repeating: "5c", count: 32)),
    details: nil, speaksForAll: .yes)
  static let open = RestrictedReporter(given: [.phone], sealed: nil, details: [.init(.phone, "13812345678")])
  static let silent = RestrictedReporter(given: [], sealed: nil, details: nil)
}

enum Restrictions {
  /// An auditor who was admitted after the restricted tips came, without an undertaking so far.
  static let trainee = MemberID(rawValue: 12)
  static let keepers = [Cast.leader, Cast.custodian, Cast.auditor]
}

extension Deed {
  private static let receiving = [Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader, Cast.custodian]

  static var restricted: [Deed] {
    let bench = DeskBench.busy
    let rows = Array(bench.desk.restricted.rows)
    let words = RestrictedWords(content: .some("某局长收钱", naming: ["己"]))
    let marked = [MarkedConflict(member: Cast.secondLeader, why: "同名")]
    return [
      Deed(
        "R6.4 take in a restricted tip", by: Cast.office, allowed: receiving,
        RegisterRestricted(ordinal: 10_000, words: words, conflicts: marked)),
      Deed(
        "R6.4 take in a restricted tip with its reporter", by: Cast.receiver, allowed: [Cast.receiver],
        RegisterRestricted(
          ordinal: 20_000, words: RestrictedWords(content: words.content, reporters: [.sealed], original: .some),
          isJoint: true, receiptEvidence: "信封邮戳", conflicts: marked)),
      Deed(
        "R6.4 send a tip to its keepers", by: Cast.liaison, allowed: Cast.acting,
        SendDirectly(ordinal: 20_000, words: words, conflicts: marked)),
      Deed(
        "R6.4 take an ordinary tip over", by: Cast.office, allowed: receiving + [Cast.auditor],
        RestrictTip(
          tip: DeskBench.Busy.received(bench), ordinal: 20_000, content: words.content, conflicts: marked)),
    ] + handling(rows)
  }

  private static func handling(_ rows: [RestrictedTip]) -> [Deed] {
    let (first, waiting, passedOn, agreed) = (rows[0].id, rows[1].id, rows[2].id, rows[3].id)
    let assessment = rows[1].assessment!.event
    let requests = rows[0].identityRequests.map(\.event)
    let keepers = Restrictions.keepers
    let deciding = [Cast.leader, Cast.custodian]
    func deed(
      _ what: String, by doer: MemberID = Cast.leader, allowed: [MemberID] = keepers, _ tip: RestrictedID,
      _ deed: HandleRestricted.Deed
    ) -> Deed {
      Deed("R6.4 \(what)", by: doer, allowed: allowed, HandleRestricted(tip, deed))
    }
    return [
      deed("read", by: Cast.auditor, first, .read), deed("note", first, .note("已核实身份")),
      deed("supplement", by: Cast.auditor, first, .supplement("又来一信", receivedAt: nil)),
      deed(
        "open what was left out", by: Cast.custodian, allowed: [Cast.custodian], first, .openOriginal(reason: "核对")),
      deed("assess: verify", allowed: deciding, first, .assess(.verify(by: Cast.office), reason: "可查")),
      deed("assess: no substance", allowed: deciding, first, .assess(.noSubstance, reason: "重复")),
      deed(
        "confirm", by: Cast.auditor, allowed: [Cast.leader, Cast.auditor], waiting, .confirm(assessment: assessment)),
      deed("decline", allowed: [Cast.leader, Cast.auditor], waiting, .decline(assessment: assessment, reason: "不妥")),
      deed("pass on", allowed: deciding, agreed, .passOn(letter: "函3号", on: on("2026-11-24"))),
      deed("acknowledge", passedOn, .acknowledge(on: on("2026-11-24"), reference: "回执")),
      deed(
        "mark a conflict", allowed: [Cast.leader, Cast.custodian], first,
        .addConflict(Cast.auditor, why: "其妻经营该酒店")),
      deed("add keepers", by: Cast.auditor, first, .addKeepers([Restrictions.trainee])),
      deed(
        "ask for an identity", by: Cast.custodian, allowed: [Cast.custodian], first,
        .askIdentity(reporter: 1, purpose: .protect, reason: "回访")),
      deed("lift an identity", allowed: [Cast.leader], first, .liftIdentity(request: requests[2], layer: "AAEC")),
      deed("decline an identity", allowed: [Cast.leader], first, .declineIdentity(request: requests[2], reason: "不必")),
      deed(
        "withdraw a request", by: Cast.custodian, allowed: [Cast.custodian], first,
        .withdrawIdentity(request: requests[1])),
      deed(
        "open an identity", by: Cast.custodian, allowed: [Cast.custodian], first,
        .openIdentity(request: requests[1], isRenewal: false)),
      deed(
        "close an identity", by: Cast.custodian, allowed: [Cast.custodian], first,
        .closeIdentity(request: requests[0], .expired)),
    ]
  }
}
