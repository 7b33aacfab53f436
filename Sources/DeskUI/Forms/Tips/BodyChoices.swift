/// The outside bodies a tip may go to, and always the way to enter another: what was typed and fits none is its name.
struct BodyChoices: ChoiceSource {
  let known: FixedChoices
  let new: ChoiceOption
  /// The label of the way to enter a body of that name.
  let naming: @Sendable (String) -> String

  private static let prefix = "new:"

  /// The name that an option of a body to be entered carries; nil for any other option.
  static func typedName(_ id: String) -> String? { id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : nil }

  var isSmall: Bool { known.isSmall }

  func option(_ id: String) -> ChoiceOption? {
    if id == new.id { return new }
    return Self.typedName(id).map { ChoiceOption(id, naming($0)) } ?? known.option(id)
  }

  func options(matching query: String, limit: Int) -> [ChoiceOption] {
    let found = known.options(matching: query, limit: max(0, limit - 1))
    let named = query.isEmpty || FixedChoices([new]).options(matching: query, limit: 1).count == 1
    return found + [named ? new : ChoiceOption(Self.prefix + query, naming(query))]
  }
}
