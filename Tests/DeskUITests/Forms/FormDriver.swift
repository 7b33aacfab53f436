import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Presses keys on a form as the screen would, and keeps what the form asks for.
struct FormDriver {
  var layer: FormLayer
  var context: LayerContext
  private(set) var actions: [LayerAction] = []

  init(
    _ session: SessionView, size: Size = Size(columns: 80, rows: 24), language: Language = .zhHans,
    _ open: (inout LayerContext) -> FormLayer?
  ) throws {
    var context = LayerContext(
      texts: Texts(language), theme: .monochrome, size: size, now: session.now,
      ids: RequestIDSource(1, UInt64(session.drafts.count)),
      session: session)
    layer = try #require(open(&context))
    self.context = context
  }

  mutating func send(_ message: Message) {
    if case .consumed(let actions) = layer.handle(message, in: &context) { self.actions += actions }
  }

  /// Presses the keys of a script, see ``InputEvent/script(_:)``.
  mutating func keys(_ script: String) {
    for event in InputEvent.script(script) { send(.input(event)) }
  }

  mutating func paste(_ text: String) { send(.input(.paste(text))) }

  /// Moves on to a field with Tab, as often as it takes.
  mutating func go(to key: FieldKey) throws {
    for _ in 0..<200 where layer.form.focus != key { keys("<Tab>") }
    try #require(layer.form.focus == key)
  }

  /// A later view of the desk.
  mutating func see(_ session: SessionView) {
    context.session = session
    context.now = session.now
    send(.reply(.changed(session)))
  }

  var requests: [SessionRequest] {
    actions.compactMap { action in
      if case .effect(.request(let request)) = action { request } else { nil }
    }
  }

  /// The tips handed over to be registered.
  var intakes: [TipIntake] {
    requests.compactMap { request in
      if case .register(_, let intake) = request { intake } else { nil }
    }
  }

  var drafts: [FormDraft] {
    requests.compactMap { request in
      if case .keepDraft(let draft) = request { draft } else { nil }
    }
  }

  /// The commands to be performed.
  var commands: [any Command] {
    requests.compactMap { request in
      if case .perform(_, let command) = request { command } else { nil }
    }
  }

  var isClosed: Bool {
    actions.contains { action in
      if case .close = action { true } else { false }
    }
  }

  var notices: [String] {
    actions.compactMap { action in
      if case .notice(let notice) = action { notice.text } else { nil }
    }
  }

  /// Where the form's end leads to.
  var revealed: [Destination] {
    actions.compactMap { action in
      if case .reveal(let destination) = action { destination } else { nil }
    }
  }

  /// The rows of the form's part of the screen.
  var rows: [String] {
    var canvas = Canvas(size: context.size)
    layer.draw(into: &canvas, area: context.body, context: context)
    return Array(canvas.rows()[context.body.rows])
  }

  var text: String { rows.joined(separator: "\n") }

  var cursor: Point? {
    var canvas = Canvas(size: context.size)
    layer.draw(into: &canvas, area: context.body, context: context)
    return canvas.cursor
  }

  /// The value column's text of the row where the caret is.
  func value(_ key: FieldKey) -> String { layer.form[key]?.editor.text ?? "" }
}
