import DeskText

/// One thing to choose.
package struct ChoiceOption: Hashable, Sendable {
  /// What the form keeps; never shown.
  package let id: String
  package let label: String
  /// Said behind the label in a fainter style.
  package let detail: String

  package init(_ id: String, _ label: String, detail: String = "") {
    self.id = id
    self.label = label
    self.detail = detail
  }
}

/// Where a choice field takes its options from; a source may be far larger than what is ever shown.
package protocol ChoiceSource: Sendable {
  /// At most `limit` options that match what was typed, best first. An empty query gives the usual order.
  func options(matching query: String, limit: Int) -> [ChoiceOption]
  func option(_ id: String) -> ChoiceOption?
  /// Whether the options are few enough to step through with the arrows of a closed list.
  var isSmall: Bool { get }
}

/// A fixed list, found by words or pinyin initials. O(options) a query.
package struct FixedChoices: ChoiceSource {
  package let all: [ChoiceOption]

  package init(_ all: [ChoiceOption]) { self.all = all }

  package var isSmall: Bool { all.count <= 20 }

  package func option(_ id: String) -> ChoiceOption? { all.first { $0.id == id } }

  package func options(matching query: String, limit: Int) -> [ChoiceOption] {
    guard !query.isEmpty else { return Array(all.prefix(limit)) }
    let pattern = PinyinPattern(query)
    // Scores differ a little by length; within a hundred the order of the list says more.
    let scored = all.enumerated().compactMap { place, option in
      (pattern.score(option.label) ?? pattern.score(option.detail).map { $0 - 300 }).map {
        (option: option, rank: ($0 + 99) / 100, place: place)
      }
    }
    return scored.sorted { ($0.rank, $1.place) > ($1.rank, $0.place) }.prefix(limit).map(\.option)
  }
}
