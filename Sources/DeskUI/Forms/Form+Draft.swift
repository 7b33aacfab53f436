import DeskSession
import Terminal

extension Form {
  /// The values that a draft may keep: none of a field that holds a part of an identity.
  package var draftFields: [String: String] {
    var kept: [String: String] = [:]
    for (name, group) in groups where !group.isSecret {
      let count = entries(of: name).count
      if count > 0 { kept["\(name).count"] = String(count) }
    }
    for field in fields where !field.isSecret && !field.isEmpty && groups[field.key.group ?? ""]?.isSecret != true {
      kept[draftName(of: field.key)] = field.isText ? field.editor.text : field.chosen.joined(separator: ",")
    }
    for (name, value) in extras where !name.hasPrefix("_") { kept["with.\(name)"] = value }
    return kept
  }

  /// Takes the values of a draft in. Names that this form does not have are passed over.
  package mutating func restore(_ kept: [String: String]) {
    for (name, group) in groups where !group.isSecret {
      for entry in entries(of: name) { removeEntry(entry, of: name) }
      for _ in 0..<min(group.limit, Int(kept["\(name).count"] ?? "") ?? 0) { addEntry(to: name) }
    }
    for index in fields.indices where !fields[index].isSecret {
      let field = fields[index]
      let value = kept[draftName(of: field.key)]
      if field.isText {
        fields[index].editor = TextEditor(value ?? "", kind: field.editor.kind)
      } else if let source = field.source, let value {
        fields[index].chosen = value.split(separator: ",").map(String.init).filter { source.option($0) != nil }
      }
    }
    for (name, value) in kept where name.hasPrefix("with.") { extras[String(name.dropFirst(5))] = value }
    isTouched = false
  }

  /// Entries are numbered by their place, since their own numbers have gaps.
  private func draftName(of key: FieldKey) -> String {
    guard let group = key.group else { return key.name }
    let place = entries(of: group).firstIndex(of: key.entry).map { $0 + 1 } ?? 0
    return "\(group).\(place).\(key.name)"
  }
}

extension RequestID {
  /// 32 hexadecimal digits: the name of a draft.
  package var hexadecimal: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  package init?(hexadecimal text: String) {
    guard text.utf8.count == 32 else { return nil }
    var bytes: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    self.init(bytes: bytes)
  }
}
