import CaseDomain
import DeskSession
import DeskText
import Terminal

/// What this desk cannot keep, as a page to hand to somebody outside.
protocol OutwardPage: Sendable {
  func lines(_ context: LayerContext) -> [String]
}

/// What was taken in and may be kept by nobody here, as a page to hand to a body outside (R6.4).
///
/// Without the reporter: who they are is said to that body by word of mouth, not by a file in somebody's folder.
struct OutwardText: OutwardPage {
  let content: TipContent
  /// Whether the narrative lacks words that somebody left out: they are no more for paper than a name is.
  let isLeftOut: Bool
  let receivedAt: Instant
  /// Who of those who work here it concerns, and what says so: the body it goes to must not turn to one of them.
  let concerned: [MarkedConflict]

  func lines(_ context: LayerContext) -> [String] {
    let texts = context.texts
    var lines = [
      texts["restricted.outward.title"], "",
      texts("tips.slip.received", context.wording.dated(receivedAt)), "",
    ]
    for subject in content.subjects {
      let about = [subject.name, subject.role, subject.trade, subject.address].compactMap { $0 }.filter { !$0.isEmpty }
      lines.append("\(texts["tips.detail.subjects"])  \(about.joined(separator: texts["frame.clauseSeparator"]))")
    }
    for conflict in concerned {
      lines.append(
        "\(texts["restricted.whom"])  \(context.wording.noted(context.wording.member(conflict.member), conflict.why))")
    }
    if let place = content.place { lines.append("\(texts["tips.detail.place"])  \(place)") }
    if let originals = content.originalsAt { lines.append("\(texts["tips.detail.originals"])  \(originals)") }
    lines += ["", texts["tips.detail.narrative"]]
    lines += content.narrative.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.append("")
    if isLeftOut { lines.append(texts["restricted.outward.leftOut"]) }
    return (lines + [texts["restricted.outward.reporter"]]).map { TextCleaning.shown($0) }
  }
}

/// Shows the page; `p` writes it into a file, for printing. Nothing of it is stored here, and when it is left nothing of
/// the form is either.
struct OutwardLayer: Layer {
  let text: any OutwardPage
  /// The form whose draft goes once the page is left.
  let form: RequestID
  private var top = 0
  private var savedAt: String?
  private var hasFailed = false
  private var isSure = false

  init(_ text: any OutwardPage, form: RequestID) {
    self.text = text
    self.form = form
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .saved(let path):
      savedAt = path
      hasFailed = path == nil
      return .done
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      return press(key.inCommandMode, context)
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    let wasSure = isSure
    isSure = false
    let page = max(1, context.body.size.rows - 4)
    let last = max(0, wrapped(context).count - page)
    switch key {
    case .character("p"), .function(5):
      let lines = text.lines(context).joined(separator: "\n") + "\n"
      return .consumed([.save(name: context.texts["restricted.outward.file"], text: lines)])
    case .up, .character("k"): top = max(0, top - 1)
    case .down, .character("j"): top = min(last, top + 1)
    case .pageUp: top = max(0, top - page)
    case .pageDown: top = min(last, top + page)
    case .escape, .character("q"):
      // Left before it was written anywhere, it is gone.
      guard savedAt != nil || wasSure else {
        isSure = true
        return .consumed([.effect(.bell)])
      }
      return .consumed([
        .request(.dropDraft(form)), .close, .notice(Notice(.done, context.texts["restricted.outward.wiped"])),
      ])
    default: break
    }
    return .done
  }

  private func wrapped(_ context: LayerContext) -> [String] {
    text.lines(context).flatMap { $0.isEmpty ? [""] : DisplayWidth.wrapped($0, width: context.body.size.columns - 4) }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let texts = context.texts
    let rows = max(1, area.size.rows - 3)
    for (row, line) in wrapped(context).dropFirst(top).prefix(rows).enumerated() {
      canvas.put(line, at: area.origin.offset(columns: 2, rows: row))
    }
    let note: (text: String, style: Style) =
      if isSure {
        (texts["restricted.outward.sure"], context.theme.alert)
      } else if hasFailed {
        (texts["restricted.outward.failed"], context.theme.alert)
      } else if let savedAt {
        (texts("restricted.outward.saved", savedAt), context.theme.heading)
      } else {
        (texts["restricted.outward.note"], context.theme.heading)
      }
    for (row, line) in DisplayWidth.wrapped(note.text, width: area.size.columns - 4).prefix(2).enumerated() {
      canvas.put(line, at: area.origin.offset(columns: 2, rows: area.size.rows - 2 + row), style: note.style)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.character("p"), context.texts["panes.hint.print"]),
      KeyHint(.escape, context.texts["restricted.outward.leave"]),
    ]
  }
}
