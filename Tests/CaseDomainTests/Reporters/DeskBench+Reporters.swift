@testable import CaseDomain

extension DeskBench {
  /// A second custodian, who took no part in anything.
  static let secondCustodian = MemberID(rawValue: 12)

  /// Registers a tip with one reporter, who gave these.
  @discardableResult
  mutating func reporter(
    _ given: [ReporterDetail] = [.name, .phone], naming subjects: [String] = []
  ) throws(Refusal) -> ReporterID {
    let reporter = RegisterTip.Reporter(given: given, identity: given.isEmpty ? nil : .some)
    _ = try tip(RegisterTip(content: .some(naming: subjects), reporters: [reporter]))
    return newestReporter
  }

  var newestReporter: ReporterID { desk.reporters.id(row: desk.reporters.count - 1) }
  var newestRequest: EventNumber { desk.reporters.requests.all[desk.reporters.requests.all.count - 1].event }
  var newestDestruction: EventNumber {
    desk.reporters.destructions.all[desk.reporters.destructions.all.count - 1].event
  }

  /// Invites, admits and lets sign, as the admin, a leader and the member themselves.
  mutating func hire(_ name: String, _ posts: Posts) throws(Refusal) -> MemberID {
    try perform(InviteMember(name: name, posts: posts, section: nil) { "v\($0.rawValue)" }, as: Cast.admin)
    let id = desk.members.all[desk.members.all.count - 1].id
    try admit(id)
    try perform(SignUndertaking(), as: id)
    return id
  }

  @discardableResult
  mutating func bind(
    _ tip: TipID, _ reporter: ReporterID? = nil, given: [ReporterDetail] = [.name, .phone],
    on day: String = "2026-11-23",
    as member: MemberID = Cast.custodian
  ) throws(Refusal) -> ReporterID {
    try perform(
      BindReporter(
        tip: tip, reporter: reporter, given: given, identity: .some, card: .some, evidence: .some,
        confirmedOn: CivilDate(day)!),
      as: member)
    return reporter ?? newestReporter
  }

  mutating func add(
    _ given: [ReporterDetail], to reporter: ReporterID, as member: MemberID = Cast.receiver
  ) throws(Refusal) {
    try perform(
      AddToReporter(reporter: reporter, given: given, identity: .some, card: .some, reason: "补充"), as: member)
  }

  mutating func check(
    _ reporter: ReporterID, contact: Bool? = nil, name: Bool? = nil, as member: MemberID = Cast.custodian
  ) throws(Refusal) {
    try perform(
      CheckReporter(
        reporter: reporter, contactWorks: contact, nameIsTrue: name, how: "回拨", on: CivilDate("2026-11-23")!),
      as: member)
  }

  mutating func mark(
    _ reporter: ReporterID, _ mark: ReporterMark = .staff, _ value: MarkValue = .yes, evidence: SealedFile? = .some,
    as member: MemberID = Cast.custodian
  ) throws(Refusal) {
    try perform(MarkReporter(reporter: reporter, mark: mark, value: value, evidence: evidence), as: member)
  }

  mutating func decide(
    _ one: ReporterID, _ other: ReporterID, same: Bool = true, as member: MemberID = Cast.custodian
  ) throws(Refusal) {
    try perform(DecideSameReporter(reporter: one, other: other, isSame: same, reason: nil), as: member)
  }

  @discardableResult
  mutating func request(
    _ reporter: ReporterID, custodian: MemberID = Cast.custodian, as member: MemberID = Cast.office
  ) throws(Refusal) -> EventNumber {
    try perform(
      RequestIdentity(reporter: reporter, purpose: .contact, reason: "回访", custodian: custodian), as: member)
  }

  mutating func approve(
    _ request: EventNumber, lifting count: Int = 1, as member: MemberID = Cast.leader, at time: Instant? = nil
  ) throws(Refusal) {
    let lifted = (0..<count).map { LiftedLayer(file: "0a\($0)", layer: "AAEC") }
    try perform(ApproveIdentity(request: request, lifted: lifted), as: member, at: time)
  }

  mutating func view(
    _ request: EventNumber, renewal: Bool = false, as member: MemberID = Cast.custodian, at time: Instant? = nil
  ) throws(Refusal) {
    try perform(ViewIdentity(request: request, isRenewal: renewal), as: member, at: time)
  }

  @discardableResult
  mutating func proposeDestruction(
    _ reporter: ReporterID, as member: MemberID = Cast.custodian
  ) throws(Refusal) -> EventNumber {
    try perform(ProposeDestruction(reporter: reporter, grounds: "期满"), as: member)
  }

