/// The review of a lead's reward begins: on its closing, or because a reporter asks (R6.3.6).
package struct RewardOpened: Event {
  package static let type = "reward.opened"
  package let lead: LeadID
  package let ground: RewardGround

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let posts: Posts = ground == .claim ? [.office, .custodian] : [.office]
    if let refusal = desk.refusalToManage(lead, unless: posts, in: Set(LeadState.allCases), envelope) { return refusal }
    if desk.rewards[lead] != nil { return Refusal(.rewardOpen, Clause("R6.3.6")) }
    guard ground == .closing else { return nil }
    guard let found = desk.leads[lead], found.isClosed else { return Refusal(.notConfirmed, Clause("R6.2.3")) }
    return found.finding == .confirmed || found.finding == .partlyConfirmed
      ? nil : Refusal(.notConfirmed, Clause("R6.2.3"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.open(RewardFile(lead: lead, opened: LeadStep(envelope), ground: ground))
    desk.leads.note(lead, envelope)
  }
}

/// What was known before and independently of the tips, what the finding confirms, and whether the office excludes it.
///
/// Times are texts: `never`, a day `2026-03-01`, or a minute `2026-03-01T09:12`; missing is unknown.
package struct CircumstancesRecorded: Event {
  package static let type = "reward.circumstances"
  package let lead: LeadID
  package let knownSince: String?
  package let verifiedSince: String?
  package let underInvestigationSince: String?
  /// Missing where nobody said; then all is, where the finding is `confirmed`.
  package let confirmedContent: [String]?
  /// Items that were held by themselves, whether all of it was or not; missing where there is none.
  package let knownContent: [KnownItem]?
  /// What the times were read from, where there is one: a file, a letter, a ledger.
  package let basis: String?
  /// Whether the office decided that there is no reward (R6.5.4).
  package let excluded: MarkValue
  package let exclusion: String?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToEstablish(lead, unless: .office, envelope) { return refusal }
    let items = knownContent ?? []
    if items.contains(where: \.content.isBlank) || Set(items.map(\.content)).count != items.count {
      return Refusal(.contentMissing, Clause("R6.2.2"))
    }
    for time in times {
      guard let since = RewardMoment.since(time, in: desk.zone) else { return Refusal(.sinceUnfit, Clause("R6.2.2")) }
      if let moment = since.value, moment.day(in: desk.zone) > desk.date(of: envelope.time) {
        return Refusal(.sinceUnfit, Clause("R6.2.2"))
      }
      // What takes a reward from somebody shows where it was read.
      if since.value != nil, basis?.isBlank ?? true { return Refusal(.basisMissing, Clause("R6.2.2")) }
    }
    if let confirmedContent, confirmedContent.isEmpty || confirmedContent.contains(where: \.isBlank) {
      return Refusal(.contentMissing, Clause("R6.2.3"))
    }
    return (excluded == .yes) == (exclusion?.isBlank == false) ? nil : Refusal(.reasonMissing, Clause("R6.5.4"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let zone = desk.zone
    func since(_ text: String?) -> Established<RewardMoment> { RewardMoment.since(text, in: zone) ?? .unknown }
    let circumstances = RewardFile.Circumstances(
      step: LeadStep(envelope), knownSince: since(knownSince), verifiedSince: since(verifiedSince),
      underInvestigationSince: since(underInvestigationSince), confirmedContent: confirmedContent,
      knownContent: Dictionary((knownContent ?? []).map { ($0.content, since($0.since)) }) { first, _ in first },
      basis: basis, exclusion: excluded == .unknown ? .unknown : exclusion.map(Established.on) ?? .never)
    desk.rewards.change(lead) { $0.circumstances = circumstances }
    desk.leads.note(lead, envelope)
  }

  private var times: [String?] {
    [knownSince, verifiedSince, underInvestigationSince] + (knownContent ?? []).map(\.since)
  }
}

extension RewardMoment {
  /// A time as `CircumstancesRecorded` writes it; nil for any other text.
  static func since(_ text: String?, in zone: Zone) -> Established<RewardMoment>? {
    switch text {
    case nil: return .unknown
    case "never": return .never
    case .some(let text):
      if let day = CivilDate(text) { return .on(.day(day)) }
      return CivilMoment(text).map { .on(.instant(zone.instant(of: $0))) }
    }
  }
}

/// The office says what a tip is worth: target, facts, help, and which items of content it names (R6.2.1, R6.3.2).
package struct RewardTipAssessed: Event {
  package static let type = "reward.assessed"
  package let lead: LeadID
  package let tip: TipID
  package let definiteTarget: MarkValue
  package let specificFacts: MarkValue
  package let helpful: MarkValue
  /// Called by the same words in all tips of the lead.
  package let content: [String]

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToEstablish(lead, about: tip, unless: .office, envelope) { return refusal }
    return content.isEmpty || content.contains(where: \.isBlank) || Set(content).count != content.count
      ? Refusal(.contentMissing, Clause("R6.2.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) {
      $0.assessments[tip] = RewardFile.Assessment(
        step: LeadStep(envelope), definiteTarget: definiteTarget.bool, specificFacts: specificFacts.bool,
        helpful: helpful.bool, content: content)
    }
  }
}

/// A custodian heard whether a reporter wants the reward, or found who an anonymous one is (R6.3.1).
package struct ReporterStated: Event {
  package static let type = "reward.stated"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  package let willing: MarkValue
  /// Whether the identity could be confirmed.
  package let confirmed: MarkValue
  package let confirmedOn: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToEstablish(lead, about: tip, unless: .custodian, envelope)
      ?? desk.refusal(unless: .custodian, about: reporter, of: tip, envelope)
    {
      return refusal
    }
    guard (confirmed == .yes) == (confirmedOn != nil) else { return Refusal(.dateInvalid, Clause("R6.3.1")) }
    if let confirmedOn, confirmedOn > desk.date(of: envelope.time) {
      return Refusal(.dateInvalid, Clause("R6.3.1"), .date(confirmedOn))
    }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let confirmedOn = confirmed == .unknown ? Established.unknown : confirmedOn.map(Established.on) ?? .never
    desk.rewards.change(lead) {
      $0.statements[reporter] = RewardFile.Statement(
        step: LeadStep(envelope), willing: willing.bool, confirmedOn: confirmedOn)
    }
    desk.reporters.change(reporter, from: envelope)
  }
}

extension MarkValue {
  /// Nil is unknown.
  package var bool: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .unknown: nil
    }
  }
}

