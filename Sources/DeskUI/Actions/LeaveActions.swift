import CaseDomain
import DeskSession

/// Taking leave and coming back, for whoever decides as a second member.
enum LeaveActions {
  static func mayTake(_ context: LayerContext) -> Availability {
    let posts = context.member?.posts ?? []
    return posts.isDisjoint(with: SecondMember.posts) ? .refused(.rule(Refusal(.deputyPost))) : .enabled
  }

  static func mayEnd(_ context: LayerContext) -> Availability {
    open(context) == nil ? .refused(.rule(Refusal(.noSuchLeave))) : .enabled
  }

  /// Asks, and ends the leave.
  static func end(_ context: inout LayerContext) -> [LayerAction] {
    guard let leave = open(context) else { return [] }
    let id = context.newRequestID()
    let words = context.wording
    let question = context.texts(
      "panes.members.leave.planned", words.date(leave.from), words.date(leave.until), words.member(leave.deputy))
    return [
      .push(
        ConfirmLayer(
          question, yes: context.texts["keys.endLeave"], [.request(.perform(id, EndLeave(leave: leave.event)))]))
    ]
  }

  /// The member's leave, under way or to come.
  static func open(_ context: LayerContext) -> Leave? {
    guard let desk = context.desk, let member = context.session?.member else { return nil }
    return desk.members.leaves.first {
      $0.endedAt == nil && context.today <= $0.until && desk.members.isSamePerson($0.member, member)
    }
  }
}
