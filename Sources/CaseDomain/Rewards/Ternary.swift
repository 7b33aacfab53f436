/// An answer that may not be known yet: Kleene's strong three-valued logic.
///
/// An unknown never becomes a yes or a no by itself, but one clear no settles a conjunction, and one clear yes a choice.
package enum Ternary: Hashable, Sendable {
  case yes, no, unknown

  /// Nil is what nobody knows.
  package init(_ value: Bool?) {
    switch value {
    case .some(true): self = .yes
    case .some(false): self = .no
    case nil: self = .unknown
    }
  }

  package static prefix func ! (value: Ternary) -> Ternary {
    switch value {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  package static func && (left: Ternary, right: Ternary) -> Ternary {
    if left == .no || right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .unknown
  }

  package static func || (left: Ternary, right: Ternary) -> Ternary { !(!left && !right) }
}

extension Sequence<Ternary> {
  /// Whether all hold: yes where there is none.
  package var all: Ternary { reduce(.yes) { $0 && $1 } }
  /// Whether one holds: no where there is none.
  package var any: Ternary { reduce(.no) { $0 || $1 } }
}
