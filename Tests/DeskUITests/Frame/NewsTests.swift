import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What the overview tells whom: no last visit at the first, what became of one's requests, no figure of what is not
/// one's to know.
@Suite struct NewsTests {
  private static let columns = Array(stride(from: 60, through: 200, by: 4))

  @Test func whoeverComesFirstHasNoLastVisit() throws {
    var office = try Office.busy()
    #expect(!Screen(office).shows("上次离开以后"))
    office.lastSeen = EventNumber(rawValue: 1)
    #expect(Screen(office).shows("上次离开以后"))
  }

  /// A tip whose reporter is known, and a request about them by the office to a custodian.
  private func asked(from office: Office) throws -> (Office, request: EventNumber, tip: TipID) {
    var office = office
    let tip = try #require(office.desk.tips.rows.first { $0.reporters > 0 }).id
    let reporter = try #require(office.desk.reporters.of(tip).first)
    let performed = try office.run(
      RequestIdentity(reporter: reporter, purpose: .contact, reason: "核实", custodian: FormDesk.custodian))
    return (office, try #require(performed.events.first).envelope.event, tip)
  }

  @Test(arguments: Language.allCases)
  func whoeverAskedIsToldWhatBecameOfIt(language: Language) throws {
    let texts = Texts(language)
    func told(_ office: Office, as member: MemberID) -> Bool {
      let screen = Screen(office, as: member, size: Size(columns: 120, rows: 40), language: language)
      let starts = ["Approved", "Declined"].map { texts["panes.overview.identity\($0)"].prefix { $0 != "{" } }
      return starts.contains { screen.shows(String($0)) }
    }
    let (waiting, request, _) = try asked(from: Office.busy())
    #expect(!told(waiting, as: FormDesk.receiver))
    var declined = waiting
    try declined.run(DeclineIdentity(request: request, reason: "理由不足"), as: FormDesk.second)
    var approved = waiting
    let sealings = approved.desk.reporters.requests[request].flatMap { approved.desk.reporters[$0.reporter]?.sealings }
    let lifted = (0..<(sealings ?? 0)).map { LiftedLayer(file: "0\($0)", layer: "") }
    try approved.run(ApproveIdentity(request: request, lifted: lifted), as: FormDesk.second)
    for office in [declined, approved] {
      #expect(told(office, as: FormDesk.receiver))
      #expect(!told(office, as: FormDesk.custodian) && !told(office, as: FormDesk.second))
      var later = office
      later.lastSeen = office.desk.lastEvent
      #expect(!told(later, as: FormDesk.receiver), "seen by now")
    }
    // Enter goes to the tip: the office has no list of reporters.
    var screen = Screen(declined, size: Size(columns: 120, rows: 40), language: language)
    let summary = screen.model.frame.summary
    let items = OverviewPane.items(screen.model.context, summary)
    let place = try #require(
      items.firstIndex { $0.label.contains(screen.model.context.wording.member(FormDesk.second)) })
    for _ in 0..<place { screen.keys("<Down>") }
    screen.keys("<Enter>")
    #expect(screen.model.frame.place == .tips, "\(screen.text)")
  }

  /// Who is taken off a tip is counted nothing of it (R6.4).
  @Test func noFigureTellsOfWhatAMemberIsTakenOff() throws {
    var office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.first { $0.state == .received && $0.proposal == nil }).id
    var screen = Screen(office)
    let before = screen.model.frame.summary
    try screen.other {
      try $0.run(
        EnterRecusal(on: .tip(tip), member: FormDesk.receiver, ground: .kin, words: "亲属"), as: FormDesk.custodian)
    }
    let after = screen.model.frame.summary
    #expect(after.tips.toTriage == before.tips.toTriage - 1)
    #expect(after.tips.received.reduce(0, +) == before.tips.received.reduce(0, +) - 1)
    office = screen.office
    #expect(Screen(office, as: FormDesk.second).model.frame.summary.tips.toTriage == before.tips.toTriage)
  }

  /// A sentence on the overview is whole, however it breaks.
  @Test(arguments: Language.allCases)
  func sentencesAreWholeAtEveryWidth(language: Language) throws {
    var office = try Office.busy()
    try office.run(
      ChangePosts(member: FormDesk.second, posts: [.office, .leader, .custodian], section: nil, reason: "兼任"))
    for width in Self.columns {
      let screen = Screen(
        office, as: FormDesk.receiver, size: Size(columns: width, rows: 60), language: language)
      let context = screen.model.context
      let rows = screen.rows.map { row in
        String(row.prefix(OverviewPane.listWidth(context))).filter { !" >".contains($0) }
      }
      for item in OverviewPane.items(context, screen.model.frame.summary) where item.value.isEmpty {
        let lines = DisplayWidth.wrapped(item.label, width: OverviewPane.listWidth(context) - 6)
        for line in lines {
          let words = line.filter { !" >".contains($0) }
          #expect(rows.contains { $0.hasPrefix(words) }, "\(width): \(words)\n\(screen.text)")
        }
      }
    }
  }
}
