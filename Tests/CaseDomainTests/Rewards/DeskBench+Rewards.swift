@testable import CaseDomain

/// A closed lead with one real-name reporter, and its reward taken some way.
extension DeskBench {
  var rewarded: ReporterID { desk.reporters.of(firstTip)[0] }
  var reward: RewardFile? { desk.rewards[firstLead] }

  mutating func openReward(_ ground: RewardGround = .closing, as member: MemberID = Cast.office) throws(Refusal) {
    try perform(OpenReward(lead: firstLead, ground: ground), as: member)
  }

  /// Establishes everything in the reporter's favour.
  mutating func establish() throws(Refusal) {
    try perform(
      RecordCircumstances(
        lead: firstLead, knownSince: .never, verifiedSince: .never, underInvestigationSince: .never, exclusion: .never),
      as: Cast.office)
    try assess(firstTip)
    try clear(rewarded)
    try perform(StateForReporter(lead: firstLead, reporter: rewarded, willing: .yes), as: Cast.custodian)
  }

  mutating func assess(
    _ tip: TipID, helpful: MarkValue = .unknown, content: [String] = ["强迫交易"]
  ) throws(Refusal) {
    try perform(
      AssessRewardTip(
        lead: firstLead, tip: tip, definiteTarget: .yes, specificFacts: .yes, helpful: helpful, content: content),
      as: Cast.office)
  }

  /// A custodian finds name and contact true, and nothing against a reporter.
  mutating func clear(_ reporter: ReporterID) throws(Refusal) {
    try perform(
      CheckReporter(
        reporter: reporter, contactWorks: true, nameIsTrue: true, how: "回拨", on: desk.date(of: clock)),
      as: Cast.custodian)
    for mark in [ReporterMark.staff, .statutoryDuty, .accomplice] { try self.mark(reporter, mark, .no) }
  }

  mutating func register(as member: MemberID = Cast.office) throws(Refusal) {
    try perform(RegisterReward(lead: firstLead, role: .decisive, effect: "据此查实"), as: member)
  }

  mutating func countersign(as member: MemberID = Cast.liaison) throws(Refusal) {
    let registration = reward?.registration?.step.event ?? EventNumber(rawValue: 0)
    try perform(CountersignReward(lead: firstLead, registration: registration), as: member)
  }

  mutating func proposeTotal(_ total: Int = 300_000, as member: MemberID = Cast.office) throws(Refusal) {
    try perform(ProposeReward(lead: firstLead, total: total), as: member)
  }

  mutating func decideTotal(_ isApproved: Bool = true, as member: MemberID = Cast.leader) throws(Refusal) {
    let proposal = reward?.proposal?.step.event ?? EventNumber(rawValue: 0)
    try perform(
      DecideReward(lead: firstLead, proposal: proposal, isApproved: isApproved, opinion: "意见"), as: member)
  }

  mutating func submit() throws(Refusal) { try perform(SubmitReward(lead: firstLead, letter: "奖1号"), as: Cast.office) }

  mutating func answer(_ answer: CountyAnswer = .granted, reason: String? = nil) throws(Refusal) {
    try perform(
      RecordCountyAnswer(lead: firstLead, answer: answer, letter: "县奖1号", reason: reason), as: Cast.office)
  }

  mutating func openForPayment(_ reporter: ReporterID) throws(Refusal) {
    let request = try perform(
      RequestIdentity(reporter: reporter, purpose: .reward, reason: "发放奖金", custodian: Cast.custodian),
      as: Cast.office)
    try approve(request)
    try view(request)
  }

  mutating func pay(_ fen: Int = 300_000, as member: MemberID = Cast.custodian) throws(Refusal) {
    try perform(
      PayReward(lead: firstLead, reporter: rewarded, fen: fen, manner: .cash, voucher: "凭证1号"), as: member)
  }

  mutating func witness(as member: MemberID = Cast.office) throws(Refusal) {
    let payment = reward?.payments.last?.step.event ?? EventNumber(rawValue: 0)
    try perform(WitnessPayment(lead: firstLead, payment: payment), as: member)
  }

