@testable import CaseDomain

/// The members of a staffed bench, by what they are.
enum Cast {
  static let leader = MemberID(rawValue: 1)
  static let admin = MemberID(rawValue: 2)
  /// Office, and a receiver.
  static let receiver = MemberID(rawValue: 3)
  static let office = MemberID(rawValue: 4)
  static let custodian = MemberID(rawValue: 5)
  static let secondLeader = MemberID(rawValue: 6)
  static let liaison = MemberID(rawValue: 7)
  static let auditor = MemberID(rawValue: 8)
  /// Admitted to the office, but without an undertaking.
  static let unsigned = MemberID(rawValue: 9)
  /// Was of the office, and left.
  static let removed = MemberID(rawValue: 10)
  /// Invited to the office, not yet admitted.
  static let invited = MemberID(rawValue: 11)
  static let nobody = MemberID(rawValue: 99)

  /// Those who may act.
  static let acting = [leader, admin, receiver, office, custodian, secondLeader, liaison, auditor]
  /// Those who may do nothing at all.
  static let idle = [unsigned, removed, invited, nobody]
  static let all = acting + idle
}

extension DeskBench {
  /// A desk in earnest with the whole cast, a section and two outside bodies, on Monday 2026-11-23 at nine.
  static let staffed = staffed(at: at("2026-11-23 09:00"))

  static func staffed(at clock: Instant, calendar: WorkCalendar = stateCouncilCalendar) -> DeskBench {
    do {
      return try makeStaffed(DeskBench(calendar: calendar, clock: clock))
    } catch {
      preconditionFailure("the cast cannot be staffed: \(error)")
    }
  }

  private static func makeStaffed(_ empty: DeskBench) throws(Refusal) -> DeskBench {
    var bench = empty
    try bench.perform(
      FoundDesk(
        name: "某县审批服务管理局", kind: .full,
        founders: [
          .init(name: "甲", posts: .leader, fingerprint: "F1", withheld: [.identity]),
          .init(name: "乙", posts: .admin, fingerprint: "F2", withheld: [.identity]),
        ]), as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.admin)
    let section = SectionID(rawValue: try bench.perform(AddSection(name: "投资项目科"), as: Cast.admin).rawValue)
    let people: [(String, Posts, SectionID?)] = [
      ("丙", [.office, .receiver], nil), ("丁", .office, nil), ("戊", .custodian, nil), ("己", .leader, nil),
      ("庚", .liaison, section), ("辛", .auditor, nil), ("壬", .office, nil), ("癸", .office, nil), ("子", .office, nil),
    ]
    for (name, posts, section) in people {
      try bench.perform(
        InviteMember(name: name, posts: posts, section: section) { "v\($0.rawValue)" }, as: Cast.admin)
    }
    for id in [Cast.receiver, Cast.office, Cast.custodian, Cast.secondLeader, Cast.liaison, Cast.auditor] {
      try bench.admit(id)
      try bench.perform(SignUndertaking(), as: id)
    }
    try bench.admit(Cast.unsigned)
    try bench.admit(Cast.removed)
    try bench.perform(SignUndertaking(), as: Cast.removed)
    try bench.perform(RemoveMember(member: Cast.removed, reason: "调离"), as: Cast.admin)
    try bench.perform(AddBody(kind: .police, name: "县公安局"), as: Cast.receiver)
    try bench.perform(AddBody(kind: .countyOffice, name: "县扫黑办"), as: Cast.receiver)
    return bench
  }

  mutating func admit(_ id: MemberID) throws(Refusal) {
    try perform(AdmitMember(member: id, fingerprint: "F\(id.rawValue)"), as: Cast.leader)
  }

  var section: SectionID { desk.organisation.sections[0].id }
  var police: BodyID { desk.organisation.bodies[0].id }
  var countyOffice: BodyID { desk.organisation.bodies[1].id }

  // MARK: Common steps

  /// Registers a tip that names the subjects.
  mutating func tip(
    _ title: String = "某酒店强迫交易", naming subjects: [String] = [], at time: Instant? = nil
  ) throws(Refusal) -> TipID {
    try tip(RegisterTip(content: .some(title, naming: subjects)), at: time)
  }

  mutating func tip(
    _ command: RegisterTip, as member: MemberID = Cast.receiver, at time: Instant? = nil
  ) throws(Refusal) -> TipID {
    TipID(rawValue: try perform(command, as: member, at: time).rawValue)
  }

  mutating func lead(of tips: TipID..., at time: Instant? = nil) throws(Refusal) -> LeadID {
    let command = OpenLead(tips: tips, isSuspectedOrganisedCrime: false, reason: "对象明确")
    return LeadID(rawValue: try perform(command, as: Cast.office, at: time).rawValue)
  }

  /// Proposes an outcome as the receiver.
  @discardableResult
  mutating func propose(
    _ outcome: Outcome, for tip: TipID, as member: MemberID = Cast.receiver, at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(ProposeOutcome(tip: tip, outcome: outcome, reason: "理由"), as: member, at: time)
  }

  /// Brings an outcome about: the receiver proposes, the other office member confirms.
  mutating func settle(_ outcome: Outcome, for tip: TipID, at time: Instant? = nil) throws(Refusal) {
    let proposal = try propose(outcome, for: tip, at: time)
    try perform(ConfirmOutcome(tip: tip, proposal: proposal), as: Cast.office, at: time)
  }

  func state(_ tip: TipID) -> TipState? { desk.tips[tip]?.state }
}

extension TipContent {
  static func some(_ title: String = "某酒店强迫交易", naming subjects: [String] = []) -> TipContent {
    TipContent(
      title: title, narrative: title + "，多次威胁周边商户。", subjects: subjects.map { Subject(kind: .person, name: $0) },
      conduct: Conduct(name: "forcedDealing"), place: "城关镇")
  }
}

extension SealedFile {
  static let some = SealedFile(file: "0a1b", sha256: String(repeating: "5c", count: 32))
}

extension RowHash {
  static func some(_ byte: UInt8) -> RowHash { RowHash(bytes: [UInt8](repeating: byte, count: 32))! }
}
