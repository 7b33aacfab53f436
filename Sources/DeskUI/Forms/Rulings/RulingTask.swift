import CaseDomain
import DeskSession

/// A step with one of the office's settings (R6.7), each a form of its own.
enum RulingTask: Hashable, Sendable {
  case propose(Ruling)
  /// A leader's word on a proposal, by the event that made it.
  case confirm(EventNumber)
  case decline(EventNumber)

  /// Names it in texts.
  var name: String {
    switch self {
    case .propose: "propose"
    case .confirm: "confirm"
    case .decline: "decline"
    }
  }

  /// Names its drafts: `ruling.propose/meetingQuorum`, `ruling.decline/120`.
  var draftName: String {
    switch self {
    case .propose(let ruling): "ruling.\(name)/\(ruling.rawValue)"
    case .confirm(let event), .decline(let event): "ruling.\(name)/\(event.rawValue)"
    }
  }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return nil }
    switch (parts[0], Ruling(rawValue: parts[1]), Int64(parts[1])) {
    case ("ruling.propose", let ruling?, _): self = .propose(ruling)
    case ("ruling.decline", _, let event?): self = .decline(EventNumber(rawValue: event))
    default: return nil
    }
  }

  /// The setting it is about.
  func ruling(_ desk: Desk) -> Ruling? {
    switch self {
    case .propose(let ruling): ruling
    case .confirm(let event), .decline(let event): desk.rulings.proposal(event)?.ruling
    }
  }

  func isPossible(_ context: LayerContext) -> Bool { refusal(context) == nil }

  /// Why nobody is asked to fill it in for nothing, or nil.
  private func refusal(_ context: LayerContext) -> Refusal? {
    guard let session = context.session, session.readOnly == nil else { return Refusal(.cannotRead) }
    switch self {
    case .propose:
      let posts: Posts = [.office, .leader, .admin]
      let isIn = context.member?.posts.isDisjoint(with: posts) == false
      return isIn ? nil : Refusal(.postRequired, Clause("R6.7"), .posts(posts))
    case .confirm(let event), .decline(let event):
      do throws(Refusal) {
        _ = try session.desk.decide(
          DeclineRuling(proposal: event, reason: "-"), as: Actor(session.member), at: context.now)
        return nil
      } catch {
        return error
      }
    }
  }

  static func open(_ task: RulingTask, _ context: inout LayerContext) -> [LayerAction] {
    if let refusal = task.refusal(context) {
      return [.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)]
    }
    guard let session = context.session else { return [] }
    return [.push(FormLayer(RulingForm(task: task), in: &context, session: session))]
  }
}
