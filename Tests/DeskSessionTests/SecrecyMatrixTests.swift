import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Who can come by which words, by any way the program has: the printed log, the state in memory, documents and
/// histories, search, drafts; and that no file holds any of them.
///
/// One desk on which everything secret happened once; a row for each kind of words, and who may know them.
@Suite struct SecrecyMatrixTests {
  static let liaison = "廉络员"
  private static let readers: Set<String> = [
    Bureau.office, Bureau.custodian, Bureau.leader, Bureau.secondLeader, Bureau.auditor,
  ]
  /// Who keeps what accuses or names the second leader.
  private static let keepers: Set<String> = [Bureau.leader, Bureau.custodian, Bureau.auditor]
  private static let everyone = readers.union([Bureau.admin, liaison])

  private struct Row {
    let what: String
    let words: String
    let known: Set<String>
  }

  private static let rows = [
    Row(what: "a tip's narrative", words: "码头强收卸货费", known: readers),
    Row(what: "its title", words: "码头卸货一事", known: readers),
    Row(what: "its subject", words: "黑老三", known: readers),
    Row(what: "its place", words: "城关镇码头", known: readers),
    Row(what: "where the originals lie", words: "三号铁柜", known: readers),
    Row(what: "late material", words: "后来又补交收据", known: readers),
    Row(what: "why a lead was opened", words: "对象明确可以立", known: readers),
    Row(what: "why somebody asks who reported", words: "须回访当面问清", known: readers),
    Row(what: "why a card was read", words: "约在镇外见面", known: readers),
    Row(what: "the words as they were told", words: "我赵举报亲眼看见", known: []),
    Row(what: "a name", words: "赵举报", known: []),
    Row(what: "a phone", words: "13812345678", known: []),
    Row(what: "a resident id", words: "110101199003070011", known: []),
    Row(what: "an address", words: "幸福里七号", known: []),
    Row(what: "what a mark rests on", words: "同案笔录第四页", known: []),
    // Rewards are judged from marks by everyone who reads the tip, so they stand under its key; until then the screen and
    // the printed log show them to custodians only, which `IdentityAttackTests` holds.
    Row(what: "which mark was set", words: "accomplice", known: readers),
    Row(what: "what a claim tells", words: "当日穿灰大衣", known: []),
    Row(what: "who claims", words: "张三丰", known: []),
    Row(what: "a receipt code's password", words: CodeTests.Scene.password, known: []),
    Row(what: "a leak that was raised", words: "有人打听是谁举报的", known: keepers),
    Row(what: "what was left out of it", words: "李告状", known: []),
    Row(what: "a step about it", words: "已约谈当事人", known: keepers),
    Row(what: "what was left out of that", words: "他说是邻居钱多嘴", known: []),
    Row(what: "a tip about the second leader", words: "每单都要两成", known: keepers),
    Row(what: "what was left out of it", words: "我王举报亲手递的", known: []),
    Row(what: "late material about it", words: "后来又交两成", known: keepers),
    Row(what: "what was left out of that", words: "我儿王小举", known: []),
    Row(what: "its title", words: "收受好处一事", known: keepers),
    Row(what: "a draft of the office's", words: "没写完的一件", known: [Bureau.office]),
  ]

  /// Everything there is to see for a member, as one text, and what searching for a word finds.
  private static func view(_ bureau: Bureau, _ name: String) throws -> String {
    let desk = try bureau.open(name)
    var text = try desk.printedLog().joined(separator: "\n")
    dump(desk.desk, to: &text)
    for tip in desk.desk.tips.rows.map(\.id) {
      dump(try desk.document(of: tip), to: &text)
      dump(try desk.history(of: .tip(tip)), to: &text)
      dump(desk.likelyDuplicates(of: tip), to: &text)
    }
    for lead in desk.desk.leads.rows.map(\.id) {
      dump(try desk.document(of: lead), to: &text)
      dump(try desk.history(of: .lead(lead)), to: &text)
    }
    for tip in desk.desk.restricted.rows.map(\.id) { dump(try desk.preview(of: tip), to: &text) }
    for member in desk.desk.members.all { dump(try desk.history(of: .member(member.id)), to: &text) }
    for reporter in desk.desk.reporters.rows.map(\.id) where (try? desk.document(of: reporter)) != nil {
      dump(try desk.document(of: reporter), to: &text)
    }
    dump(desk.drafts(), to: &text)
    return text
  }

  private static func found(_ word: String, on desk: OpenDesk) throws -> Int {
    var search = NarrativeSearch(id: SearchID(rawValue: 1), words: [word], newestEvent: desk.desk.lastEvent)
    var count = 0
    while !search.isComplete { count += try search.nextPortion(in: desk).count }
    return count
  }

