import CaseDomain
import DeskSession
import Testing

@testable import DeskUI

/// The requests about incidents, answered as the session would.
extension Office {
  mutating func answerIncident(_ request: SessionRequest, as member: MemberID) -> [SessionReply] {
    switch request {
    case .readIncident(let id): return document(of: id).map { [.incident($0)] } ?? []
    case .incident(let id, .write(let command, let original, let accusing, let tip)):
      for accused in accusing {
        let answers = perform(id, accused, member)
        guard case .performed? = answers.last else { return answers }
      }
      let answers = write(id, command, original, member)
      if let tip, case .performed(_, let performed)? = answers.last,
        let event = performed.events.first(where: { $0.event is IncidentRaised })?.envelope.event
      {
        _ = try? run(TieIncident(incident: IncidentID(rawValue: event.rawValue), tip: tip), as: member)
        return [.changed(session(member))] + answers.dropFirst()
      }
      return answers
    case .incident(let id, .openOriginals(let incident, let reason)):
      let answers = perform(id, OpenIncidentOriginals(incident: incident, reason: reason), member)
      guard case .performed? = answers.last else { return answers }
      return [answers[0], .incidentOriginals(id, originals(of: incident))]
    case .incident(let id, .addKeepers(let incident, let members)):
      return perform(id, AddIncidentKeepers(incident: incident, added: members), member)
    default: return []
    }
  }

  private mutating func write(
    _ id: RequestID, _ command: some WritesIncident, _ original: String?, _ member: MemberID
  ) -> [SessionReply] {
    var command = command
    command.original = original.map(Self.sealed)
    return perform(id, command, member)
  }

  func document(of incident: IncidentID) -> IncidentDocument? {
    guard let found = desk.incidents[incident] else { return nil }
    let opened = desk.incidents.events(of: incident).filter { number in
      log.contains { $0.envelope.event == number && $0.event is IncidentOriginalOpened }
    }
    let readings =
      (found.tip.flatMap { desk.tips.row(of: $0) }.map { desk.tips.readings.events(row: $0) } ?? [])
      + found.ties.flatMap { desk.restricted[$0.tip]?.readings.map(\.event) ?? [] } + opened
    return IncidentDocument(
      incident: incident, readings: log.filter { readings.contains($0.envelope.event) })
  }

  private func originals(of incident: IncidentID) -> [OpenedOriginals.Part] {
    desk.incidents.events(of: incident).compactMap { number in
      guard let recorded = log.first(where: { $0.envelope.event == number }),
        let words = (recorded.event as? any LeavesWordsOut)?.original
      else { return nil }
      let bytes = words.bytes.split(separator: ".").compactMap { UInt8($0) }.reversed()
      return OpenedOriginals.Part(event: number, sealedAt: recorded.envelope.time, text: WipedText(Array(bytes)))
    }
  }
}

extension Office {
  /// An office with one incident that accuses nobody.
  static func raised(_ kind: String = "泄密") throws -> Office {
    var screen = Screen(try busy())
    screen.keys(":登记泄密<Enter>")
    // The kind is chosen by typing, then the words.
    screen.keys("\(kind)<Enter>有人打听是谁举报的<C-s>")
    // The page is there where nothing was found, too.
    #expect(screen.shows("没有找到像是举报人信息的文字"))
    screen.keys("<C-s>")
    #expect(screen.shows("没有勾选任何人"))
    screen.keys("y")
    try #require(screen.office.desk.incidents.all.count == 1)
    #expect(screen.model.layers.isEmpty && screen.shows("已登记"))
    return screen.office
  }

  /// An office with a leader whose name is one of three characters.
  static func withLeader() throws -> (Office, MemberID) {
    var office = try busy()
    let leader = MemberID(rawValue: 4)
    try office.run(InviteMember(name: "陈科乙", posts: .leader, section: nil) { _ in "v" })
    try office.run(AdmitMember(member: leader, fingerprint: "4"), as: FormDesk.second)
    try office.run(GrantKeys(member: leader, keys: [.desk, .leads, .audit, .release]), as: FormDesk.second)
    try office.run(SignUndertaking(), as: leader)
    return (office, leader)
  }
}