  mutating func destroy(_ reporter: ReporterID) throws(Refusal) {
    try perform(ApproveDestruction(proposal: try proposeDestruction(reporter)), as: Cast.leader)
  }

  func signature(_ reporter: ReporterID) -> Signature? { desk.reporters.signature(of: reporter) }
}

// MARK: The busy bench

extension DeskBench {
  /// Binds people to three tips of the busy bench: one is being shown, one is asked for, one is quiet.
  mutating func addReporters() throws(Refusal) {
    let shown = try bind(Busy.received(self))
    let asked = try bind(Busy.returned(self))
    try bind(Busy.opened(self))
    let approved = try request(shown)
    try approve(approved)
    try view(approved)
    try request(asked, as: Cast.receiver)
    try proposeDestruction(shown)
  }
}

extension DeskBench.Busy {
  static let shown = ReporterID(rawValue: 1)
  static let asked = ReporterID(rawValue: 2)
  static let quiet = ReporterID(rawValue: 3)
}

extension Deed {
  static var reporters: [Deed] {
    let bench = DeskBench.busy
    let (asked, quiet) = (DeskBench.Busy.asked, DeskBench.Busy.quiet)
    let approved = bench.desk.reporters.requests.all[0].event
    let waiting = bench.newestRequest
    let destruction = bench.newestDestruction
    let custodian = [Cast.custodian]
    let leaders = [Cast.leader, Cast.secondLeader]
    return [
      Deed(
        "R6.4 seal more of a reporter", by: Cast.receiver, allowed: [Cast.receiver] + custodian,
        AddToReporter(reporter: quiet, given: [.address], identity: .some, card: .some, reason: "补充")),
      Deed(
        "R6.3.1 bind a person", by: Cast.custodian, allowed: custodian,
        BindReporter(
          tip: DeskBench.Busy.passedOn(bench), reporter: nil, given: [.name, .phone], identity: .some, card: .some,
          evidence: .some, confirmedOn: CivilDate("2026-11-24")!)),
      Deed(
        "R6.6 check a reporter", by: Cast.custodian, allowed: custodian,
        CheckReporter(
          reporter: quiet, contactWorks: false, nameIsTrue: true, how: "回拨", on: CivilDate("2026-11-24")!)),
      Deed(
        "R6.5 mark a reporter", by: Cast.custodian, allowed: custodian,
        MarkReporter(reporter: quiet, mark: .kin, value: .no, evidence: .some)),
      Deed(
        "R6.3.4 decide that two are one", by: Cast.custodian, allowed: custodian,
        DecideSameReporter(reporter: quiet, other: asked, isSame: true, reason: .some)),
      Deed(
        "R6.4 ask who a reporter is", by: Cast.office,
        allowed: [Cast.receiver, Cast.office] + leaders + custodian,
        RequestIdentity(reporter: quiet, purpose: .verify, reason: "核实", custodian: Cast.custodian)),
      Deed(
        "R6.4 approve a request", by: Cast.leader, allowed: leaders,
        ApproveIdentity(request: waiting, lifted: [LiftedLayer(file: "0a", layer: "AAEC")])),
      Deed(
        "R6.4 decline a request", by: Cast.leader, allowed: leaders, DeclineIdentity(request: waiting, reason: "不妥")),
      Deed(
        "R6.4 withdraw a request", by: Cast.receiver, allowed: [Cast.receiver],
        WithdrawIdentityRequest(request: waiting)),
      Deed(
        "R6.4 look at an identity", by: Cast.custodian, allowed: custodian,
        ViewIdentity(request: approved, isRenewal: false)),
      Deed(
        "R6.4 close an identity", by: Cast.custodian, allowed: custodian,
        CloseIdentity(request: approved, how: .closed)),
      Deed(
        "R6.4 read a contact card", by: Cast.custodian, allowed: custodian, ReadCard(reporter: quiet, reason: "约见")),
      Deed(
        "R6.4 propose a destruction", by: Cast.custodian, allowed: custodian + leaders,
        ProposeDestruction(reporter: quiet, grounds: "期满")),
      Deed(
        "R6.4 approve a destruction", by: Cast.leader, allowed: leaders, ApproveDestruction(proposal: destruction)),
      Deed(
        "R6.4 decline a destruction", by: Cast.leader, allowed: leaders,
        DeclineDestruction(proposal: destruction, reason: "不妥")),
    ]
  }
}
