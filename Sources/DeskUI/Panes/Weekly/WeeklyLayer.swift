import CaseDomain
import DeskSession
import Terminal

/// One week, or one situation report, to read through; its steps are a key away.
struct WeeklyLayer: Layer {
  private let entry: WeeklyList.Entry
  private var page = ScrolledPage()

  init(_ entry: WeeklyList.Entry) { self.entry = entry }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    WeeklyPage.page(entry, context, width: ScrolledPage.area(context.body).size.columns - 2).lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      page.settle(lines(context), in: context.body)
      return .ignored
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input(.key(let key)): return press(key, &context)
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    if page.press(key, through: lines(context), in: context.body) { return .done }
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .character(let letter):
      if letter == "P" { return .consumed(WeeklyTask.print(entry, &context)) }
      if let task = WeeklyTask.steps(on: entry, context).first(where: { $0.step.key == letter }) {
        return .consumed(WeeklyTask.open(task, &context))
      }
      return DeskAction.leavingForPane(letter)
    default: return .done
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let title =
      switch entry {
      case .week(let week): context.texts("weekly.page.title", context.wording.weekName(week))
      case .situation: context.texts["weekly.page.situation"]
      }
    page.draw(lines(context), title: title, into: &canvas, in: context.body, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    WeeklyTask.steps(on: entry, context).map { task in
      KeyHint(.character(task.step.key), context.texts["keys.weekly.\(task.step.rawValue).short"])
    }
      + (WeeklyTask.paper(entry, context) == nil
        ? [] : [KeyHint(.character("P"), context.texts["keys.weeklyPrint.short"])])
      + [KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
