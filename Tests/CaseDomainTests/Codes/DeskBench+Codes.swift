@testable import CaseDomain

extension CodeTag {
  static func some(_ byte: UInt8) -> CodeTag { CodeTag(bytes: [UInt8](repeating: byte, count: 32))! }
}

extension DeskBench {
  /// Issues a code for a tip that the receiver registered.
  @discardableResult
  mutating func issueCode(
    _ tip: TipID, tag: UInt8 = 1, as member: MemberID = Cast.receiver, at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      IssueCode(tip: tip, epoch: 1, codeTag: .some(tag), passwordTag: .some(tag &+ 100)), as: member, at: time)
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
    try perform(AddWithCode(code: code, proof: .some(9), way: .visit, text: text), as: member, at: time)
  }

  @discardableResult
  mutating func claim(
    with code: EventNumber, given: [ReporterDetail] = [.name, .phone], as member: MemberID = Cast.office,
    at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      ClaimWithCode(
        code: code, proof: .some(9), way: .letter, given: given, identity: .some, card: .some, words: .some),
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
        IssueCode(tip: DeskBench.Busy.other(bench), epoch: 1, codeTag: .some(8), passwordTag: .some(9))),
      Deed("R6.4 note a wrong code", by: Cast.office, allowed: counter, FailCode(tag: .some(3))),
      Deed(
        "R6.6 add with a code", by: Cast.office, allowed: counter,
        AddWithCode(code: code, proof: .some(9), way: .phone, text: "补充")),
      Deed(
        "R6.3.1 read a claim", by: Cast.custodian, allowed: [Cast.custodian], ReadClaim(claim: claim)),
      Deed(
        "R6.3.1 judge a claim", by: Cast.custodian, allowed: [Cast.custodian],
        DecideClaim(claim: claim, matches: true, reporter: nil, evidence: .some)),
      Deed(
        "R6.3.1 take in a claim", by: Cast.leader, allowed: counter,
        ClaimWithCode(
          code: bench.desk.codes.all[1].event, proof: .some(9), way: .visit, given: [.phone], identity: .some,
          card: .some, words: .some)),
    ]
  }
}
