@testable import CaseDomain

/// A staffed desk with a second section, and one lead that was taken some way.
extension DeskBench {
  /// The liaison of the second section.
  static let otherLiaison = MemberID(rawValue: 12)
  var otherSection: SectionID { desk.organisation.sections[1].id }

  /// With a second section and its liaison, and one tip with a real-name reporter.
  static let sections: DeskBench = {
    do {
      return try makeSections()
    } catch {
      preconditionFailure("the sections cannot be set up: \(error)")
    }
  }()

  private static func makeSections() throws(Refusal) -> DeskBench {
    var bench = DeskBench.staffed
    let section = SectionID(rawValue: try bench.perform(AddSection(name: "综合科"), as: Cast.admin).rawValue)
    try bench.perform(
      InviteMember(name: "寅", posts: .liaison, section: section) { "v\($0.rawValue)" }, as: Cast.admin)
    try bench.admit(otherLiaison)
    try bench.perform(SignUndertaking(), as: otherLiaison)
    _ = try bench.tip(
      RegisterTip(
        content: .some(), reporters: [.init(given: [.name, .phone], identity: .some, speaksForAll: true)]))
    return bench
  }

  // MARK: Steps of a lead

  /// Opens a lead from the desk's first tip.
  mutating func openFirst(
    importance: Importance = .ordinary, suspected: Bool = false, at time: Instant? = nil
  ) throws(Refusal) -> LeadID {
    let command = OpenLead(
      tips: [firstTip], importance: importance, isSuspectedOrganisedCrime: suspected, reason: "对象明确")
    return LeadID(rawValue: try perform(command, as: Cast.office, at: time).rawValue)
  }

  mutating func assign(_ lead: LeadID, to section: SectionID? = nil, at time: Instant? = nil) throws(Refusal) {
    try perform(
      AssignLead(lead: lead, section: section ?? self.section, summary: "核查经营场所"), as: Cast.office, at: time)
  }

  mutating func take(_ lead: LeadID, at time: Instant? = nil) throws(Refusal) {
    try perform(TakeLead(lead: lead), as: Cast.liaison, at: time)
  }

  @discardableResult
  mutating func report(_ lead: LeadID, _ finding: Finding = .confirmed) throws(Refusal) -> EventNumber {
    let items: [FindingItem] =
      finding == .partlyConfirmed
      ? [.init(content: "强迫交易", finding: .confirmed), .init(content: "殴打", finding: .refuted)] : []
    return try perform(ReportFinding(lead: lead, finding: finding, grounds: "账目", items: items), as: Cast.liaison)
  }

  mutating func read(_ lead: LeadID, as member: MemberID) throws(Refusal) {
    if !desk.leads.hasRead(lead, member) { try perform(ReadLead(lead: lead), as: member) }
  }

  mutating func accept(_ lead: LeadID, as member: MemberID = Cast.office) throws(Refusal) {
    let report = desk.leads.work(on: lead).report?.step.event ?? EventNumber(rawValue: 0)
    try read(lead, as: member)
    try perform(AcceptFinding(lead: lead, report: report, opinion: "同意"), as: member)
  }

  /// Transfers a lead, and has the receipt recorded by another member.
  mutating func transfer(_ lead: LeadID, isReceived: Bool = true) throws(Refusal) {
    let transfer = try perform(
      TransferLead(lead: lead, to: police, letter: "函5号", reason: "涉黑涉恶", contents: ["线索摘要一份"]),
      as: Cast.office)
    guard isReceived else { return }
    try perform(ReceiveTransfer(lead: lead, transfer: transfer, reference: "回执5号"), as: Cast.receiver)
  }

  mutating func close(
    _ lead: LeadID, _ basis: ClosingBasis = .determination, as member: MemberID = Cast.office
  ) throws(Refusal) {
    try perform(CloseLead(lead: lead, basis: basis, reason: "已查清", feedback: "已依法处理"), as: member)
  }

  mutating func tellAll(_ lead: LeadID) throws(Refusal) {
    for reporter in desk.reportersToTell(of: lead) {
      try perform(GiveFeedback(lead: lead, reporter: reporter, words: "电话告知"), as: Cast.custodian)
    }
  }

  /// A desk with one lead in a state.
  static func lead(
    in state: LeadState, importance: Importance = .ordinary, suspected: Bool = false, from base: DeskBench = .sections
  ) throws(Refusal) -> (DeskBench, LeadID) {
    var bench = base
    let lead = try bench.openFirst(importance: importance, suspected: suspected)
    if importance == .major { try bench.perform(EscalateLead(lead: lead, words: "重大线索"), as: Cast.office) }
    for step in LeadState.allCases.prefix(while: { $0 != state }) { try bench.advance(lead, from: step) }
    return (bench, lead)
  }

  mutating func advance(_ lead: LeadID, from state: LeadState) throws(Refusal) {
    switch state {
    case .open: try assign(lead)
    case .assigned: try take(lead)
    case .verifying:
      try report(lead)
      for member in [Cast.office, Cast.receiver, Cast.leader, Cast.secondLeader] { try read(lead, as: member) }
    case .underReview: try accept(lead)
    case .resolved: try close(lead)
    case .closed:
      try tellAll(lead)
      try perform(ArchiveLead(lead: lead, volume: "2026-1"), as: Cast.office)
    case .archived: break
    }
  }

  /// A lead in hand with everything waiting that can wait beside it.
  static let waiting: DeskBench = {
    do {
      return try makeWaiting()
    } catch {
      preconditionFailure("nothing waits: \(error)")
    }
  }()

  private static func makeWaiting() throws(Refusal) -> DeskBench {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    try bench.perform(AskExtension(lead: lead, reason: "账目多"), as: Cast.liaison)
    try bench.perform(AskNarrative(lead: lead, tip: bench.firstTip, reason: "核对时间"), as: Cast.liaison)
    let due = on("2026-12-01")
    try bench.perform(
      AskAssist(lead: lead, section: bench.otherSection, words: "查场所登记", due: due), as: Cast.liaison)
    try bench.perform(DirectLead(lead: lead, words: "从快", due: due), as: Cast.leader)
    try bench.perform(RecordCountyOrder(lead: lead, number: "县交1号", due: due), as: Cast.office)
    try bench.transfer(lead, isReceived: false)
    return bench
  }

  /// Where another section helps already.
  static let assisted: DeskBench = {
    do {
      var (bench, lead) = try DeskBench.lead(in: .verifying)
      try bench.perform(
        AskAssist(lead: lead, section: bench.otherSection, words: "查场所登记", due: on("2026-12-01")), as: Cast.office)
      return bench
    } catch {
      preconditionFailure("nobody helps: \(error)")
    }
  }()

  var work: LeadWork { desk.leads.work(on: firstLead) }
}
