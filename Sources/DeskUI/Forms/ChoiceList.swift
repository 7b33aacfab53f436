import CaseDomain
import Terminal

/// The open list below a choice field: what was typed to narrow it, and which option the bar is on.
struct ChoiceList: Sendable {
  /// More than these are not looked for; typing narrows the list.
  static let limit = 60

  var filter = TextEditor()
  private(set) var options: [ChoiceOption] = []
  private(set) var highlighted = 0
  /// Whether something was ticked or taken away since it opened: Enter then says that the ticks are right.
  var isAnswered = false
  /// Whether the bar stands on nothing until a key moves it or words narrow the list: no answer is nearer than another.
  private let isBare: Bool

  init(_ source: any ChoiceSource, typed: String = "", at id: String? = nil, bare: Bool = false) {
    isBare = bare
    filter.insert(typed)
    update(source)
    if let id, let place = options.firstIndex(where: { $0.id == id }) { highlighted = place }
  }

  var current: ChoiceOption? { options.indices.contains(highlighted) ? options[highlighted] : nil }

  /// Something was typed that no option fits.
  var fitsNothing: Bool { options.isEmpty && !filter.isEmpty }

  /// Whether Enter ticks what the bar is on, of a multiple choice in which so much is ticked.
  func entersTick(_ chosen: [String]) -> Bool {
    guard let current, !chosen.contains(current.id) else { return false }
    return !filter.isEmpty || (chosen.isEmpty && !isAnswered)
  }

  mutating func move(_ step: Int) {
    guard !options.isEmpty else { return }
    highlighted = min(max(0, highlighted + step), options.count - 1)
  }

  mutating func highlight(_ place: Int) {
    if options.indices.contains(place) { highlighted = place }
  }

  /// Narrows the list by what stands in `filter` now.
  mutating func update(_ source: any ChoiceSource) {
    options = source.options(matching: TextCleaning.trimmed(filter.text), limit: Self.limit)
    highlighted = isBare && filter.isEmpty ? -1 : 0
  }

  /// Shows everything again and keeps the bar where it was.
  mutating func clearFilter(_ source: any ChoiceSource) {
    guard !filter.isEmpty else { return }
    let id = current?.id
    filter.clear()
    update(source)
    if let id, let place = options.firstIndex(where: { $0.id == id }) { highlighted = place }
  }

  /// The part of the options to show in so many rows, around the bar.
  func visible(rows: Int) -> Range<Int> {
    guard options.count > rows else { return 0..<options.count }
    let first = min(max(0, highlighted - rows / 2), options.count - rows)
    return first..<first + rows
  }
}