/// Joint reporters told the custodian how they divide it (R6.3.3).
package struct SharesAgreed: Event {
  package static let type = "reward.agreed"
  package let lead: LeadID
  package let tip: TipID
  package let shares: [AgreedShare]

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToEstablish(lead, about: tip, unless: .custodian, envelope) { return refusal }
    let members = Set(desk.reporters.of(tip))
    let named = shares.map(\.reporter)
    // All of them agreed, or nobody did: those who get nothing say so too.
    return members.count > 1 && Set(named) == members && named.count == members.count
      && shares.allSatisfy { $0.fen >= 0 }
      ? nil : Refusal(.sharesUnfit, Clause("R6.3.3"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { $0.agreements[tip] = RewardFile.Agreement(step: LeadStep(envelope), shares: shares) }
  }
}

/// The office grants something to a tip that came later and helped (R6.3.2); 0 takes it back.
package struct DiscretionGranted: Event {
  package static let type = "reward.discretion"
  package let lead: LeadID
  package let tip: TipID
  /// In fen.
  package let fen: Int
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToEstablish(lead, about: tip, unless: .office, envelope) { return refusal }
    if fen < 0 || fen > RewardProposed.most { return Refusal(.amountUnfit, Clause("R6.3.2")) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.3.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) {
      $0.grants[tip] = fen == 0 ? nil : RewardFile.Grant(step: LeadStep(envelope), fen: fen)
    }
  }
}
