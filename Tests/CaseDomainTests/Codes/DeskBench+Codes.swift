@testable import CaseDomain

extension CodeTag {
  static func some(_ byte: UInt8) -> CodeTag { CodeTag(bytes: [UInt8](repeating: byte, count: 32))! }
}

extension CodeWork {
  static let some = CodeWork(costExponent: 17, blockSize: 8, parallelism: 1)
}

extension CodeProof {
  /// No signature: the rules check none.
  static func some(use: Int) -> CodeProof {
    CodeProof(use: use, content: .some(9), signature: String(repeating: "4d", count: 64))
  }
}

extension DeskBench {
  /// What would be the next use of a code, if there is such a one.
  private func nextProof(_ code: EventNumber) -> CodeProof { .some(use: (desk.codes[code]?.uses ?? 0) + 1) }
  /// In the tests failures are counted by the code's own tag.
  private func attempt(_ code: EventNumber) -> CodeTag { desk.codes[code]?.tag ?? .some(0) }

  /// Issues a code for a tip that the receiver registered.
  @discardableResult
  mutating func issueCode(
    _ tip: TipID, tag: UInt8 = 1, as member: MemberID = Cast.receiver, at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      IssueCode(tip: tip, epoch: 1, codeTag: .some(tag), verifier: .some(tag &+ 100), work: .some), as: member,
      at: time)
  }

  /// A tip of which nobody is known, and its code.
  mutating func codedTip(tag: UInt8 = 1, naming subjects: [String] = []) throws(Refusal) -> (TipID, EventNumber) {
    let tip = try tip("匿名来访", naming: subjects)
    return (tip, try issueCode(tip, tag: tag))
  }

  mutating func fail(
    _ tag: UInt8 = 1, times: Int = 1, as member: MemberID = Cast.office, at time: Instant? = nil
  ) throws(Refusal) {
    for _ in 0..<times { try perform(FailCode(tag: .some(tag)), as: member, at: time) }
  }

  mutating func add(
    with code: EventNumber, _ text: String = "补充", as member: MemberID = Cast.office, at time: Instant? = nil
  ) throws(Refusal) {
    try perform(
      AddWithCode(
        code: code, attempt: attempt(code), proof: nextProof(code), way: .visit, text: text, salt: .some(5)),
      as: member, at: time)
  }

  @discardableResult
  mutating func claim(
    with code: EventNumber, given: [ReporterDetail] = [.name, .phone], as member: MemberID = Cast.office,
    at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      ClaimWithCode(
        code: code, attempt: attempt(code), proof: nextProof(code), way: .letter, given: given, identity: .some,
        card: .some, words: .some),
      as: member, at: time)
    return desk.codes.claims[desk.codes.claims.count - 1].event
  }

  mutating func judge(
    _ claim: EventNumber, matches: Bool = true, reporter: ReporterID? = nil, as member: MemberID = Cast.custodian,
    at time: Instant? = nil
  ) throws(Refusal) {
    try perform(
      DecideClaim(claim: claim, matches: matches, reporter: reporter, evidence: .some), as: member, at: time)
  }

  /// What the log holds, by event.
  var types: [EventNumber: String] {
    var types: [EventNumber: String] = [:]
    for commit in log {
      for (place, event) in commit.events.enumerated() {
        types[EventNumber(rawValue: commit.firstEvent.rawValue + Int64(place))] = event.type
      }
    }
    return types
  }

  // MARK: The busy bench

  /// Two codes; whoever holds the first claims to be the reporter.
  mutating func addCodes() throws(Refusal) {
    try claim(with: try issueCode(Busy.proposed(self), tag: 7))
    try issueCode(Busy.backdated(self), tag: 6)
  }
}

extension Deed {
  static var codes: [Deed] {
    let bench = DeskBench.busy
    let code = bench.desk.codes.all[0].event
    let claim = bench.desk.codes.claims[0].event
    let counter = [Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader, Cast.custodian]
    return [
      Deed(
        "R6.4 register a receipt code", by: Cast.receiver, allowed: [Cast.receiver],
        IssueCode(tip: DeskBench.Busy.other(bench), epoch: 1, codeTag: .some(8), verifier: .some(9), work: .some)),
      Deed("R6.4 note a wrong code", by: Cast.office, allowed: counter, FailCode(tag: .some(3))),
      Deed(
        "R6.6 add with a code", by: Cast.office, allowed: counter,
        AddWithCode(
          code: code, attempt: .some(3), proof: .some(use: bench.desk.codes[code]!.uses + 1), way: .phone, text: "补充",
          salt: .some(5))),
      Deed(
        "R6.3.1 read a claim", by: Cast.custodian, allowed: [Cast.custodian], ReadClaim(claim: claim)),
      Deed(
        "R6.3.1 judge a claim", by: Cast.custodian, allowed: [Cast.custodian],
        DecideClaim(claim: claim, matches: true, reporter: nil, evidence: .some)),
      Deed(
        "R6.3.1 take in a claim", by: Cast.leader, allowed: counter,
        ClaimWithCode(
          code: bench.desk.codes.all[1].event, attempt: .some(3), proof: .some(use: 1), way: .visit, given: [.phone],
          identity: .some,
          card: .some, words: .some)),
    ]
  }
}
