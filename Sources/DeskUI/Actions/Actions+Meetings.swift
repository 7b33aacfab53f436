import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  private static let pane: Set<Frame.Place> = [.meetings]
  private static let convening: Posts = [.office, .leader]

  /// The pane of meetings, and what takes a lead there (R2.1, R2.2).
  static let meetings: [DeskAction] = [
    form("meeting.schedule", [.character("n"), .function(5)], posts: convening, footer: 10) { _, _ in
      .schedule(proposal: nil)
    },
    form("meeting.propose", [.character("t")], posts: [.office, .leader, .liaison], footer: 20) { _, _ in .propose },
    form("meeting.addItem", [.character("a")], posts: [.office, .leader, .liaison], footer: 30) { frame, context in
      .addItem(isScheduled(frame.meetings.meeting(context), context) ? frame.meetings.meeting(context) : nil)
    },
    DeskAction("meeting.nextMonth", [.character("]")], .meetings, in: pane) { frame, context in
      frame.meetings.turnMonth(by: 1, context)
      return []
    },
    DeskAction("meeting.previousMonth", [.character("[")], .meetings, in: pane) { frame, context in
      frame.meetings.turnMonth(by: -1, context)
      return []
    },
    DeskAction(
      "meeting.bring", [.character("M")], .leads, in: LeadActions.places, posts: convening,
      availability: { frame, context in
        guard let lead = PaperActions.lead(frame, context) else { return PaperActions.refusalOfOne(frame, context) }
        return probe(AddItem(kind: .majorLead, lead: lead), context)
      },
      run: { frame, context in
        PaperActions.lead(frame, context).map { MeetingTask.open(.bring($0), &context) } ?? []
      }),
  ]

  private static func form(
    _ id: ActionID, _ keys: [Key], posts: Posts, footer: Int,
    _ task: @escaping @Sendable (Frame, LayerContext) -> MeetingTask
  ) -> DeskAction {
    DeskAction(
      id, keys, .meetings, in: pane, posts: posts, footer: footer,
      availability: { _, context in
        context.session?.readOnly == nil ? .enabled : .refused(.text("panes.readOnly"))
      },
      run: { frame, context in MeetingTask.open(task(frame, context), &context) })
  }

  private static func isScheduled(_ id: MeetingID?, _ context: LayerContext) -> Bool {
    let posts = context.member?.posts ?? []
    guard let id, !posts.isDisjoint(with: convening) else { return false }
    return context.desk?.meetings[id]?.state == .scheduled
  }

  private static func probe(_ command: some Command, _ context: LayerContext) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    do throws(Refusal) {
      _ = try session.desk.decide(command, as: Actor(session.member), at: context.now)
      return .enabled
    } catch {
      return .refused(.rule(error))
    }
  }
}
