import Testing

@testable import CaseDomain

@Suite struct NameRuleTests {
  @Test(
    arguments: [
      ("甲", nil), ("平罗县审批服务管理局", nil), ("Anna-Maria O’Neill", nil), ("阿依古丽·某某", nil), ("综合　一科", nil),
      (String(repeating: "长", count: 60), nil), ("", .nameMissing), (" 　\t", .nameMissing), ("\u{200B}", .nameMissing),
      (String(repeating: "长", count: 61), .nameTooLong), (String(repeating: "长", count: 10_000), .nameTooLong),
      ("e" + String(repeating: "\u{301}", count: 10_000), .nameTooLong), ("甲\n乙", .nameUnfit),
      ("甲\u{1B}[2J", .nameUnfit),
      ("甲\u{0}", .nameUnfit), ("甲\u{202E}乙", .nameUnfit), ("甲\u{200D}", .nameUnfit), ("甲\u{3164}", .nameUnfit),
      (" 甲", .nameUnfit), ("甲 ", .nameUnfit), ("甲\u{85}乙", .nameUnfit), ("甲\u{2028}乙", .nameUnfit),
    ] as [(String, Refusal.Reason?)])
  func names(_ name: String, _ reason: Refusal.Reason?) {
    #expect(NameRule.refusal(of: name)?.reason == reason)
  }

  @Test(
    "Whatever bears a name is refused a bad one",
    arguments: [("甲\u{1B}[2J乙", Refusal.Reason.nameUnfit), (String(repeating: "长", count: 10_000), .nameTooLong)])
  func commands(_ name: String, _ reason: Refusal.Reason) {
    let bench = DeskBench.staffed
    let rows: [(any Command, MemberID)] = [
      (InviteMember(name: name, posts: .office, section: nil) { _ in "v" }, Cast.admin),
      (AddSection(name: name), Cast.office), (AddWindow(section: bench.section, name: name), Cast.office),
      (AddBody(kind: .other, name: name), Cast.office),
    ]
    for (command, member) in rows { #expect(bench.refusal(of: command, as: member)?.reason == reason) }
    let founding = FoundDesk(name: name, kind: .trial, founders: [.init(name: "甲", posts: .admin, fingerprint: "1")])
    let founder = FoundDesk(name: "某局", kind: .trial, founders: [.init(name: name, posts: .admin, fingerprint: "1")])
    for command in [founding, founder] {
      #expect(
        DeskBench(clock: at("2026-11-23 09:00")).refusal(of: command, as: MemberID(rawValue: 1))?.reason == reason)
    }
  }
}
