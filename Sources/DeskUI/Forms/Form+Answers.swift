import Terminal

/// Answering a question with "yes" and "no" by a single key.
extension Form {
  /// Takes the answer that a key gives to a list whose options are `yes` and `no`: y, n, or the first character of either
  /// word in the language of the screen. Nil for every other list and key: it is typed.
  mutating func answer(_ key: Key, at index: Int) -> [FormEvent]? {
    guard case .character(let typed) = key.inCommandMode, !fields[index].isMultiple,
      fields[index].list?.filter.isEmpty ?? true, let source = fields[index].source,
      let yes = source.option("yes"), let no = source.option("no")
    else { return nil }
    let letter = Character(typed.lowercased())
    let answer: ChoiceOption
    if letter == "y" || letter == texts["frame.yes"].lowercased().first {
      answer = yes
    } else if letter == "n" || letter == texts["frame.no"].lowercased().first {
      answer = no
    } else {
      return nil
    }
    fields[index].list = nil
    answered = fields[index].key
    guard fields[index].chosen != [answer.id] else { return [] }
    fields[index].chosen = [answer.id]
    return [.changed]
  }
}
