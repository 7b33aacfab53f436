import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  private static func lead(_ task: LeadTask, _ keys: [Key] = [], footer: Int? = nil) -> DeskAction {
    DeskAction(
      task.action, keys, .leads, in: LeadActions.places, posts: task.posts,
      footer: footer, availability: { LeadActions.availability(of: task, $0, $1) },
      run: { LeadActions.run(task, $0, &$1) })
  }

  /// Working on leads (R3.6, R5.2): by the office, their sections, leaders.
  static let leads: [DeskAction] = [
    DeskAction(
      "lead.tasks", [.character("b")], .leads, in: LeadActions.places, footer: 8,
      availability: { LeadActions.hasLead($0, $1) }, run: { LeadActions.choose($0, &$1) }),
    lead(.assign, [.character("a")], footer: 10), lead(.take, [.character("r")], footer: 11),
    lead(.note, [.character("e")], footer: 12), lead(.report, [.character("f")], footer: 13),
    lead(.decide, [.character("c")], footer: 14), lead(.moreTime, [.character("d")], footer: 20),
    lead(.askHelp, [.character("y")]), lead(.answerHelp), lead(.endHelp), lead(.askWords, [.character("w")]),
    lead(.transfer, [.character("t")], footer: 22), lead(.receive, [.character("h")]), lead(.answerTransfer),
    lead(.weigh, [.character("m")]), lead(.escalate), lead(.direct), lead(.answerDirective), lead(.countyOrder),
    lead(.countyReply), lead(.close, [.character("o")], footer: 24), lead(.tell), lead(.archive), lead(.reopen),
    lead(.split, [.character("x")]),
  ]
}

/// What stands in the way of a step about leads, and how its form opens.
enum LeadActions {
  static let places: Set<Frame.Place> = [.leads]

  /// How many of the marked leads are asked about; the form's commit asks about all.
  private static let most = 8

  static func targets(_ frame: Frame, _ desk: Desk) -> [LeadID] {
    switch frame.place {
    case .leads: frame.leads.targets(in: desk)
    case .overview, .tips, .reporters, .restricted, .meetings, .rewards, .weekly, .publicity, .supervision, .log: []
    }
  }

  static func hasLead(_ frame: Frame, _ context: LayerContext) -> Availability {
    guard let desk = context.desk, !targets(frame, desk).isEmpty else {
      return .refused(.text("panes.nothingSelected"))
    }
    return .enabled
  }

  static func availability(of task: LeadTask, _ frame: Frame, _ context: LayerContext) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let targets = targets(frame, session.desk)
    guard !targets.isEmpty else { return .refused(.text("panes.nothingSelected")) }
    if targets.count > 1 && !task.takesMany { return .refused(.text("leads.one")) }
    // Of many, one that allows it is enough: the form says which it leaves out.
    var refusal: Refusal?
    for lead in sample(of: targets) {
      guard let found = self.refusal(of: task, lead, session, context.now) else { return .enabled }
      refusal = refusal ?? found
    }
    return refusal.map { .refused(.rule($0)) } ?? .enabled
  }

  /// Some of the marked leads, from the first to the last: neighbours often stand alike.
  private static func sample(of targets: [LeadID]) -> [LeadID] {
    guard targets.count > most else { return targets }
    return (0..<most).map { targets[$0 * (targets.count - 1) / (most - 1)] }
  }

  private static func refusal(
    of task: LeadTask, _ lead: LeadID, _ session: SessionView, _ now: Instant
  ) -> Refusal? {
    var first: Refusal?
    for values in task.probe(lead, in: session.desk, at: now) {
      let command = task.command(lead, values, in: session.desk)
      guard let refusal = TriageProbe.refusal(of: command, session, now) else { return nil }
      // A body that the desk does not know yet is entered in the form.
      if task == .transfer, refusal.reason == .noSuchBody { return nil }
      // A later try stands in the way less if it says more than "not in this state".
      if first == nil || first?.reason == .leadState { first = refusal }
    }
    return first
  }

  static func run(_ task: LeadTask, _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    let selection = LeadSelection(targets(frame, session.desk))
    if task == .take { return take(selection, session, &context) }
    return [.push(FormLayer(LeadTaskForm(task, selection), in: &context, session: session))]
  }

  /// Taking up needs no words: one lead at once, several after a question.
  private static func take(
    _ selection: LeadSelection, _ session: SessionView, _ context: inout LayerContext
  ) -> [LayerAction] {
    let possible = selection.leads.filter { refusal(of: .take, $0, session, context.now) == nil }
    let commands = possible.map { TakeLead(lead: $0) }
    guard let first = commands.first else { return [] }
    let id = context.newRequestID()
    if selection.leads.count == 1 { return [.request(.perform(id, first))] }
    let texts = context.texts
    let question = texts("leads.form.batch.all", String(possible.count), texts["keys.lead.take"])
    return [.push(ConfirmLayer(question, yes: texts["keys.lead.take"], [.request(.perform(id, Batch(commands)))]))]
  }

  /// The steps that are possible now, in the order a lead meets them.
  static func choose(_ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    let possible = LeadTask.allCases.filter { task in
      context.member.map { !task.posts.isDisjoint(with: $0.posts) } == true
        && availability(of: task, frame, context).isEnabled
    }
    guard !possible.isEmpty else { return [.notice(Notice(.refused, context.texts["leads.nothing"]))] }
    let texts = context.texts
    let choices = possible.map { task in
      (
        label: texts["keys.lead.\(task.rawValue)"],
        note: DeskAction.named(task.action)?.keys.first.map { $0.name(texts) } ?? "",
        action: LayerAction.run(task.action)
      )
    }
    return [.push(ChooserLayer(title: context.texts["keys.lead.tasks"], choices))]
  }
}
