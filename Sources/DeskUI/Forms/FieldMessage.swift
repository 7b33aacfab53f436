/// What a form says below a field.
package struct FieldMessage: Hashable, Sendable {
  package enum Severity: Int, Comparable, Sendable {
    /// How something was understood, or what follows from it.
    case information
    /// Worth a look; saving is possible.
    case warning
    /// Saving is not possible.
    case error

    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// From when on it is shown: someone who is still typing is not told that a number is too short.
  package enum Shown: Sendable {
    case atOnce, afterLeaving, afterSaving
  }

  package let severity: Severity
  package let text: String
  package let shown: Shown

  package init(_ severity: Severity, _ text: String, shown: Shown = .atOnce) {
    self.severity = severity
    self.text = text
    self.shown = shown
  }
}