  /// The desk on which everything happened.
  private static func happened() throws -> Bureau {
    let bureau = try Bureau.watched()
    let admin = try bureau.open(Bureau.admin)
    _ = try admin.perform(AddSection(name: "市场准入科"), id: nil)
    let section = try #require(admin.desk.organisation.sections.first).id
    try bureau.hire(liaison, .liaison, section: section)

    let office = try bureau.open(Bureau.office)
    let performed = try office.register(
      TipIntake(
        content: TipContent(
          title: "码头卸货一事", narrative: "码头强收卸货费", subjects: [Subject(kind: .person, name: "黑老三")],
          place: "城关镇码头", originalsAt: "三号铁柜"),
        originalNarrative: "码头强收卸货费，我赵举报亲眼看见",
        reporters: [ReporterIdentity(details: SecrecyTests.details)]))
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    let reporter = try #require(office.desk.reporters.of(tip).first)
    try office.perform(SupplementTip(tip: tip, text: "后来又补交收据"))
    try office.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确可以立"))
    let asked = try office.perform(
      RequestIdentity(reporter: reporter, purpose: .contact, reason: "须回访当面问清", custodian: bureau.id(Bureau.custodian)),
      id: nil)
    let request = try #require(asked.events.first).envelope.event
    _ = try bureau.open(Bureau.leader).approve(request: request)
    let custodian = try bureau.open(Bureau.custodian)
    _ = try custodian.openIdentity(request: request, isRenewal: false)
    _ = try custodian.closeIdentity(request: request, how: .closed)
    _ = try custodian.contactCard(of: reporter, reason: "约在镇外见面")
    _ = try custodian.mark(reporter, .accomplice, .yes, evidence: "同案笔录第四页")

    let anonymous = try office.tip("匿名反映某砂场夜里采砂")
    let code = office.drawCode().text
    func typed() -> TypedCode {
      TypedCode(
        code: WipedText([UInt8](code.utf8)), password: WipedText([UInt8](CodeTests.Scene.password.utf8)))
    }
    _ = try office.issueCode(for: anonymous, typed())
    let claim = ReporterClaim(
      typed: typed(), way: .visit, identity: ReporterIdentity(details: [.name: "张三丰", .phone: "13900139000"]),
      words: "当日穿灰大衣")
    #expect(try office.claim(claim) == .accepted)

    _ = try bureau.open(liaison).write(
      RaiseIncident(kind: .leak, what: "有人打听是谁举报的", tip: nil, accused: [bureau.id(Bureau.secondLeader)]),
      original: "有人打听是谁举报的，举报人是李告状")
    let auditor = try bureau.open(Bureau.auditor)
    let incident = try #require(auditor.desk.incidents.all.first).id
    _ = try auditor.write(
      NoteIncident(incident: incident, text: "已约谈当事人"), original: "已约谈当事人，他说是邻居钱多嘴")
    _ = try bureau.open(Bureau.custodian).incidentOriginals(of: incident, reason: "核对")
    try office.refresh()
    _ = try office.registerRestricted(
      TipIntake(
        content: TipContent(
          title: "收受好处一事", narrative: "每单都要两成",
          subjects: [Subject(kind: .person, name: Bureau.secondLeader)]), originalNarrative: "每单都要两成，我王举报亲手递的"),
      conflicts: [], id: Secret.id(1))
    let keeper = try bureau.open(Bureau.leader)
    let restricted = try #require(keeper.desk.restricted.rows.first).id
    _ = try keeper.read(restricted)
    _ = try keeper.supplementRestricted(restricted, "后来又交两成", original: "后来又交两成，我儿王小举送去的", receivedAt: nil)
    _ = try bureau.open(Bureau.custodian).restrictedOriginals(of: restricted, reason: "核对")
    try office.keep(
      FormDraft(id: Hex.encode(Secret.id(2).bytes), form: "tip.register", startedAt: 1, fields: ["narrative": "没写完的一件"])
    )
    return bureau
  }

  @Test func `each word is known to those who may know it, and in no file`() throws {
    let bureau = try Self.happened()
    for name in Self.everyone.sorted() {
      let view = try Self.view(bureau, name)
      let desk = try bureau.open(name)
      #expect(desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty, "\(name)")
      for row in Self.rows {
        #expect(view.contains(row.words) == row.known.contains(name), "\(name): \(row.what)")
        if !row.known.contains(name) { #expect(try Self.found(row.words, on: desk) == 0, "\(name): \(row.what)") }
      }
    }
    for row in Self.rows where row.words != "accomplice" {
      for bytes in [[UInt8](row.words.utf8), row.words.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }] {
        #expect(!bureau.files.contains { $0.bytes.firstRange(of: bytes) != nil }, "\(row.what)")
      }
    }
  }

  /// Counts and numbers: what a member may not read is not even counted for them.
  @Test func `who may read nothing counts nothing`() throws {
    let bureau = try Self.happened()
    for name in [Bureau.admin, Self.liaison] {
      let desk = try bureau.open(name).desk
      #expect(desk.tips.count == 0 && desk.leads.count == 0 && desk.reporters.count == 0, "\(name)")
      #expect(desk.restricted.rows.isEmpty && desk.incidents.all.isEmpty && desk.codes.claims.isEmpty, "\(name)")
    }
    let second = try bureau.open(Bureau.secondLeader).desk
    #expect(second.tips.count == 2 && second.restricted.rows.isEmpty && second.incidents.all.isEmpty)
  }
}
