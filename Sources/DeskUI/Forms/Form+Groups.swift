import DeskText

/// Fields that may occur several times: the persons reported, the files attached.
package struct FormGroup: Sendable {
  package let name: String
  /// Most entries.
  package let limit: Int
  /// The whole group is part of an identity: not even its size goes into a draft.
  package let isSecret: Bool
  /// The heading of an entry by its place, counted from 1. Nil puts the fields into the form without one.
  package let heading: (@Sendable (Int) -> String)?
  /// The fields of a new entry.
  package let fields: @Sendable (Int) -> [FormField]

  package init(
    _ name: String, limit: Int = 50, secret: Bool = false, heading: (@Sendable (Int) -> String)? = nil,
    fields: @escaping @Sendable (Int) -> [FormField]
  ) {
    self.name = name
    self.limit = limit
    isSecret = secret
    self.heading = heading
    self.fields = fields
  }

  /// The button that adds an entry; it stands in the form where the entries are to go.
  package static func addButton(_ group: String, _ label: String) -> FormField {
    FormField(FieldKey("add", in: group, 0), label, .button(.add(group: group)))
  }
}

extension Form {
  /// The numbers of a group's entries, from top to bottom.
  package func entries(of group: String) -> [Int] {
    var seen: [Int] = []
    for field in fields where field.key.group == group && field.key.entry != 0 && seen.last != field.key.entry {
      seen.append(field.key.entry)
    }
    return seen
  }

  /// Adds an entry at the end of a group. Answers its number, nil where the group is full or unknown.
  @discardableResult
  package mutating func addEntry(to group: String) -> Int? {
    guard let template = groups[group], let button = index(of: FieldKey("add", in: group, 0)) else { return nil }
    let present = entries(of: group)
    guard present.count < template.limit else { return nil }
    // Numbers are not used twice, so that the focus never lands in another entry.
    let used = Int(extras["_last.\(group)"] ?? "") ?? 0
    let entry = max(used, present.max() ?? 0) + 1
    extras["_last.\(group)"] = String(entry)
    var added = template.fields(entry)
    if template.heading != nil {
      let key = FieldKey("remove", in: group, entry)
      added.insert(FormField(key, "", .button(.remove(group: group, entry: entry))), at: 0)
    }
    fields.insert(contentsOf: added, at: button)
    relabel(group)
    return entry
  }

  package mutating func removeEntry(_ entry: Int, of group: String) {
    let first = fields.firstIndex { $0.key.group == group && $0.key.entry == entry }
    for index in fields.indices where fields[index].key.group == group && fields[index].key.entry == entry {
      fields[index].editor.clear()
    }
    fields.removeAll { $0.key.group == group && $0.key.entry == entry }
    relabel(group)
    repairFocus(near: first)
  }

  /// Does what a button says. Answers whether anything changed.
  mutating func press(_ button: FormButton) -> [FormEvent] {
    switch button {
    case .save: return [.save]
    case .add(let group):
      guard let entry = addEntry(to: group) else { return [] }
      isTouched = true
      let first = fields.first { $0.key.group == group && $0.key.entry == entry && $0.isText }
      return (first.map { moveFocus(to: $0.key) } ?? []) + [.changed]
    case .remove(let group, let entry):
      let key = FieldKey("remove", in: group, entry)
      let isBlank = !fields.contains {
        $0.key.group == group && $0.key.entry == entry && $0.isText && !$0.editor.isEmpty
      }
      // What was typed is not thrown away by a single press.
      guard isBlank || self[key]?.isArmed == true else {
        change(key) { $0.isArmed = true }
        return []
      }
      removeEntry(entry, of: group)
      isTouched = true
      return [.changed]
    }
  }

  private mutating func relabel(_ group: String) {
    guard let heading = groups[group]?.heading else { return }
    for (place, entry) in entries(of: group).enumerated() {
      change(FieldKey("remove", in: group, entry)) { $0.label = heading(place + 1) }
    }
  }
}
