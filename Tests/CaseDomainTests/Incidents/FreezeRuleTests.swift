import Testing

@testable import CaseDomain

/// What whoever is accused of a leak or of revenge cannot do about what it is about, and for how long (R6.4).
@Suite struct FreezeRuleTests {
  private static func first(_ bench: DeskBench) -> IncidentID { bench.desk.incidents.all[0].id }
  /// The office member is accused of leaking the first tip.
  private static let accused: Rule.Step = {
    let tip = try $0.tip()
    try $0.raise(tip: tip, accusing: [Cast.office])
    try $0.keepFreezes()
  }

  private static let foundTrue: Rule.Step = {
    try accused(&$0)
    try $0.refer(first($0))
    try $0.close(first($0), .confirmed)
  }

  private static let freezing: [Rule] = [
    .refused("R6.4 whoever is accused decides nothing about the tip", .frozen, given: accused) {
      try $0.propose(.returnForMore(questions: "何时？"), for: $0.firstTip, as: Cast.office)
    },
    .refused("R6.4 nor opens a lead of it", .frozen, given: accused) {
      _ = try $0.lead(of: $0.firstTip)
    },
    .refused("R6.4 nor is the second", .frozen, given: accused) {
      try $0.settle(.returnForMore(questions: "何时？"), for: $0.firstTip)
    },
    .possible("R6.4 others do", given: accused) {
      try $0.propose(.returnForMore(questions: "何时？"), for: $0.firstTip)
    },
    .possible("R6.4 and about other tips they do too", given: accused) {
      let tip = try $0.tip()
      try $0.propose(.returnForMore(questions: "何时？"), for: tip, as: Cast.office)
    },
    .possible("R6.4 until it is closed", given: accused) {
      try $0.refer(first($0))
      try $0.close(first($0))
      try $0.keepFreezes()
      try $0.propose(.returnForMore(questions: "何时？"), for: $0.firstTip, as: Cast.office)
    },
    .refused("R6.4 not once it was found true", .frozen, given: foundTrue) {
      try $0.keepFreezes()
      try $0.propose(.returnForMore(questions: "何时？"), for: $0.firstTip, as: Cast.office)
    },
    .possible("R6.4 until a leader says why", given: foundTrue) {
      try $0.perform(
        RestoreAccess(incident: first($0), members: [Cast.office], reason: "纪检函：只处分另一人"), as: Cast.leader)
      try $0.keepFreezes(as: Cast.custodian)
      try $0.propose(.returnForMore(questions: "何时？"), for: $0.firstTip, as: Cast.office)
      #expect($0.desk.missingFreezes.isEmpty && $0.desk.endedFreezes.isEmpty)
    },
    .refused("R6.4 a custodian does not", .postRequired, given: foundTrue) {
      try $0.perform(RestoreAccess(incident: first($0), members: [Cast.office], reason: "-"), as: Cast.custodian)
    },
    .refused("R6.4 nor anybody without a reason", .reasonMissing, given: foundTrue) {
      try $0.perform(RestoreAccess(incident: first($0), members: [Cast.office], reason: " "), as: Cast.leader)
    },
    .refused("R6.4 nor while it is looked into", .nothingFrozen, given: accused) {
      try $0.perform(RestoreAccess(incident: first($0), members: [Cast.office], reason: "-"), as: Cast.leader)
    },
    .refused("R6.4 whoever is kept off opens no words of it", .frozen, given: accused) {
      try $0.perform(ReadTip(tip: $0.firstTip), as: Cast.office)
    },
    .refused("R6.4 nor takes any out", .frozen, given: accused) {
      try $0.perform(ExportTip(tip: $0.firstTip, what: .content, file: "a.txt"), as: Cast.office)
    },
    .refused(
      "R6.4 nor of a lead", .frozen,
      given: {
        let lead = try $0.lead(of: try $0.tip())
        try $0.raise(lead: lead, accusing: [Cast.secondLeader])
        try $0.keepFreezes()
      }
    ) { try $0.perform(ReadLead(lead: $0.newestLead), as: Cast.secondLeader) },
    .refused(
      "R6.4 a frozen lead freezes its tips", .frozen,
      given: {
        let tip = try $0.tip()
        let lead = try $0.lead(of: tip)
        _ = try $0.lead(of: try $0.tip())
        try $0.raise(lead: lead, accusing: [Cast.office])
        try $0.keepFreezes()
      }
    ) { try $0.propose(.relink($0.newestLead), for: $0.firstTip, as: Cast.office) },
    .refused(
      "R6.4 nobody releases themselves", .frozen,
      given: {
        let tip = try $0.tip()
        try $0.raise(tip: tip, accusing: [Cast.secondLeader])
        try $0.keepFreezes()
      }
    ) {
      try $0.perform(
        DeskBench.Releasing(freeze: $0.desk.incidents.freezes[0]), as: Cast.secondLeader)
    },
    .refused("R6.4 the office freezes nobody", .postRequired, given: { _ = try $0.tip() }) {
      try $0.perform(DeskBench.Freezing(member: Cast.leader, tip: $0.firstTip), as: Cast.office)
    },
  ]

  @Test("Freezes", arguments: freezing)
  func rules(_ rule: Rule) throws { try rule.check() }
}
