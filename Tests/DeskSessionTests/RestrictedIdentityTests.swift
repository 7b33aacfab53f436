import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// The way to who reported a restricted tip: asked, decided by a leader who has read it, seen once, closed (R6.4).
@Suite struct RestrictedIdentityTests {
  /// A restricted tip, and the number of the custodian's request to see who reported it.
  private func asked(
    _ intake: TipIntake = Secret.intake()
  ) throws -> (bureau: Bureau, tip: RestrictedID, request: EventNumber) {
    let bureau = try Secret.bureau()
    _ = try bureau.open(Bureau.office).registerRestricted(intake, conflicts: [], id: Secret.id(1))
    let custodian = try bureau.open(Bureau.custodian)
    let tip = try #require(custodian.desk.restricted.rows.last).id
    return (bureau, tip, try ask(custodian, tip))
  }

  private func ask(_ custodian: OpenDesk, _ tip: RestrictedID) throws -> EventNumber {
    let asked = try custodian.handle(tip, .askIdentity(reporter: 0, purpose: .contact, reason: "回访"))
    return try #require(asked.events.first).envelope.event
  }

  private func lift(_ bureau: Bureau, _ tip: RestrictedID, _ request: EventNumber) throws {
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.read(tip)
    _ = try leader.liftRestrictedIdentity(tip, request: request)
  }

  private func details(_ opened: OpenedIdentity) -> [[ReporterDetail: String]] { opened.parts.map(Reporting.texts) }

  @Test func `who reported is opened by a custodian after a leader, each an event first`() throws {
    let (bureau, tip, request) = try asked()
    let custodian = try bureau.open(Bureau.custodian)
    #expect(refusal { _ = try custodian.openRestrictedIdentity(tip, request: request) } == .requestNotApproved)
    #expect(refusal { _ = try custodian.liftRestrictedIdentity(tip, request: request) } == .postRequired)
    #expect(
      refusal { _ = try bureau.open(Secret.auditor).liftRestrictedIdentity(tip, request: request) } == .postRequired)
    let unread = try bureau.open(Bureau.leader)
    #expect(refusal { _ = try unread.liftRestrictedIdentity(tip, request: request) } == .readFirst)
    try lift(bureau, tip, request)
    let before = try bureau.open(Bureau.custodian).desk.lastEvent
    let viewed = ViewedRequest.restricted(tip, request: request)
    let shown = try custodian.show(viewed, isRenewal: false)
    #expect(details(shown) == [[.name: "赵举报", .phone: "13812345678"]] && shown.of == viewed)
    #expect(shown.closesAt == Instant(milliseconds: bureau.clock.now + 60_000))
    #expect(custodian.desk.lastEvent == before.next, "the viewing is durable")
    _ = try custodian.show(viewed, isRenewal: true)
    _ = try custodian.close(viewed, how: .expired)
    for name in Secret.keepers {
      let desk = try bureau.open(name)
      let types = try desk.preview(of: tip).events.map { Swift.type(of: $0.event).type }
      #expect(
        types == [
          "restricted.registered", "restricted.identityAsked", "restricted.read", "restricted.identityLifted",
          "restricted.identityOpened", "restricted.identityOpened", "restricted.identityClosed",
        ])
    }
    for name in Secret.keepers where name != Bureau.custodian {
      let desk = try bureau.open(name)
      #expect(refusal { _ = try desk.openRestrictedIdentity(tip, request: request) } == .postRequired)
      #expect(!String(describing: try desk.read(tip).words).contains("13812345678"))
    }
  }

  @Test func `one approval serves one viewing; the next look is asked for anew`() throws {
    let (bureau, tip, request) = try asked()
    try lift(bureau, tip, request)
    let custodian = try bureau.open(Bureau.custodian)
    _ = try custodian.openRestrictedIdentity(tip, request: request)
    _ = try custodian.close(.restricted(tip, request: request), how: .closed)
    let before = custodian.desk.lastEvent
    #expect(refusal { _ = try custodian.openRestrictedIdentity(tip, request: request) } == .viewingOver)
    #expect(refusal { _ = try custodian.openRestrictedIdentity(tip, request: request, isRenewal: true) } == .notShown)
    #expect(custodian.desk.lastEvent == before)
    let second = try ask(custodian, tip)
    try lift(bureau, tip, second)
    #expect(try details(custodian.openRestrictedIdentity(tip, request: second)).count == 1)
  }

  @Test func `a leader declines with a reason, which its keepers read`() throws {
    let (bureau, tip, request) = try asked()
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.handle(tip, .declineIdentity(request: request, reason: "先核实线索"))
    let custodian = try bureau.open(Bureau.custodian)
    #expect(refusal { _ = try custodian.openRestrictedIdentity(tip, request: request) } == .requestNotApproved)
    let declined = try custodian.read(tip).events.compactMap { $0.event as? RestrictedIdentityDeclined }
    #expect(declined.map(\.reason.text) == ["先核实线索"])
  }

  /// The layer that a leader lifts is for one request: written by hand into another approval it opens nothing, and
  /// nothing is put on the record as shown.
  @Test func `a layer that was lifted for another request opens nothing`() throws {
    let (bureau, tip, request) = try asked()
    try lift(bureau, tip, request)
    let custodian = try bureau.open(Bureau.custodian)
    let layer = try #require(
      custodian.read(tip).events.compactMap { $0.event as? RestrictedIdentityLifted }.first
    ).layer.text
    let second = try ask(custodian, tip)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.read(tip)
    _ = try leader.handle(tip, .liftIdentity(request: second, layer: layer))
    try custodian.refresh()
    let before = custodian.desk.lastEvent
    #expect(fault { _ = try custodian.openRestrictedIdentity(tip, request: second) } != nil)
    #expect(custodian.desk.lastEvent == before)
    let third = try ask(custodian, tip)
    _ = try leader.read(tip)
    _ = try leader.handle(tip, .liftIdentity(request: third, layer: ""))
    #expect(fault { _ = try custodian.openRestrictedIdentity(tip, request: third) } == "restrictedNotLifted")
  }

  @Test func `asking is the same where nothing was given about who reported`() throws {
    let (bureau, tip, request) = try asked(TipIntake(content: Secret.content()))
    let custodian = try bureau.open(Bureau.custodian)
    #expect(
      refusal { _ = try custodian.handle(tip, .askIdentity(reporter: 1, purpose: .contact, reason: "回访")) }
        == .noSuchReporter)
    try lift(bureau, tip, request)
    #expect(try custodian.openRestrictedIdentity(tip, request: request).parts.isEmpty)
    #expect(custodian.desk.restricted[tip]?.identityRequest(request)?.views == 1)
  }

  /// The record of the steps is as closed as the tip: nobody else's desk holds one, and nobody's name shows.
  @Test func `no step of it is told to anybody but the keepers`() throws {
    let (bureau, tip, request) = try asked()
    let before = try Secret.others.map { try bureau.open($0).registerLines }
    try lift(bureau, tip, request)
    let custodian = try bureau.open(Bureau.custodian)
    _ = try custodian.openRestrictedIdentity(tip, request: request)
    _ = try custodian.close(.restricted(tip, request: request), how: .closed)
    #expect(try Secret.others.map { try bureau.open($0).registerLines } == before)
  }
}
