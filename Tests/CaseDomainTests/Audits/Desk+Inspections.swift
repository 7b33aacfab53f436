@testable import CaseDomain

extension DeskBench {
  /// Two inspectors: one has until 20 December, the other's last day is 23 November, when the desk is staffed.
  static let inspector = MemberID(rawValue: 12)
  static let shortInspector = MemberID(rawValue: 13)

  static let inspected: DeskBench = {
    do {
      var bench = DeskBench.staffed
      try bench.inspect("检查甲", until: "2026-12-20")
      try bench.inspect("检查乙", until: "2026-11-23")
      return bench
    } catch {
      preconditionFailure("the inspection cannot be made: \(error)")
    }
  }()

  /// Lets an inspector in, who signs.
  mutating func inspect(_ name: String, until: String) throws(Refusal) {
    let id = MemberID(rawValue: Int64(desk.numbering.next(.member)))
    try perform(Self.invitation(name, until: until), as: Cast.admin)
    try admit(id)
    try perform(GrantKeys(member: id, keys: [.desk, .audit]), as: Cast.leader)
    try perform(SignUndertaking(), as: id)
  }

  static func invitation(_ name: String = "检查丙", _ posts: Posts = .inspector, until: String?) -> InviteMember {
    InviteMember(name: name, posts: posts, section: nil, until: until.map { on($0) }) { "v\($0.rawValue)" }
  }

  /// The next stretch of the log, as a desk that reads all of it would extract it.
  func extract(rows: [ProcessRow] = []) -> ExtractProcess {
    ExtractProcess(from: desk.audits.next, through: desk.lastEvent, rows: rows)
  }
}

extension Deed {
  /// Of an inspection.
  static var inspections: [Deed] {
    let leaders = [Cast.leader, Cast.secondLeader]
    let bench = DeskBench.inspected
    return [
      Deed(
        "extend an inspection", by: Cast.leader, allowed: leaders, on: bench,
        ExtendInspection(member: DeskBench.inspector, until: on("2026-12-31"), reason: "检查延期")),
      Deed(
        "end what is over", by: Cast.auditor, allowed: leaders + [Cast.admin, Cast.auditor], on: bench,
        EndInspections()),
      Deed("extract the process", by: Cast.auditor, allowed: [Cast.auditor], on: bench, bench.extract()),
      Deed(
        "take the process out", by: Cast.auditor, allowed: leaders + [Cast.auditor], on: bench,
        ExportProcess(count: 3, file: "办理过程.txt")),
    ]
  }
}

extension RandomOffice {
  /// An inspection that comes, is extended, extracted for, and ends.
  mutating func inspection(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    let inspector = pick(desk.members.all.filter { $0.posts == .inspector && $0.status != .removed })
    switch newest {
    case Cast.admin:
      if let inspector, inspector.status == .invited {
        return ExtractProcess(from: desk.audits.next, through: desk.lastEvent, rows: [])
      }
      return InviteMember(
        name: "检\(desk.members.all.count)", posts: .inspector, section: nil,
        until: today.adding(days: pick([0, 1, 30, 61]) ?? 0)
      ) { _ in "v" }
    case Cast.leader, Cast.secondLeader:
      guard let inspector else { return EndInspections() }
      if inspector.status == .invited {
        return AdmitMember(member: inspector.id, fingerprint: "I\(inspector.id.rawValue)")
      }
      if once(in: 3) { return EndInspections() }
      return ExtendInspection(
        member: inspector.id, until: today.adding(days: pick([2, 40, 70]) ?? 0), reason: reason())
    case Cast.auditor:
      return once(in: 2)
        ? ExtractProcess(from: desk.audits.next, through: desk.lastEvent, rows: [])
        : ExportProcess(count: once(in: 5) ? -1 : 7, file: once(in: 3) ? nil : "过程")
    default: return EndInspections()
    }
  }
}
