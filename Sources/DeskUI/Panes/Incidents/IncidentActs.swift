import CaseDomain
import DeskSession
import Terminal

/// What a keeper can do about an incident, by one key each.
enum IncidentAct: Character, CaseIterable {
  // In the order of the footer, where the next step stands first.
  case refer = "r"
  case close = "c"
  case decline = "x"
  case note = "n"
  case about = "b"
  case police = "t"
  case accuse = "a"
  case keepers = "w"
  case restore = "u"
  case originals = "O"
  case print = "p"

  private static let words = TriageProbe.words

  /// What can be done now, what is due first: the police, where somebody is in danger.
  static func possible(_ incident: Incident, _ session: SessionView, _ now: Instant) -> [IncidentAct] {
    let isDue = incident.policeDue(in: session.desk.zone) != nil
    let all = isDue ? [.police] + allCases.filter { $0 != .police } : allCases
    return all.filter { $0.refusal(incident, session, now) == nil }
  }

  /// What would be asked of the rules: the words do not matter to them.
  private func probe(_ incident: Incident, _ desk: Desk, _ me: MemberID, _ now: Instant) -> (any Command)? {
    let (id, today) = (incident.id, desk.date(of: max(now, desk.lastTime)))
    switch self {
    case .note, .print: return NoteIncident(incident: id, text: Self.words)
    case .refer: return ReferIncident(incident: id, letter: Self.words, on: today)
    case .police: return TellPolice(incident: id, whom: Self.words, on: today)
    case .close:
      return incident.proposal.map { ConfirmClosing(incident: id, proposal: $0.step.event) }
        ?? ProposeClosing(incident: id, outcome: .unclear, text: Self.words)
    case .decline:
      return DeclineClosing(
        incident: id, proposal: incident.proposal?.step.event ?? EventNumber(rawValue: 0), reason: Self.words)
    case .accuse:
      let others = desk.members.all.filter {
        $0.status == .admitted && $0.id != me && !incident.accused.contains($0.id)
      }
      // Whoever keeps it not: with them gone it might be too few, which the form says of the one that is chosen.
      let other = others.first { !desk.keepers(of: incident).contains($0.id) } ?? others.first
      return other.map { AddAccused(incident: id, member: $0.id, why: Self.words) }
    case .about, .keepers: return nil
    case .restore:
      let kept = desk.lastingFreezes(of: incident).map(\.member)
      return RestoreAccess(incident: id, members: kept, reason: Self.words)
    case .originals: return OpenIncidentOriginals(incident: id, reason: Self.words)
    }
  }

  /// Why it cannot be done now, or nil.
  func refusal(_ incident: Incident, _ session: SessionView, _ now: Instant) -> Refusal? {
    let desk = session.desk
    switch self {
    case .about where incident.isOpen, .keepers where !desk.missingKeepers(of: incident).isEmpty: return nil
    case .about: return Refusal(.incidentClosed, Clause("R6.4"))
    case .keepers: return Refusal(.noKeeperToAdd, Clause("R6.4"))
    default:
      guard let command = probe(incident, desk, session.member, now) else { return Refusal(.noSuchMember) }
      return TriageProbe.refusal(of: command, session, now)
    }
  }

  /// The name of its key in the footer.
  func label(_ incident: Incident) -> String {
    switch self {
    case .print: "panes.hint.print"
    case .close where incident.proposal != nil: "panes.incident.key.confirm"
    default: "panes.incident.key.\(self)"
    }
  }

  /// The form it opens; nil where it is none.
  var step: IncidentStepForm.Step? {
    switch self {
    case .police: .police
    case .refer: .refer
    case .close: .close
    case .decline: .decline
    case .note: .note
    case .about: .about
    case .accuse: .accuse
    case .keepers: .keepers
    case .restore: .restore
    case .originals, .print: nil
    }
  }
}
