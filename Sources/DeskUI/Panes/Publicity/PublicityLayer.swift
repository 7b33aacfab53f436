import CaseDomain
import DeskSession
import Terminal

/// One activity or study session: its page, and the steps that a member can take there.
struct PublicityLayer: Layer {
  let item: PublicityItem
  private var page = ScrolledPage()

  init(_ item: PublicityItem) { self.item = item }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    PublicityPage(item, context, width: ScrolledPage.area(context.body).size.columns - 2).lines
  }

  private func steps(_ context: LayerContext) -> [PublicityTask] { PublicityTask.steps(on: item, context) }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      page.settle(lines(context), in: context.body)
      return .ignored
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    if page.press(key, through: lines(context), in: context.body) { return .done }
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .character("o"): return .consumed(PublicityFiles.choose(item, &context))
    case .enter, .function(5): return .consumed(choose(&context))
    case .character(let letter):
      if let task = steps(context).first(where: { $0.key == letter }) {
        return .consumed(PublicityTask.open(task, &context))
      }
      return DeskAction.leavingForPane(letter)
    default: return .done
    }
  }

  /// Everything that can be done here, for who has no more than arrows, Enter and F-keys.
  private func choose(_ context: inout LayerContext) -> [LayerAction] {
    var choices: [(label: String, note: String, action: LayerAction)] = []
    for task in steps(context) {
      guard let action = PublicityTask.open(task, &context).first else { continue }
      choices.append((context.texts["publicity.title.\(task.name)"], String(task.key), action))
    }
    let files = PublicityFiles.choose(item, &context)
    if let first = files.first, !PublicityFiles.all(item, context).isEmpty {
      choices.append((context.texts["publicity.key.files"], "o", first))
    }
    return choices.isEmpty ? [] : [.push(ChooserLayer(title: context.texts["publicity.steps"], choices))]
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let key = if case .study = item { "publicity.page.title.study" } else { "publicity.page.title.activity" }
    page.draw(lines(context), title: context.texts[key], into: &canvas, in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    var hints = steps(context).map { KeyHint(.character($0.key), texts["publicity.key.\($0.name)"]) }
    if !PublicityFiles.all(item, context).isEmpty {
      hints.append(KeyHint(.character("o"), texts["publicity.key.files"]))
    }
    return hints + [KeyHint(.escape, texts["keys.back.short"])]
  }
}

/// The files that show an activity.
enum PublicityFiles {
  static func all(_ item: PublicityItem, _ context: LayerContext) -> [Attachment] {
    guard case .activity(let id) = item else { return [] }
    return context.desk?.publicity[id]?.evidence.flatMap(\.files) ?? []
  }

  /// Asks which list of a year is to go on paper, and then where to.
  static func print(_ year: Int, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    if session.readOnly != nil {
      return [.notice(Notice(.refused, context.texts["panes.readOnly"])), .effect(.bell)]
    }
    let choices = [ExportedPublicity.activities, .coverage, .studies].map { what in
      (
        label: context.texts["publicity.export.\(what.rawValue)"], note: String(year),
        action: LayerAction.push(
          FormLayer(PaperForm(paper: .publicity(what, year: year)), in: &context, session: session))
      )
    }
    return [.push(ChooserLayer(title: context.texts["publicity.print"], choices))]
  }

  /// Asks which one, where there are several, and what to do with it.
  static func choose(_ item: PublicityItem, _ context: inout LayerContext) -> [LayerAction] {
    let files = all(item, context)
    guard let only = files.first else {
      return [.notice(Notice(.refused, context.texts["publicity.files.none"])), .effect(.bell)]
    }
    if files.count == 1 { return [.push(AttachmentLayer(only, of: .publicity, in: context))] }
    let choices = files.map { file in
      (
        label: file.name, note: TipLedger.size(file.bytes),
        action: LayerAction.push(AttachmentLayer(file, of: .publicity, in: context))
      )
    }
    return [.push(ChooserLayer(title: context.texts["publicity.key.files"], choices))]
  }
}
