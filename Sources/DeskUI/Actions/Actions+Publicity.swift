import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  private static let place: Set<Frame.Place> = [.publicity]

  /// The pane of publicity and study (R1), and what is written down there.
  static let publicity: [DeskAction] = [
    DeskAction("publicity", [.character("6")], .everywhere, posts: PublicityPane.posts) { frame, context in
      frame.show(.publicity, context)
      return []
    },
    form("outreach.record", [.character("n"), .function(5)], footer: 10) { _ in .record(nil) },
    form("outreach.study", [.character("N"), .character("t")], footer: 15) { _ in .study },
    form("outreach.plan", [.character("p")], footer: 20) { _ in .plan },
    step("outreach.held", [.character("h")], footer: 25) {
      if case .activity(let id) = $0 { .record(id) } else { nil }
    },
    step("outreach.makeUp", [.character("m")], footer: 30) { if case .study(let id) = $0 { .makeUp(id) } else { nil } },
    step("outreach.correct", [.character("c")], footer: 35) { item in
      switch item {
      case .activity(let id): .correct(id)
      case .study(let id): .correctStudy(id)
      case .staff: nil
      }
    },
    step("outreach.evidence", [.character("e")], footer: 40) {
      if case .activity(let id) = $0 { .evidence(id) } else { nil }
    },
    DeskAction(
      "outreach.end", [.character("x")], .publicity, in: place, posts: [.office, .liaison, .leader], footer: 45,
      availability: { frame, context in probe(ending(frame, context), context) },
      run: { frame, context in ending(frame, context).map { PublicityTask.open($0, &context) } ?? [] }),
    DeskAction("outreach.roster", [.character("r")], .publicity, in: place, footer: 50) { frame, context in
      frame.publicity.show(frame.publicity.view == .roster ? .list : .roster, context)
      return []
    },
    form("outreach.staff", [.character("a")], footer: 52) { _ in .staff },
    DeskAction(
      "outreach.window", [.character("w")], .publicity, in: place, posts: PublicityTask.window.posts,
      availability: { _, context in probe(.window, context) },
      run: { _, context in
        let choices = [PublicityTask.window, .closeWindow].compactMap { task in
          PublicityTask.open(task, &context).first.map {
            (label: context.texts["publicity.title.\(task.name)"], note: "", action: $0)
          }
        }
        return [.push(ChooserLayer(title: context.texts["keys.outreach.window"], choices))]
      }),
    DeskAction("outreach.print", [.character("P")], .publicity, in: place, footer: 55) { frame, context in
      PublicityFiles.print(frame.publicity.year(context), &context)
    },
    DeskAction("outreach.nextYear", [.character("]")], .publicity, in: place) { frame, context in
      frame.publicity.turnYear(by: 1, context)
      return []
    },
    DeskAction("outreach.previousYear", [.character("[")], .publicity, in: place) { frame, context in
      frame.publicity.turnYear(by: -1, context)
      return []
    },
  ]

  private static func probe(_ task: PublicityTask?, _ context: LayerContext) -> Availability {
    guard let task else { return .refused(.text("panes.nothingSelected")) }
    if context.session?.readOnly != nil { return .refused(.text("panes.readOnly")) }
    return task.refusal(context).map { .refused(.rule($0)) } ?? .enabled
  }

  private static func form(
    _ id: ActionID, _ keys: [Key], footer: Int,
    _ task: @escaping @Sendable (LayerContext) -> PublicityTask
  ) -> DeskAction {
    DeskAction(
      id, keys, .publicity, in: place, posts: .publicising, footer: footer,
      availability: { _, context in probe(task(context), context) },
      run: { _, context in PublicityTask.open(task(context), &context) })
  }

  /// A step on what is chosen.
  private static func step(
    _ id: ActionID, _ keys: [Key], footer: Int,
    _ task: @escaping @Sendable (PublicityItem) -> PublicityTask?
  ) -> DeskAction {
    DeskAction(
      id, keys, .publicity, in: place, posts: .publicising, footer: footer,
      availability: { frame, context in probe(frame.publicity.selected.flatMap(task), context) },
      run: { frame, context in
        guard let item = frame.publicity.selected, let task = task(item) else { return [] }
        return PublicityTask.open(task, &context)
      })
  }

  /// What `x` means for what is chosen: a plan is dropped, a record struck out, somebody leaves.
  private static func ending(_ frame: Frame, _ context: LayerContext) -> PublicityTask? {
    switch frame.publicity.selected {
    case .activity(let id): context.desk?.publicity[id]?.state == .planned ? .drop(id) : .strikeOut(id)
    case .study(let id): .strikeOutStudy(id)
    case .staff(let id): .staffLeft(id)
    case nil: nil
    }
  }
}
