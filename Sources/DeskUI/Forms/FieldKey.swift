/// Names one field of a form: `narrative`, or `name` in the third entry of the group `subjects`.
package struct FieldKey: Hashable, Sendable, ExpressibleByStringLiteral {
  package let name: String
  /// The repeated group it belongs to.
  package let group: String?
  /// Which entry of the group; entries keep their number when another one is removed.
  package let entry: Int

  package init(_ name: String) {
    self.name = name
    group = nil
    entry = 0
  }

  package init(_ name: String, in group: String, _ entry: Int) {
    self.name = name
    self.group = group
    self.entry = entry
  }

  package init(stringLiteral name: String) { self.init(name) }
}
