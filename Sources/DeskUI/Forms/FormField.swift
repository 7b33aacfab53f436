import CaseDomain
import Terminal

/// What a field takes, and so what keys mean in it.
package enum FieldKind: Sendable {
  /// One line.
  case text
  /// Many lines; the field grows with them.
  case longText
  /// A day, perhaps with a time, in any of the ways people write one.
  case when(DateParser.Leaning)
  /// The path of a file.
  case file
  case choice(any ChoiceSource)
  case multiChoice(any ChoiceSource)
  case button(FormButton)
  /// Words without a field.
  case note
  /// Begins a part of the form.
  case heading
}

/// What a press on a line of the form does.
package enum FormButton: Hashable, Sendable {
  case add(group: String)
  case remove(group: String, entry: Int)
  case save
}

/// One line of a form, or several: a label, what it takes, and what stands in it.
///
/// Mirrors show no value, so that what a reporter said about themselves reaches no dump.
package struct FormField: Sendable {
  package let key: FieldKey
  package var label: String
  package var kind: FieldKind
  package var isRequired: Bool
  /// Holds a part of an identity: kept in no draft, sent to no editor, shown only while it is being typed.
  package let isSecret: Bool
  /// Said in place of a missing value while the field has the focus.
  package var hint: String
  /// Most characters it takes.
  package var limit: Int?
  package var isHidden = false
  /// Why nothing can be entered here.
  package var disabled: String?
  package var editor: TextEditor
  package var chosen: [String] = []

  /// The focus has left it once, so that it may say what is wrong.
  var wasLeft = false
  var list: ChoiceList?
  /// The path last looked at.
  var inspected: String?
  /// Its list offers no answer before another: whoever only presses Enter has chosen nothing.
  var isBare = false
  /// A button that deletes is pressed twice.
  var isArmed = false

  package init(
    _ key: FieldKey, _ label: String, _ kind: FieldKind = .text, required: Bool = false, secret: Bool = false,
    masked: Bool = false, hint: String = "", limit: Int? = nil, chosen: [String] = []
  ) {
    self.key = key
    self.label = label
    self.kind = kind
    isRequired = required
    isSecret = secret
    self.hint = hint
    self.limit = limit
    self.chosen = chosen
    if case .longText = kind { editor = TextEditor(kind: .multiLine) } else { editor = TextEditor(masked: masked) }
  }

  /// Whether text is typed into it.
  package var isText: Bool {
    switch kind {
    case .text, .longText, .when, .file: true
    case .choice, .multiChoice, .button, .note, .heading: false
    }
  }

  package var isLongText: Bool {
    if case .longText = kind { true } else { false }
  }

  package var source: (any ChoiceSource)? {
    switch kind {
    case .choice(let source), .multiChoice(let source): source
    default: nil
    }
  }

  var isMultiple: Bool {
    if case .multiChoice = kind { true } else { false }
  }

  package var canHaveFocus: Bool {
    guard !isHidden, disabled == nil else { return false }
    switch kind {
    case .note, .heading: return false
    default: return true
    }
  }

  /// Whether nothing of what is typed shows, not even how much: somebody else types it, and somebody looks on.
  var isUnseen: Bool { isText && editor.isMasked }

  /// Whether a person has put anything here.
  package var isEmpty: Bool { isText ? editor.isEmpty : chosen.isEmpty }
}

extension FormField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "FormField(\(key.name))" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["key": key]) }
}
