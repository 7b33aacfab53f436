import CaseDomain
import DeskSession
import Testing

@testable import DeskUI

/// A small desk for tests of forms: an office worker who may record reporters, a second one, a custodian.
struct FormDesk {
  /// 2026-11-23 14:05 in China, a Monday.
  static let monday = Zone.china.instant(of: CivilMoment("2026-11-23T14:05") ?? .init(date: .earliest, time: .midnight))
  static let receiver = MemberID(rawValue: 1)
  static let second = MemberID(rawValue: 2)
  static let custodian = MemberID(rawValue: 3)

  var desk = Desk(calendar: .weekendsOnly)
  var now = monday.adding(minutes: -60 * 24 * 3)
  /// Everything that was committed.
  private(set) var log: [Recorded] = []

  init(kind: DeskKind = .trial) throws {
    let founders: [FoundDesk.Founder] = [
      .init(name: "甲", posts: [.office, .receiver, .admin], fingerprint: "1"),
      .init(name: "乙", posts: [.office, .leader], fingerprint: "2"),
      .init(name: "丙", posts: [.custodian], fingerprint: "3"),
    ]
    try run(FoundDesk(name: "某县局", kind: kind, founders: founders), as: Self.receiver)
    for member in [Self.receiver, Self.second, Self.custodian] { try run(SignUndertaking(), as: member) }
    try run(AddSection(name: "审批一科"), as: Self.receiver)
    try run(AddBody(kind: .police, name: "县公安局"), as: Self.receiver)
  }

  /// Performs a command as the log would.
  @discardableResult
  mutating func run(_ command: some Command, as member: MemberID, at time: Instant? = nil) throws -> Performed {
    let draft = try desk.decide(command, as: Actor(member), at: time ?? now)
    let commit = CommitNumber(rawValue: desk.lastCommit.rawValue + 1)
    let first = desk.lastEvent.next
    let (time, allocations) = desk.begin(
      commit: commit, time: time ?? now, firstEvent: first, events: draft.events.count, claims: draft.allocations)
    var recorded: [Recorded] = []
    for (place, event) in draft.events.enumerated() {
      let envelope = Envelope(
        author: member, time: time, commit: commit, event: EventNumber(rawValue: first.rawValue + Int64(place)),
        allocations: allocations)
      desk.apply(event, from: envelope)
      recorded.append(Recorded(envelope: envelope, event: event))
    }
    log += recorded
    return Performed(commit: commit, events: recorded)
  }

  /// Commits an event without asking the rules, as a program of one's own would.
  mutating func forge(_ event: some Event, as member: MemberID) {
    let (commit, first) = (CommitNumber(rawValue: desk.lastCommit.rawValue + 1), desk.lastEvent.next)
    let begun = desk.begin(commit: commit, time: now, firstEvent: first, events: 1, claims: [], author: member)
    let envelope = Envelope(author: member, time: begun.time, commit: commit, event: first)
    desk.apply(event, from: envelope)
    log.append(Recorded(envelope: envelope, event: event))
  }

  /// Registers a tip with these words.
  mutating func tip(_ narrative: String, subject: String? = nil) throws -> TipID {
    let subjects = subject.map { [Subject(kind: .organisation, name: $0)] } ?? []
    let performed = try run(
      RegisterTip(content: TipContent(title: "", narrative: narrative, subjects: subjects)), as: Self.receiver)
    let event = try #require(performed.events.first { $0.event is TipRegistered })
    return TipID(rawValue: event.envelope.event.rawValue)
  }

  mutating func lead(from tip: TipID, title: String = "") throws -> LeadID {
    let performed = try run(
      OpenLead(tips: [tip], title: title, isSuspectedOrganisedCrime: false, reason: "研判"), as: Self.receiver)
    return LeadID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
  }

  func document(of tip: TipID, _ registered: Performed) throws -> TipDocument {
    let event = try #require(registered.events.first?.event as? TipRegistered)
    return TipDocument(tip: tip, registered: event, content: event.content, events: registered.events)
  }

  func session(
    as member: MemberID = receiver, at now: Instant = monday, drafts: [FormDraft] = [], canSeal: Bool = true
  ) -> SessionView {
    SessionView(
      desk: desk, member: member, now: now, readOnly: nil, drafts: drafts, lastSeen: EventNumber(rawValue: 0),
      canSealIdentities: canSeal, notices: [])
  }
}
