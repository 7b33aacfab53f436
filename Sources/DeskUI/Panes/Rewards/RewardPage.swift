import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The review of one lead's reward: each reporter against each clause, why, and what is missing. Aliases only.
package struct RewardPage {
  private(set) var page: DetailPage
  /// What the keys can stand on, line by line.
  private(set) var stops: [(line: Int, target: Target)] = []

  /// Where a line leads.
  enum Target: Hashable, Sendable {
    /// What it rests on.
    case events([EventNumber])
    /// Somebody behind an alias, for those who keep the register of them.
    case reporter(ReporterID)
  }

  private var keepsReporters = false

  init(theme: Theme, width: Int) { page = DetailPage(theme: theme, width: width) }

  var lines: [DetailLine] { page.lines }

  /// The page as plain lines, for commands.
  ///
  /// - Parameter isWhole: whether settled clauses say why, too.
  package static func lines(
    of lead: LeadID, in desk: Desk, for member: MemberID, at now: Instant, _ wording: Wording, width: Int,
    isWhole: Bool
  ) -> [String] {
    var page = RewardPage(theme: .monochrome, width: width)
    page.build(lead, desk, member, now, wording, isWhole: isWhole)
    return page.lines.map(\.text)
  }

  /// A line that rests on events.
  private mutating func stop(_ events: [EventNumber], _ body: (inout DetailPage) -> Void) {
    let line = page.lines.count
    body(&page)
    // A heading's blank line is no part of what is stood on.
    if !events.isEmpty, page.lines.count > line { stops.append((line, .events(events))) }
  }

  mutating func build(
    _ lead: LeadID, _ desk: Desk, _ member: MemberID, _ now: Instant, _ wording: Wording, isWhole: Bool
  ) {
    guard let found = desk.leads[lead], let row = desk.leads.row(of: lead) else { return }
    let texts = wording.texts
    let file = desk.rewards[lead]
    page.text(
      "\(found.number)  \(TextCleaning.singleLine(desk.leads.titles[row]))", page.theme.heading, link: .go(.lead(lead)))
    page.value(texts["reward.page.state"], Self.state(file, texts))
    if let proposal = file?.proposal { page.value(texts["reward.page.total"], wording.money(proposal.total)) }
    signatures(file, wording)
    // A section signs for its lead; tips, aliases and shares are not its business, with or without their keys (R6.4).
    guard desk.mayReadLeads(member), let review = desk.rewardReview(of: lead, at: now), !review.tips.isEmpty else {
      page.text(texts["reward.page.unread"], page.theme.secondary)
      return
    }
    keepsReporters = Frame.lists(for: desk.members[member]?.posts ?? []).contains(.reporters)
    for tip in review.tips { self.tip(tip, lead, desk, wording, isWhole: isWhole) }
    money(file, wording)
    afterwards(file, wording)
  }

  /// Where a reward stands, in words.
  static func state(_ file: RewardFile?, _ texts: Texts) -> String {
    texts["reward.state.\(file?.state.rawValue ?? "unopened")"]
  }

  /// Who did what of it so far.
  private mutating func signatures(_ file: RewardFile?, _ wording: Wording) {
    guard let file else { return }
    let steps: [(String, LeadStep?)] = [
      ("open", file.opened), ("register", file.registration?.step), ("countersign", file.registration?.countersigned),
      ("propose", file.proposal?.step), ("decide", file.proposal?.decision?.step), ("submit", file.submission?.step),
      ("county", file.county?.step), ("close", file.closed),
    ]
    for case (let name, let step?) in steps {
      stop([step.event]) {
        $0.value(
          wording.texts["reward.step.\(name)"],
          "\(wording.time(step.at))  \(wording.member(step.by))  #\(step.event.rawValue)")
      }
    }
  }

  private mutating func tip(
    _ tip: TipDecision, _ lead: LeadID, _ desk: Desk, _ wording: Wording, isWhole: Bool
  ) {
    let texts = wording.texts
    let found = RegisterNumber(tip.id).flatMap { desk.tips.row(numbered: $0) }.map { desk.tips.rows[$0] }
    page.heading(texts("reward.page.tip", tip.id, found.map { wording.received($0) } ?? ""))
    if let found, desk.date(of: found.registeredAt) > desk.date(of: found.receivedAt) {
      // A time of receipt that was entered later decides who was first: whoever looks has to see that.
      page.text(texts("reward.page.entered", wording.time(found.registeredAt)), page.theme.warning)
    }
    for reporter in tip.reporters {
      if keepsReporters, let alias = Int64(reporter.alias) {
        let named = desk.rewardReporter(ReporterID(rawValue: alias), in: lead)
        stops.append((page.lines.count, .reporter(named)))
      }
      page.text(
        texts("reward.page.reporter", reporter.alias, texts["reward.decision.\(reporter.decision.rawValue)"]),
        reporter.decision == .undetermined ? page.theme.warning : page.theme.heading)
      let own = Set(reporter.clauses.map(\.clause))
      let clauses = tip.clauses.filter { !own.contains($0.clause) } + reporter.clauses
      for clause in clauses.sorted(by: { $0.clause.rawValue < $1.clause.rawValue }) {
        self.clause(clause, lead, desk, wording, isWhole: isWhole)
      }
      let missing = clauses.count { $0.outcome == .undetermined }
      page.text(
        missing > 0
          ? texts("reward.page.missing", String(missing)) : texts["reward.conclusion.\(reporter.decision.rawValue)"],
        missing > 0 ? page.theme.warning : page.theme.plain, indent: 2)
    }
    if tip.reporters.isEmpty { page.text(texts["reward.page.nobody"], page.theme.secondary, indent: 2) }
  }

  private mutating func clause(
    _ clause: ClauseOutcome, _ lead: LeadID, _ desk: Desk, _ wording: Wording,
    isWhole: Bool
  ) {
    // What does not apply is said only where everything is.
    if clause.outcome == .notApplicable, !isWhole { return }
    let events = Set(clause.restsOn.flatMap { desk.evidence(of: $0, in: lead) }).sorted()
    let evidence = events.isEmpty ? "" : "  " + events.map { "#\($0.rawValue)" }.joined(separator: " ")
    let mark = wording.texts["reward.outcome.\(clause.outcome.rawValue)"]
    let style =
      clause.outcome == .notMet
      ? page.theme.alert : clause.outcome == .undetermined ? page.theme.warning : page.theme.plain
    let head = DisplayWidth.padded("\(mark) \(wording.clause(clause.clause))", to: 12)
    let because = wording.because(clause.because, isWhole: isWhole)
    stop(events) { $0.text("\(head)\(because)\(evidence)", style, indent: 2) }
    if let open = wording.settledBy(clause.settledBy) {
      page.text(wording.texts("reward.page.open", open), page.theme.secondary, indent: 4)
    }
  }

  private mutating func money(_ file: RewardFile?, _ wording: Wording) {
    let texts = wording.texts
    guard let file, let proposal = file.proposal else { return }
    page.heading(texts["reward.page.shares"])
    for share in proposal.shares {
      let state = file.county?.answer == .granted ? Self.standing(of: share, file, wording) : ""
      let events = file.payments.filter { $0.reporter == share.reporter }.flatMap { payment in
        [payment.step.event, payment.witnessed?.event].compactMap { $0 }
      }
      stop(events) { $0.value(wording.alias(share.reporter), "\(wording.money(share.fen))  \(state)") }
    }
    if proposal.unawarded > 0 { page.value(texts["reward.page.unawarded"], wording.money(proposal.unawarded)) }
  }

  /// Whether a share was told, paid, lapsed or taken back.
  private static func standing(of share: RewardFile.Share, _ file: RewardFile, _ wording: Wording) -> String {
    let texts = wording.texts
    if file.isRevoked(share.reporter) {
      let owed = file.owed(by: share.reporter)
      if owed == 0 { return texts["reward.share.revoked"] }
      return texts(
        file.waivers[share.reporter] == nil ? "reward.share.owed" : "reward.share.waived", wording.money(owed))
    }
    if file.lapses[share.reporter] != nil { return texts["reward.share.lapsed"] }
    if share.fen == 0 { return "" }
    let (paid, rest) = (file.paid(to: share.reporter), file.toPay(share))
    if rest > 0 {
      if paid > 0 { return texts("reward.share.partly", wording.money(paid), wording.money(rest)) }
      return texts[file.notices[share.reporter] == nil ? "reward.share.due" : "reward.share.told"]
    }
    let isSigned = file.payments.allSatisfy { $0.reporter != share.reporter || $0.witnessed != nil }
    return texts[isSigned ? "reward.share.paid" : "reward.share.oneSigned"]
  }

  /// What came after the outcome.
  private mutating func afterwards(_ file: RewardFile?, _ wording: Wording) {
    guard let file else { return }
    func line(_ kind: String, _ reporter: ReporterID, _ step: LeadStep, _ answer: LeadWork.Decision?) {
      let state = answer.map { $0.isYes ? "upheld" : "dismissed" } ?? "open"
      let words = wording.texts(
        "reward.page.\(kind).\(state)", wording.alias(reporter), wording.time(step.at),
        answer.map { wording.time($0.step.at) } ?? "")
      let events = [step.event, answer?.step.event].compactMap { $0 }
      let numbers = events.map { "#\($0.rawValue)" }.joined(separator: " ")
      stop(events) { $0.value(wording.texts["reward.page.\(kind)"], "\(words)  \(numbers)") }
    }
    for objection in file.objections { line("objection", objection.reporter, objection.step, objection.answer) }
    for revocation in file.revocations { line("revocation", revocation.named, revocation.step, revocation.decision) }
  }
}
