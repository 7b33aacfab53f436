import CaseDomain

extension Wording {
  /// What says that a tip may concern somebody who works here.
  package func concern(_ hit: ConflictCheck.Hit) -> String {
    switch hit.concerned {
    case .member(let id): texts("restricted.hit.\(hit.why.rawValue)", hit.words, member(id))
    case .section, .bureau: texts("restricted.hit.part", hit.words)
    }
  }
}

extension Wording {
  /// Where a restricted tip stands.
  func restrictedState(_ tip: RestrictedTip) -> String {
    texts[tip.assessment == nil ? "restricted.state.\(tip.state.rawValue)" : "restricted.state.second"]
  }

  /// What is to become of one.
  func restricted(_ outcome: RestrictedOutcome) -> String {
    switch outcome {
    case .passOn(let body, _): texts("restricted.outcome.passOn", self.body(body))
    case .verify(let member): texts("restricted.outcome.verify", self.member(member))
    case .noSubstance: texts["restricted.outcome.noSubstance"]
    }
  }
}
