import CaseDomain
import DeskSession

/// What can be done about a meeting and about the part of it that is chosen, a key each.
struct MeetingSteps: Sendable {
  enum Act: Hashable, Sendable {
    case form(MeetingTask)
    case move(EventNumber, MoveItem.Target)
    /// Chooses a paper to print.
    case print
  }
  struct Step: Hashable, Sendable {
    let key: Character
    /// Names it in the footer.
    let name: String
    let act: Act
  }
  let all: [Step]

  init(_ id: MeetingID, _ part: MeetingLayer.Part?, _ context: LayerContext) {
    guard let session = context.session, session.readOnly == nil, let meeting = session.desk.meetings[id] else {
      all = []
      return
    }
    let desk = session.desk
    let posts = context.member?.posts ?? []
    let convenes = !posts.isDisjoint(with: [.office, .leader])
    var steps: [Step] = []
    func add(_ key: Character, _ task: MeetingTask) { steps.append(Step(key: key, name: task.name, act: .form(task))) }
    switch part {
    case .item(let event):
      if convenes, let item = desk.meetings.item(event) { Self.add(item, meeting, &steps) }
    case .followUp(let event):
      guard let task = desk.meetings.followUp(event) else { break }
      let isOwn = desk.members.isSamePerson(task.owner, session.member)
      if task.state == .open, isOwn || posts.contains(.office) { add("t", .note(event)) }
      if task.state == .done, convenes, !isOwn { add("v", .check(event)) }
    case .minutes, nil: break
    }
    Self.add(meeting, convenes, &steps)
    if desk.awaitsApproval(of: meeting, by: session.member) { add("y", .approve(id)) }
    all = steps
  }

  private static func add(_ item: AgendaItem, _ meeting: Meeting, _ steps: inout [Step]) {
    func add(_ key: Character, _ task: MeetingTask) { steps.append(Step(key: key, name: task.name, act: .form(task))) }
    if meeting.state == .held {
      add("d", .decide(item.event))
      if item.lead != nil { add("l", .leadMinutes(item.event)) }
      add("f", .followUp(meeting.id, item: item.event))
    }
    guard item.outcome == nil else { return }
    steps.append(Step(key: "-", name: "earlier", act: .move(item.event, .earlier)))
    steps.append(Step(key: "+", name: "later", act: .move(item.event, .later)))
    add("m", .moveItem(item.event))
    add("x", .dropItem(item.event))
  }

  private static func add(_ meeting: Meeting, _ convenes: Bool, _ steps: inout [Step]) {
    guard convenes else { return }
    func add(_ key: Character, _ task: MeetingTask) { steps.append(Step(key: key, name: task.name, act: .form(task))) }
    switch meeting.state {
    case .proposed:
      add("o", .schedule(proposal: meeting.id))
      add("X", .decline(meeting.id))
    case .scheduled:
      add("a", .addItem(meeting.id))
      add("h", .hold(meeting.id))
      add("e", .reschedule(meeting.id))
      add("X", .cancel(meeting.id))
    case .held:
      add("w", .minutes(meeting.id))
      if !steps.contains(where: { $0.key == "f" }) { add("f", .followUp(meeting.id, item: nil)) }
      add("h", .hold(meeting.id))
      add("a", .addItem(meeting.id))
    case .declined, .cancelled: return
    }
    if meeting.plan != nil { steps.append(Step(key: "p", name: "print", act: .print)) }
  }
}
