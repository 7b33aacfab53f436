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
    if tip.assessment != nil { return texts["restricted.state.second"] }
    // Handed over, and the body said so.
    if tip.state == .passedOn, tip.due == nil { return texts["restricted.state.acknowledged"] }
    return texts["restricted.state.\(tip.state.rawValue)"]
  }

  /// Where one goes.
  func restricted(_ receiver: RestrictedReceiver) -> String {
    switch receiver {
    case .known(let body): self.body(body)
    case .named(let name, _): TextCleaning.singleLine(name)
    }
  }

  /// `县纪委监委  函1号  11-23 送出`.
  func passing(_ passing: RestrictedPassing) -> String {
    var words = [restricted(passing.receiver)]
    if let letter = passing.letter { words.append(TextCleaning.singleLine(letter)) }
    if let on = passing.on { words.append(texts("restricted.passing.went", date(on))) }
    return words.joined(separator: "  ")
  }

  /// What is to become of one.
  func restricted(_ outcome: RestrictedOutcome) -> String {
    switch outcome {
    case .passOn(let receiver): texts("restricted.outcome.passOn", restricted(receiver))
    case .verify(let member): texts("restricted.outcome.verify", self.member(member))
    case .noSubstance: texts["restricted.outcome.noSubstance"]
    }
  }
}
