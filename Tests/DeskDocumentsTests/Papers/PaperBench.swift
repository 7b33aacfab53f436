import CaseDomain
import DeskDocuments
import DeskSession
import Foundation
import Testing

/// A desk in memory with a lead at work, for papers: everything that may stand on them happened once.
struct PaperBench {
  static let office = MemberID(rawValue: 1)
  static let leader = MemberID(rawValue: 2)
  static let liaison = MemberID(rawValue: 4)
  /// What nobody must find on any paper.
  static let secrets = ["举报人-", "0001号证人", "张三丰", "13800138000"]

  private(set) var desk = Desk(calendar: .weekendsOnly)
  private(set) var log: [Recorded] = []
  /// 2026-11-23 14:05 in China, a Monday.
  var now = Zone.china.instant(of: CivilMoment("2026-11-23T14:05")!)

  init() throws {
    let founders: [FoundDesk.Founder] = [
      .init(name: "甲", posts: [.office, .receiver, .admin], fingerprint: "1"),
      .init(name: "乙", posts: [.office, .leader], fingerprint: "2"),
      .init(name: "丙", posts: [.custodian], fingerprint: "3"),
    ]
    try run(FoundDesk(name: "某县审批服务局", kind: .trial, founders: founders))
    for member in 1...3 { try run(SignUndertaking(), as: MemberID(rawValue: Int64(member))) }
    try run(AddSection(name: "审批一科"))
    try run(AddBody(kind: .police, name: "县公安局"))
    try run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try run(AdmitMember(member: Self.liaison, fingerprint: "F4"))
    try run(SignUndertaking(), as: Self.liaison)
  }

  var section: SectionID { desk.organisation.sections[0].id }
  var police: BodyID { desk.organisation.bodies[0].id }

  @discardableResult
  mutating func run(_ command: some Command, as member: MemberID = office) throws -> EventNumber {
    let draft = try desk.decide(command, as: Actor(member), at: now)
    let commit = CommitNumber(rawValue: desk.lastCommit.rawValue + 1)
    let first = desk.lastEvent.next
    let (time, allocations) = desk.begin(
      commit: commit, time: now, firstEvent: first, events: draft.events.count, claims: draft.allocations)
    for (place, event) in draft.events.enumerated() {
      let envelope = Envelope(
        author: member, time: time, commit: commit, event: EventNumber(rawValue: first.rawValue + Int64(place)),
        allocations: allocations)
      desk.apply(event, from: envelope)
      log.append(Recorded(envelope: envelope, event: event))
    }
    return first
  }

  /// A tip of two reporters whose identities lie sealed elsewhere.
  mutating func tip(_ content: TipContent) throws -> TipID {
    let file = SealedFile(file: "00", sha256: "00")
    return TipID(
      rawValue: try run(
        RegisterTip(
          content: content,
          reporters: [.init(given: [.name, .phone], identity: file), .init(given: [.phone], identity: file)],
          isJoint: true)
      ).rawValue)
  }

  static let content = TipContent(
    title: "某酒店强迫交易", narrative: "某酒店长期强迫周边商户从它那里进货，不从的就断水断电。" + String(repeating: "商户都说不敢讲。", count: 12),
    subjects: [
      Subject(kind: .organisation, name: "某酒店", role: nil, address: "城东", trade: "住宿"),
      Subject(kind: .person, name: "黑老三", role: "经理"),
    ], conduct: [Conduct(name: "forcedDealing"), Conduct(name: "loanSharking")], place: "城东农贸市场", channel: .visit,
    originalsAt: "三号铁柜")

  /// A lead just opened from one tip.
  static func opened() throws -> (PaperBench, LeadID) {
    var bench = try PaperBench()
    let tip = try bench.tip(content)
    let lead = try bench.run(
      OpenLead(tips: [tip], importance: .major, isSuspectedOrganisedCrime: false, reason: "对象明确，事实具体"))
    return (bench, LeadID(rawValue: lead.rawValue))
  }

  /// The same at work: joined by a second tip, with a section, directed, transferred.
  static func working() throws -> (PaperBench, LeadID) {
    var (bench, lead) = try opened()
    bench.now = bench.now.adding(minutes: 90)
    let second = try bench.tip(
      TipContent(title: "酒店门口打人", narrative: "酒店门口有人被打。", place: "城东", channel: .letter))
    try bench.run(SupplementTip(tip: second, text: "补交收据两张"))
    try bench.run(ProposeOutcome(tip: second, outcome: .join(lead), reason: "同一对象"))
    let proposal = try #require(bench.desk.tips.openProposal(of: second)).event
    try bench.run(ConfirmOutcome(tip: second, proposal: proposal), as: leader)
    try bench.run(
      AssignLead(
        lead: lead, section: bench.section, handler: liaison, summary: "核查某酒店经营情况", request: "查近两年的供货合同"))
    try bench.run(TakeLead(lead: lead), as: liaison)
    try bench.run(
      NoteLead(lead: lead, kind: .files, words: "查了供货合同", place: "档案室", people: "档案员"), as: liaison)
    let today = bench.desk.date(of: bench.now)
    try bench.run(DirectLead(lead: lead, words: "本月内查清", due: today.adding(days: 7)), as: leader)
    try bench.run(
      TransferLead(
        lead: lead, to: bench.police, letter: "某审函〔2026〕7号", reason: "涉嫌犯罪", contents: ["线索内容一份", "供货合同复印件"]))
    return (bench, lead)
  }

  // MARK: As the session gives it

  func sheet(of lead: LeadID) throws -> LeadSheet {
    let row = try #require(desk.leads.row(of: lead))
    let document = LeadDocument(
      lead: lead, opened: try #require(events(desk.leads.events(of: lead)).first?.event as? LeadOpened),
      events: events(desk.leads.events(of: lead)))
    return LeadSheet(
      lead: desk.leads.rows[row], title: desk.leads.titles[row], document: document, work: desk.leads.work(on: lead),
      tips: try desk.leads.tips[row].map { try sheet(of: $0) })
  }

  func sheet(of tip: TipID) throws -> TipSheet {
    let events = events(desk.tips.events(of: tip))
    let registered = try #require(events.first?.event as? TipRegistered)
    return try #require(
      TipSheet(TipDocument(tip: tip, registered: registered, content: registered.content, events: events), in: desk))
  }

  private func events(_ numbers: [EventNumber]) -> [Recorded] {
    let wanted = Set(numbers)
    return log.filter { wanted.contains($0.envelope.event) }
  }

  func order(_ content: PaperOrder.Content, _ language: String = "zh-Hans", ending: String = "txt") -> PaperOrder {
    PaperOrder(content, desk: desk, now: now, member: Self.office, language: language, ending: ending)
  }

  func paper(_ content: PaperOrder.Content, _ language: String = "zh-Hans", ending: String = "txt") throws -> String {
    let files = try Papers.maker(order(content, language, ending: ending))
    return String(decoding: try #require(files.first).bytes, as: UTF8.self)
  }
}

/// Papers as they were approved, in `Golden`; written anew where `RECORD_SNAPSHOTS` is set.
enum PaperGolden {
  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      return try text.write(to: file, atomically: true, encoding: .utf8)
    }
    // Byte for byte: reading it as a text would drop the mark that a CSV begins with.
    let known = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == known, "\(name): RECORD_SNAPSHOTS=1 records it", sourceLocation: sourceLocation)
  }
}
