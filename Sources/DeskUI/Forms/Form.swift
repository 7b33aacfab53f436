import CaseDomain
import DeskText
import Terminal

/// A form being filled in: its fields from top to bottom, where the focus is, what is wrong. A pure value that knows
/// nothing of tips.
///
/// What the fields mean is said by whoever made the form: after every change they set `checks`, hide, disable and
/// relabel fields, and read the values.
package struct Form: Sendable {
  package let texts: Texts
  package var clock: FormClock
  /// From top to bottom; entries of a group stand before the button that adds one.
  package internal(set) var fields: [FormField]
  /// The key of the field that takes keys now.
  package internal(set) var focus: FieldKey
  /// What the maker of the form has to say about its values; the form adds its own checks.
  package var checks: [FieldKey: FieldMessage] = [:]
  /// Values that go with the form and into its draft without being fields.
  package var extras: [String: String] = [:]
  /// Whether saving was tried and something was wrong; from then on every error shows.
  package internal(set) var hasTriedToSave = false
  /// Whether anything was typed or chosen since it was made or restored.
  package internal(set) var isTouched = false

  var groups: [String: FormGroup] = [:]
  /// What the session said of paths that were looked at.
  var files: [String: FileAnswer] = [:]
  /// The first line that was shown last; see `layout(in:)`.
  var scroll = 0
  /// So many fields on, once what follows from a choice is known.
  var awaitedSteps = 0
  /// The question that the last key answered, its list closed again: Enter after it goes on, as after any other choice.
  var answered: FieldKey?
  /// The wheel moved the lines away from the focus, until the next key.
  var isScrolledAway = false

  package init(texts: Texts, clock: FormClock, fields: [FormField], groups: [FormGroup] = []) {
    self.texts = texts
    self.clock = clock
    self.fields = fields
    for group in groups { self.groups[group.name] = group }
    focus = fields.first(where: \.canHaveFocus)?.key ?? fields.first?.key ?? ""
  }
}

// MARK: Fields and values

extension Form {
  func index(of key: FieldKey) -> Int? { fields.firstIndex { $0.key == key } }

  package subscript(key: FieldKey) -> FormField? { index(of: key).map { fields[$0] } }

  /// Changes a field where it exists.
  package mutating func change(_ key: FieldKey, _ body: (inout FormField) -> Void) {
    guard let index = index(of: key) else { return }
    body(&fields[index])
  }

  /// What stands in a text field, without blanks at its ends; empty while it is hidden or disabled.
  package func text(_ key: FieldKey) -> String {
    guard let field = self[key], !field.isHidden, field.disabled == nil else { return "" }
    return TextCleaning.trimmed(field.editor.text)
  }

  /// What stands in a text field, nil where nothing does.
  package func given(_ key: FieldKey) -> String? {
    let text = text(key)
    return text.isEmpty ? nil : text
  }

  /// The id of what is chosen, nil where nothing is, or while the field is hidden or disabled.
  package func choice(_ key: FieldKey) -> String? { choices(key).first }

  package func choices(_ key: FieldKey) -> [String] {
    guard let field = self[key], !field.isHidden, field.disabled == nil else { return [] }
    return field.chosen
  }

  /// How a date field is understood.
  package func when(_ key: FieldKey) -> ParsedWhen? {
    guard let field = self[key], case .when(let leaning) = field.kind, let text = given(key) else { return nil }
    return DateParser.parse(text, today: clock.today, calendar: clock.calendar, leaning: leaning)
  }

  /// Puts a text into a field, as a draft or an entry that is being changed has it.
  package mutating func set(_ key: FieldKey, _ text: String) {
    change(key) { $0.editor = TextEditor(text, kind: $0.editor.kind) }
  }

  package mutating func choose(_ key: FieldKey, _ ids: [String]) {
    change(key) { $0.chosen = ids }
  }

  /// Takes a text back from the user's own editor.
  package mutating func edited(_ key: FieldKey, _ text: String) {
    change(key) { field in
      guard field.isText, !field.isSecret else { return }
      // Editors end a file with a line break that nobody typed.
      field.editor.replace(with: text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
    isTouched = true
  }

  /// Whether part of an identity stands in the form: what no draft keeps.
  /// What stands in its fields of text, those that no draft keeps included.
  var typedTexts: [String] { fields.filter { $0.isText && !$0.editor.isEmpty }.map(\.editor.text) }

  /// Whether something of an identity is among what was typed.
  var holdsIdentities: Bool {
    fields.contains {
      $0.isSecret && $0.isText && !$0.editor.isEmpty && groups[$0.key.group ?? ""]?.isSecret == true
    }
  }

  package var holdsSecrets: Bool { fields.contains { $0.isSecret && $0.isText && !$0.editor.isEmpty } }

  /// Empties every field that holds a part of an identity, with its earlier states.
  package mutating func wipeSecrets() {
    for index in fields.indices where fields[index].isSecret { fields[index].editor.clear() }
  }
}

// MARK: Focus

extension Form {
  var focusIndex: Int? { index(of: focus) }

  package var focused: FormField? { self[focus] }

  /// Puts the focus on a field that can take it. Answers what follows from leaving the field before.
  @discardableResult
  package mutating func moveFocus(to key: FieldKey) -> [FormEvent] {
    guard let target = self[key], target.canHaveFocus else { return [] }
    isScrolledAway = false
    guard key != focus else { return [] }
    let events = leaveField()
    focus = key
    return events
  }

  /// Moves the focus so many fields on, as far as there are any.
  mutating func moveFocus(by step: Int) -> [FormEvent] {
    let reachable = fields.filter { $0.canHaveFocus }.map(\.key)
    guard !reachable.isEmpty else { return [] }
    guard let place = reachable.firstIndex(of: focus) else { return moveFocus(to: reachable[0]) }
    return moveFocus(to: reachable[min(max(0, place + step), reachable.count - 1)])
  }

  /// Keeps the focus on a field that can have it after fields were hidden, disabled or removed.
  mutating func repairFocus(near index: Int? = nil) {
    if let focused, focused.canHaveFocus { return }
    let start = index ?? focusIndex ?? 0
    let after = fields[min(start, fields.count)...].first(where: \.canHaveFocus)
    guard let next = after ?? fields.last(where: \.canHaveFocus) else { return }
    focus = next.key
  }

  /// Puts the focus on a field without asking about the file that may be named in the one before.
  mutating func jump(to key: FieldKey) {
    guard self[key]?.canHaveFocus == true else { return }
    closeField()
    focus = key
    isScrolledAway = false
  }

  private mutating func closeField() {
    change(focus) {
      $0.wasLeft = true
      $0.list = nil
      $0.isArmed = false
    }
  }

  private mutating func leaveField() -> [FormEvent] {
    closeField()
    guard let index = focusIndex else { return [] }
    guard case .file = fields[index].kind else { return [] }
    let path = TextCleaning.trimmed(fields[index].editor.text)
    guard !path.isEmpty, path != fields[index].inspected else { return [] }
    fields[index].inspected = path
    return [.inspect(fields[index].key, path: path)]
  }

  /// Notes what the session said about a file.
  package mutating func inspected(path: String, _ answer: FileAnswer) { files[path] = answer }
}
