import CaseDomain
import DeskSession
import Terminal

/// Gives the reporter who stands at the counter a receipt code: shown once, typed back, and a password that they type
/// unseen, twice. Nothing of it is recorded before the end, and nothing of it is anywhere after.
struct IssueCodeLayer: Layer {
  enum Step: Int, Hashable, Sendable {
    case drawing, showing, typing, password, again, sending
  }

  let tip: TipID
  let facesReporter = true
  private(set) var step = Step.drawing
  private var id: RequestID
  private var code: WipedText?
  private var typed = TextEditor()
  private var password = TextEditor(masked: true)
  private var repeated = TextEditor(masked: true)
  private var problem: String?

  static func actions(for tip: TipID, _ context: inout LayerContext) -> [LayerAction] {
    let layer = IssueCodeLayer(tip: tip, id: context.newRequestID())
    return [.push(layer), .request(.drawCode(layer.id))]
  }

  private init(tip: TipID, id: RequestID) {
    self.tip = tip
    self.id = id
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.receiptCode(let drawn, let code)) where drawn == id && step == .drawing:
      self.code = code
      step = .showing
      id = context.newRequestID()
      return .done
    case .reply(.performed(let id, _)) where id == self.id:
      wipe()
      return .consumed([.close, .notice(Notice(.done, context.texts["panes.code.issued"]))])
    case .reply(.refused(let id, let refusal)) where id == self.id: return fail(context.wording.refusal(refusal))
    case .reply(.failed(let id, let fault)) where id == self.id: return fail(context.wording.fault(fault))
    case .input(.key(let key)): return handle(key, context)
    case .input(.paste(let text)):
      edit { $0.insert(text) }
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    problem = nil
    switch key {
    case .escape:
      wipe()
      return .consumed([.close, .notice(Notice(.refused, context.texts["panes.code.notIssued"]))])
    // Tab goes on as in a form: otherwise what is typed next, the password, would stand there to be read.
    case .enter, .tab: return next(context)
    default: edit { $0.handle(key, in: Size(columns: 40, rows: 1)) }
    }
    return .done
  }

  /// Goes on where what was typed is right.
  private mutating func next(_ context: LayerContext) -> LayerOutcome {
    let texts = context.texts
    switch step {
    case .drawing, .sending: return .done
    case .showing: step = .typing
    case .typing:
      guard Self.plain(typed.text) == Self.plain(code?.text ?? "") else { return refuse(texts["panes.code.differs"]) }
      step = .password
    case .password:
      guard password.text.count >= ReceiptCode.leastPassword else {
        password.clear()
        return refuse(context.wording.refusal(Refusal(.passwordTooShort, nil, .count(ReceiptCode.leastPassword))))
      }
      step = .again
    case .again:
      guard repeated.text == password.text else {
        password.clear()
        repeated.clear()
        step = .password
        return refuse(texts["panes.code.passwordsDiffer"])
      }
      step = .sending
      let typed = TypedCode(
        code: WipedText([UInt8](self.typed.text.utf8)), password: WipedText([UInt8](password.text.utf8)))
      return .consumed([.request(.issueCode(id, tip, typed))])
    }
    return .done
  }

  /// As the desk reads codes: without what people put between, and without letters taken for digits.
  private static func plain(_ text: String) -> String {
    let folded = String(String.UnicodeScalarView(text.unicodeScalars.map(\.foldedWidth))).uppercased()
    return String(folded.filter { $0.isLetter || $0.isNumber }.map { ["O": "0", "I": "1", "L": "1"][$0] ?? $0 })
  }

  private mutating func edit(_ body: (inout TextEditor) -> Void) {
    switch step {
    case .typing:
      let before = typed
      body(&typed)
      // No more than a code has: whoever goes on typing without a look at the screen is at the password already.
      if Self.plain(typed.text).count > max(Self.plain(before.text).count, Self.plain(code?.text ?? "").count) {
        typed = before
      }
    case .password: body(&password)
    case .again: body(&repeated)
    case .drawing, .showing, .sending: break
    }
  }

  private mutating func refuse(_ sentence: String) -> LayerOutcome {
    problem = sentence
    return .consumed([.effect(.bell)])
  }

  private mutating func fail(_ sentence: String) -> LayerOutcome {
    step = .password
    password.clear()
    repeated.clear()
    return refuse(sentence)
  }

  private mutating func wipe() {
    code?.wipe()
    code = nil
    for editor in [\IssueCodeLayer.typed, \.password, \.repeated] { self[keyPath: editor].clear() }
  }

  // MARK: Drawing

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let (texts, theme) = (context.texts, context.theme)
    let width = min(60, area.size.columns - 4)
    let hint = DisplayWidth.wrapped(texts["panes.code.step.\(step)"], width: width)
    let wrong = problem.map { DisplayWidth.wrapped($0, width: width) } ?? []
    let content = Box.draw(
      into: &canvas, area: area, size: Size(columns: width, rows: hint.count + max(3, 2 + wrong.count)),
      title: "\(texts["keys.issueCode"])  \(context.wording.tip(tip))", theme: theme)
    for (row, line) in hint.enumerated() { canvas.put(line, at: content.origin.offset(rows: row)) }
    let place = content.origin.offset(columns: 2, rows: hint.count + 1)
    let field = Rect(origin: place, size: Size(columns: width - 4, rows: 1))
    switch step {
    case .drawing, .sending: canvas.put(texts["frame.saving"], at: place, style: theme.secondary)
    case .showing: canvas.put(code?.text ?? "", at: place, style: theme.heading)
    case .typing: canvas.put(typed, in: field, style: theme.field, hasFocus: true)
    // Not even how much was typed: the clerk looks on. The caret stays where it is.
    case .password, .again: canvas.put(TextEditor(masked: true), in: field, style: theme.field, hasFocus: true)
    }
    for (row, line) in wrong.enumerated() {
      canvas.put(line, at: content.origin.offset(rows: hint.count + 2 + row), style: theme.alert)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.enter, context.texts["panes.hint.readOn"]), KeyHint(.escape, context.texts["panes.code.stop"]),
    ]
  }
}
