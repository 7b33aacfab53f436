extension InputEvent {
  /// The key presses a script spells: every character is itself, and `<…>` is a key by name.
  ///
  /// Names: `Enter Esc Tab S-Tab BS Del Ins Up Down Left Right Home End PgUp PgDn C-Left C-Right Space lt`,
  /// `F1`…`F24`, `C-x` for Ctrl and `A-x` for Alt. What is no name is typed as it stands.
  /// For example `n某酒店<C-s>`.
  package static func script(_ text: String) -> [InputEvent] {
    var events: [InputEvent] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "<", let close = rest.firstIndex(of: ">"),
        let key = Key(named: rest[rest.index(after: rest.startIndex)..<close])
      {
        events.append(.key(key))
        rest = rest[rest.index(after: close)...]
      } else {
        events.append(.key(.character(first)))
        rest = rest.dropFirst()
      }
    }
    return events
  }
}

extension Key {
  private static let names: [Substring: Key] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "S-Tab": .backTab, "BS": .backspace, "Del": .delete,
    "Ins": .insert, "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end,
    "PgUp": .pageUp, "PgDn": .pageDown, "C-Left": .wordLeft, "C-Right": .wordRight, "Space": .character(" "),
    "lt": .character("<"),
  ]

  /// The key of that name in a script; nil when there is none.
  init?(named name: Substring) {
    if let key = Self.names[name] {
      self = key
    } else if name.first == "F", let number = Int(name.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else if name.hasPrefix("C-"), name.count == 3, let letter = name.last {
      self = .control(letter)
    } else if name.hasPrefix("A-"), name.count == 3, let letter = name.last {
      self = .alt(letter)
    } else {
      return nil
    }
  }
}