  @discardableResult
  mutating func object(_ words: String = "金额偏低", as member: MemberID = Cast.custodian) throws(Refusal) -> EventNumber {
    try perform(ObjectToReward(lead: firstLead, reporter: rewarded, words: words), as: member)
  }

  mutating func answerObjection(
    _ isUpheld: Bool, letter: String? = nil, as member: MemberID = Cast.secondLeader
  ) throws(Refusal) {
    let objection = reward?.objections.last?.step.event ?? EventNumber(rawValue: 0)
    try perform(
      AnswerObjection(lead: firstLead, objection: objection, isUpheld: isUpheld, reason: "复核", letter: letter),
      as: member)
  }

  mutating func revoke(as member: MemberID = Cast.office) throws(Refusal) {
    try perform(
      ProposeRevocation(lead: firstLead, reporter: rewarded, ground: .fraud, reason: "伪造账目"), as: member)
  }

  mutating func decideRevocation(_ isApproved: Bool = true, as member: MemberID = Cast.leader) throws(Refusal) {
    let proposal = reward?.revocations.last?.step.event ?? EventNumber(rawValue: 0)
    try perform(
      DecideRevocation(lead: firstLead, proposal: proposal, isApproved: isApproved, opinion: "意见"), as: member)
  }

  mutating func recover(_ fen: Int, as member: MemberID = Cast.custodian) throws(Refusal) {
    try perform(RecoverReward(lead: firstLead, reporter: rewarded, fen: fen, voucher: "收据1号"), as: member)
  }

  mutating func waive(as member: MemberID = Cast.leader) throws(Refusal) {
    try perform(WaiveRecovery(lead: firstLead, reporter: rewarded, reason: "无可执行"), as: member)
  }

  /// Signs what came back, as the second officer.
  mutating func witnessRecovery(as member: MemberID = Cast.office) throws(Refusal) {
    let recovery = reward?.recoveries.last?.step.event ?? EventNumber(rawValue: 0)
    try perform(WitnessPayment(lead: firstLead, payment: recovery), as: member)
  }

  mutating func closeReward() throws(Refusal) {
    try perform(CloseReward(lead: firstLead, reason: "已发放"), as: Cast.office)
  }

  /// Paid, signed twice and closed.
  static let paidReward = made(.granted) {
    try $0.openForPayment($0.rewarded)
    try $0.pay()
    try $0.witness()
    try $0.closeReward()
  }

  /// The same with the share taken back.
  static let revokedReward: DeskBench = {
    var bench = paidReward
    do {
      try bench.revoke()
      try bench.decideRevocation()
    } catch { preconditionFailure("nothing is taken back: \(error)") }
    return bench
  }()

  /// A desk with one reward in a state.
  static func reward(in state: RewardState, from base: DeskBench = .sections) throws(Refusal) -> DeskBench {
    var (bench, _) = try DeskBench.lead(in: .closed, from: base)
    try bench.openReward()
    try bench.establish()
    let way: [RewardState] = [.collecting, .registered, .countersigned, .proposed, .approved, .submitted]
    for step in way.prefix(while: { $0 != state }) {
      switch step {
      case .collecting: try bench.register()
      case .registered: try bench.countersign()
      case .countersigned: try bench.proposeTotal()
      case .proposed: try bench.decideTotal()
      case .approved: try bench.submit()
      default: try bench.answer(state == .refused ? .refused : .granted, reason: state == .refused ? "重复" : nil)
      }
    }
    return bench
  }

  /// The same where it cannot fail.
  static func made(
    _ state: RewardState, from base: DeskBench = .sections, _ more: (inout DeskBench) throws -> Void = { _ in }
  ) -> DeskBench {
    do {
      var bench = try reward(in: state, from: base)
      try more(&bench)
      return bench
    } catch {
      preconditionFailure("no reward is \(state): \(error)")
    }
  }
}
