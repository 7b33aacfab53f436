import CaseDomain
import DeskSession

/// Something done about meetings, each a form of its own.
enum MeetingTask: Hashable, Sendable {
  case propose
  /// Calls a meeting, perhaps one that was proposed.
  case schedule(proposal: MeetingID?)
  case decline(MeetingID)
  case reschedule(MeetingID)
  case cancel(MeetingID)
  /// It took place, and who was there; again to set that right.
  case hold(MeetingID)
  case minutes(MeetingID)
  case approve(MeetingID)
  /// Something for an agenda, or for the backlog.
  case addItem(MeetingID?)
  /// A major lead goes to an agenda.
  case bring(LeadID)
  case moveItem(EventNumber)
  case dropItem(EventNumber)
  case decide(EventNumber)
  /// What the minutes say about an item's lead.
  case leadMinutes(EventNumber)
  case followUp(MeetingID, item: EventNumber?)
  case note(EventNumber)
  case check(EventNumber)
  case explain(Obligation, Period)

  /// Names it in texts.
  var name: String {
    switch self {
    case .propose: "propose"
    case .schedule: "schedule"
    case .decline: "decline"
    case .reschedule: "reschedule"
    case .cancel: "cancel"
    case .hold: "hold"
    case .minutes: "minutes"
    case .approve: "approve"
    case .addItem: "addItem"
    case .bring: "bring"
    case .moveItem: "moveItem"
    case .dropItem: "dropItem"
    case .decide: "decide"
    case .leadMinutes: "leadMinutes"
    case .followUp: "followUp"
    case .note: "note"
    case .check: "check"
    case .explain: "explain"
    }
  }

  /// Names its drafts: `meeting.minutes/120`, `meeting.followUp/120/130`, `meeting.explain/liaison/2026-H2`.
  var draftName: String {
    let parts: [String] =
      switch self {
      case .propose, .schedule(nil), .addItem(nil): []
      case .schedule(let id?), .addItem(let id?), .decline(let id), .reschedule(let id), .cancel(let id),
        .hold(let id), .minutes(let id), .approve(let id), .followUp(let id, item: nil):
        [String(id.rawValue)]
      case .bring(let lead): [String(lead.rawValue)]
      case .moveItem(let event), .dropItem(let event), .decide(let event), .leadMinutes(let event), .note(let event),
        .check(let event):
        [String(event.rawValue)]
      case .followUp(let id, let item?): [String(id.rawValue), String(item.rawValue)]
      case .explain(let obligation, let period): [obligation.rawValue, period.description]
      }
    return (["meeting.\(name)"] + parts).joined(separator: "/")
  }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/").map(String.init)
    guard let head = parts.first, head.hasPrefix("meeting.") else { return nil }
    let numbers = parts.dropFirst().compactMap { Int64($0) }
    let meeting = numbers.first.map(MeetingID.init(rawValue:))
    let event = numbers.first.map(EventNumber.init(rawValue:))
    let second = numbers.dropFirst().first.map(EventNumber.init(rawValue:))
    switch (head.dropFirst("meeting.".count), meeting, event) {
    case ("propose", _, _): self = .propose
    case ("schedule", let id, _): self = .schedule(proposal: id)
    case ("addItem", let id, _): self = .addItem(id)
    case ("decline", let id?, _): self = .decline(id)
    case ("reschedule", let id?, _): self = .reschedule(id)
    case ("cancel", let id?, _): self = .cancel(id)
    case ("hold", let id?, _): self = .hold(id)
    case ("minutes", let id?, _): self = .minutes(id)
    case ("followUp", let id?, _): self = .followUp(id, item: second)
    case ("bring", _, let event?): self = .bring(LeadID(rawValue: event.rawValue))
    case ("decide", _, let event?): self = .decide(event)
    case ("leadMinutes", _, let event?): self = .leadMinutes(event)
    case ("dropItem", _, let event?): self = .dropItem(event)
    case ("moveItem", _, let event?): self = .moveItem(event)
    case ("note", _, let event?): self = .note(event)
    case ("check", _, let event?): self = .check(event)
    case ("explain", nil, _):
      guard parts.count == 3, let obligation = Obligation(rawValue: parts[1]), let period = Period(parts[2]) else {
        return nil
      }
      self = .explain(obligation, period)
    default: return nil
    }
  }

  /// The meeting it is about, where there is one.
  func meeting(_ desk: Desk) -> Meeting? {
    switch self {
    case .schedule(let id?), .addItem(let id?), .decline(let id), .reschedule(let id), .cancel(let id), .hold(let id),
      .minutes(let id), .approve(let id), .followUp(let id, _):
      desk.meetings[id]
    case .moveItem(let event), .dropItem(let event), .decide(let event), .leadMinutes(let event):
      desk.meetings.item(event)?.meeting.flatMap { desk.meetings[$0] }
    case .note(let event), .check(let event): desk.meetings.followUp(event).flatMap { desk.meetings[$0.meeting] }
    case .propose, .schedule(nil), .addItem(nil), .bring, .explain: nil
    }
  }

  /// The posts it is for; nil where it is somebody's own: the chair's, or whoever was given it to do.
  private var posts: Posts? {
    switch self {
    case .propose, .addItem(nil): [.office, .leader, .liaison]
    case .note, .approve: nil
    default: [.office, .leader]
    }
  }

  /// Why nobody is asked to fill it in for nothing, or nil.
  private func refusal(_ session: SessionView, _ context: LayerContext) -> Refusal? {
    if session.readOnly != nil { return Refusal(.cannotRead) }
    guard let posts, context.member?.posts.isDisjoint(with: posts) != false else { return nil }
    return Refusal(.postRequired, Clause("R2.2"), .posts(posts))
  }

  static func open(_ task: MeetingTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    if let refusal = task.refusal(session, context) {
      return [.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)]
    }
    return [.push(FormLayer(MeetingForm(task: task), in: &context, session: session))]
  }
}
