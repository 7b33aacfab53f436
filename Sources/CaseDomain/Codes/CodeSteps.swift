/// Which events are about the code of which tip, and about which claim.
struct CodeSteps: Sendable, Codable {
  private var ofTip: [TipID: [EventNumber]] = [:]
  private var ofClaim: [EventNumber: [EventNumber]] = [:]
  /// The claims by which a reporter was recognised.
  private var claims: [ReporterID: [EventNumber]] = [:]

  func of(_ tip: TipID) -> [EventNumber] { ofTip[tip] ?? [] }
  func of(_ reporter: ReporterID) -> [EventNumber] { (claims[reporter] ?? []).flatMap { ofClaim[$0] ?? [] } }

  mutating func note(_ event: EventNumber, of tip: TipID) { ofTip[tip, default: []].append(event) }
  mutating func note(_ event: EventNumber, ofClaim claim: EventNumber) { ofClaim[claim, default: []].append(event) }
  mutating func note(claim: EventNumber, of reporter: ReporterID) { claims[reporter, default: []].append(claim) }
}

extension Desk {
  /// The tip that a step with a receipt code is about; nil for every other event, and for a failure, of which nobody
  /// knows whose code it was.
  package func codeTip(of event: any Event) -> TipID? {
    switch event {
    case let event as CodeIssued: event.tip
    case let event as CodeUsed: codes[event.code]?.tip
    case let event as CodeClaimed: codes.use(event.use).flatMap { codes[$0.code]?.tip }
    case let event as ClaimRead: codes.claim(event.claim)?.tip
    case let event as ClaimDecided: codes.claim(event.claim)?.tip
    default: nil
    }
  }

  /// Every event about who a reporter is, ascending (R6.4): theirs, and what was done with the receipt code of their tip.
  /// Where a tip has several reporters nobody knows whose the code is, but for a claim that was found to be true.
  package func identityEvents(of reporter: ReporterID) -> [EventNumber] {
    guard let tip = reporters[reporter]?.tip else { return [] }
    let coded = reporters.of(tip).count == 1 ? codes.steps.of(tip) : codes.steps.of(reporter)
    return coded.isEmpty
      ? reporters.events(of: reporter) : Set(reporters.events(of: reporter) + coded).sorted()
  }

  /// Every event about a tip's receipt code, ascending.
  package func codeEvents(of tip: TipID) -> [EventNumber] { codes.steps.of(tip) }
}
