@testable import CaseDomain

extension Desk {
  /// What is not as it must always be about receipt codes.
  func brokenCodes() -> [String] {
    var broken: [String] = []
    func hold(_ truth: Bool, _ claim: @autoclosure () -> String) { if !truth { broken.append(claim()) } }
    for code in codes.all {
      hold(codes[code.event] == code && codes.of(code.tip) == code && codes.tagged(code.tag) == code, "a code is lost")
      guard let tip = tips[code.tip] else {
        hold(false, "a code has no tip")
        continue
      }
      hold(tips.events(of: tip.id).contains(code.event), "\(tip.number) forgets its code")
      hold(code.uses == 0 || tip.signature != .unidentifiable, "\(tip.number) is unidentifiable with a used code")
      hold(codes.epochs.contains(code.epoch), "an epoch of codes is lost")
    }
    hold(Set(codes.all.map(\.tip)).count == codes.all.count, "a tip has two codes")
    for claim in codes.claims {
      hold(codes.claim(claim.event) == claim, "a claim is lost")
      hold(codes[claim.code]?.tip == claim.tip, "a claim is about another tip")
      hold(codes[claim.code].map { $0.uses > 0 } == true, "a claim stands without its code")
      switch claim.state {
      case .waiting: hold(codes.waitingClaims.contains(claim), "a waiting claim is lost")
      case .matched(let by, _, _), .declined(let by, _):
        hold(by != claim.receivedBy && by != tips[claim.tip]?.registeredBy, "who took in a claim judged it")
      }
    }
    let waiting = codes.claims.filter { $0.state == .waiting }
    hold(waiting == codes.waitingClaims, "waiting claims are miscounted")
    hold(Set(waiting.map(\.code)).count == waiting.count, "one code has two claims waiting")
    return broken
  }

  /// What the register holds, a row a line.
  var codeLines: [String] {
    codes.all.map { "\($0)" } + codes.claims.map { "\($0)" }
      + codes.all.map { "\($0.tag.text) paused \(codePause(for: $0.tag, at: lastTime) as Any)" }
      + ["codes of epochs \(codes.epochs.sorted()), paused \(codePause(for: .some(0xFF), at: lastTime) as Any)"]
  }
}
