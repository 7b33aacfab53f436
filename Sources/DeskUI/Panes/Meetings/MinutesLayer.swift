import CaseDomain
import DeskSession
import Terminal

/// An earlier version of a meeting's minutes: what stood there before it was set right (R2.1).
struct MinutesLayer: Layer {
  let meeting: MeetingID
  /// The event with the words.
  let text: EventNumber
  private var page = ScrolledPage()

  init(_ meeting: MeetingID, _ text: EventNumber) {
    self.meeting = meeting
    self.text = text
  }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    let (texts, words) = (context.texts, context.wording)
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
    guard let desk = context.desk, let found = desk.meetings[meeting],
      let index = found.minutes.firstIndex(where: { $0.text == text })
    else { return page.lines }
    let version = found.minutes[index]
    page.text(
      texts(
        "meetings.page.version", String(index + 1), words.member(version.filed.by), words.time(version.filed.at)),
      context.theme.secondary)
    if let approved = version.approved {
      page.text(
        texts("meetings.page.approved", words.member(approved.by), words.time(approved.at)), context.theme.secondary)
    }
    page.blank()
    page.text(desk.meetings.text(text)?.words ?? texts["meetings.page.sealed"])
    return page.lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      switch key.inCommandMode {
      case .escape, .character("q"), .backspace: return .consumed([.close])
      default: _ = page.press(key, through: lines(context), in: context.body)
      }
      return .done
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let purpose = context.desk?.meetings[meeting]?.purpose ?? ""
    page.draw(
      lines(context), title: "\(context.texts["meetings.page.minutesHeading"])  \(purpose)", into: &canvas, in: area,
      context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [KeyHint(.pageDown, context.texts["panes.hint.readOn"]), KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
