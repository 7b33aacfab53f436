@testable import CaseDomain

extension RandomOffice {
  /// What has its time: a code for whom the receiver just spoke to, and a custodian's judgement.
  mutating func codeStep(seeing desk: Desk) -> (any Command)? {
    if newest == Cast.receiver, once(in: 3) {
      let tip = desk.tips.rows.suffix(8).last {
        $0.registeredBy == newest && $0.signature != .realName && desk.codes.of($0.id) == nil
      }
      guard let tip else { return nil }
      let tag = CodeTag.some(UInt8(truncatingIfNeeded: desk.codes.all.count + (once(in: 9) ? 0 : 1)))
      return IssueCode(tip: tip.id, epoch: 1, codeTag: tag, verifier: tag, work: .some)
    }
    guard newest == Cast.custodian, once(in: 3), let claim = pick(desk.codes.waitingClaims) else { return nil }
    if once(in: 3) { return ReadClaim(claim: claim.event) }
    return DecideClaim(
      claim: claim.event, matches: !once(in: 3), reporter: desk.reporters.of(claim.tip).first, evidence: .some)
  }

  /// A step with a receipt code.
  mutating func codeCommand(seeing desk: Desk) -> any Command {
    guard let code = pick(desk.codes.all), !once(in: 9) else { return FailCode(tag: .some(0xEE)) }
    if once(in: 4) { return FailCode(tag: once(in: 2) ? code.tag : .some(0xEE)) }
    let way = pick(CodeWay.allCases) ?? .visit
    let proof = CodeProof.some(use: code.uses + 1)
    if once(in: 2) {
      return AddWithCode(
        code: code.event, attempt: code.tag, proof: proof, way: way, text: once(in: 9) ? "" : "补充",
        salt: .some(9))
    }
    return ClaimWithCode(
      code: code.event, attempt: code.tag, proof: proof, way: way, given: once(in: 9) ? [] : [.name, .phone],
      identity: .some, card: .some, words: .some)
  }
}
