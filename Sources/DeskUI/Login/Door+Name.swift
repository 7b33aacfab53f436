import CaseDomain
import DeskText
import Terminal

/// Who wants to open the desk: from the list at the start, by name where the desk is locked.
extension Door {
  /// Why a name was not taken: a key of the texts.
  enum NameProblem: String, Sendable {
    case unknown = "login.name.unknown"
    case several = "login.name.several"
  }

  mutating func choose(_ event: InputEvent) {
    nameProblem = nil
    switch event {
    case .key(.enter):
      if let member = list.current?.id { return ask(member) }
      nameProblem = .unknown
      clearList()
    case .key(.escape): clearList()
    default: _ = list.handle(event, rows: 8)
    }
  }

  private mutating func clearList() {
    list.clear()
  }

  mutating func name(_ event: InputEvent) {
    nameProblem = nil
    switch event {
    case .key(.enter):
      guard !name.isEmpty else { return }
      let found = named(name.text)
      // What is nobody's name may be a passphrase: it does not stay.
      name.clear()
      if found.count == 1 { return ask(found[0]) }
      nameProblem = found.isEmpty ? .unknown : .several
    case .key(.escape):
      let wasEmpty = name.isEmpty
      name.clear()
      if wasEmpty, let lockedBy { ask(lockedBy) }
    case .key(let key): name.handle(key, in: Size(columns: 40, rows: 1))
    case .paste(let text): name.insert(text)
    default: break
    }
  }

  private mutating func ask(_ member: MemberID) {
    name.clear()
    passphrase.clear()
    phase = .passphrase(member)
  }

  /// Whether what is written is a whole name, which may be shown.
  var isNameWhole: Bool { members.contains { $0.label == name.text } }

  /// The members that a name, its beginning or its pinyin initials may mean; a whole name means one.
  private func named(_ text: String) -> [MemberID] {
    let wanted = text.lowercased()
    let whole = members.filter { $0.label.lowercased() == wanted }
    if whole.count == 1 { return whole.map(\.id) }
    let pattern = PinyinPattern(text)
    return members.filter { $0.label.lowercased().hasPrefix(wanted) || pattern.score($0.label) != nil }.map(\.id)
  }
}
