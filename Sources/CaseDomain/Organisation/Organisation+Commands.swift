/// Enters a section.
package struct AddSection: Command {
  package static var registers: Set<Register> { [.organisation] }
  package let name: String
  package init(name: String) { self.name = name }
  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(SectionAdded(name: TextCleaning.trimmed(name)))
  }
}

/// Dissolves a section.
package struct CloseSection: Command {
  package static var registers: Set<Register> { [.organisation] }
  package let section: SectionID
  package let reason: String
  package init(section: SectionID, reason: String) {
    self.section = section
    self.reason = reason
  }
  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(SectionClosed(section: section, reason: reason))
  }
}

/// Enters a service window of a section.
package struct AddWindow: Command {
  package static var registers: Set<Register> { [.organisation] }
  package let section: SectionID
  package let name: String
  package init(section: SectionID, name: String) {
    self.section = section
    self.name = name
  }
  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(WindowAdded(section: section, name: TextCleaning.trimmed(name)))
  }
}

/// Closes a service window.
package struct CloseWindow: Command {
  package static var registers: Set<Register> { [.organisation] }
  package let window: WindowID
  package let reason: String
  package init(window: WindowID, reason: String) {
    self.window = window
    self.reason = reason
  }
  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(WindowClosed(window: window, reason: TextCleaning.trimmed(reason)))
  }
}

/// Enters a body outside the bureau.
package struct AddBody: Command {
  package static var registers: Set<Register> { [.organisation] }
  package let kind: BodyKind
  package let name: String
  package init(kind: BodyKind, name: String) {
    self.kind = kind
    self.name = name
  }
  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(BodyAdded(kind: kind, name: TextCleaning.trimmed(name)))
  }
}
