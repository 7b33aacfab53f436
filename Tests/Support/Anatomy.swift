/// A value told in full, so that two can be compared that are not `Equatable`: everything its mirror shows, sets and
/// dictionaries in one order.
package enum Anatomy {
  package static func describe(_ value: Any) -> String {
    var text = ""
    write(value, to: &text)
    return text
  }

  /// Where two values first differ, with what stands before it; nil where they tell the same.
  package static func difference(_ left: Any, _ right: Any) -> String? {
    let (one, other) = (Array(describe(left).unicodeScalars), Array(describe(right).unicodeScalars))
    guard one != other else { return nil }
    let place = zip(one, other).prefix { $0 == $1 }.count
    func excerpt(_ scalars: [Unicode.Scalar]) -> String {
      var text = ""
      for scalar in scalars[max(0, place - 200)..<min(scalars.count, place + 80)] { text.unicodeScalars.append(scalar) }
      return text
    }
    return "…\(excerpt(one))…\nis not\n…\(excerpt(other))…"
  }

  private static func write(_ value: Any, to text: inout String) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .set, .dictionary:
      text += "{" + mirror.children.map { describe($0.value) }.sorted().joined(separator: ", ") + "}"
    case .none:
      text += "\(value)"
    case .enum where mirror.children.isEmpty:
      text += "\(value)"
    default:
      text += "\(type(of: value))("
      for child in mirror.children {
        if let label = child.label { text += label + ": " }
        write(child.value, to: &text)
        text += ", "
      }
      text += ")"
    }
  }
}
