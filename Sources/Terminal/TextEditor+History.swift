extension TextEditor {
  /// Kinds of edit; neighbours of the same kind are undone together, except `whole` ones.
  enum Edit {
    case typing, deleting, whole
  }

  struct State: Equatable {
    var characters: [Character]
    var caret: Int
  }

  /// The states before each group of edits, newest last.
  struct History: Equatable {
    static let limit = 200

    var undo: [State] = []
    var redo: [State] = []
    var group: Edit?

    mutating func endGroup() { group = nil }
  }

  /// Keeps the present state before an edit, unless the edit continues the last one.
  mutating func remember(_ edit: Edit) {
    guard !isMasked else { return }
    history.redo = []
    if edit == .whole || history.group != edit {
      history.undo.append(State(characters: characters, caret: caret))
      if history.undo.count > History.limit { history.undo.removeFirst() }
    }
    history.group = edit
  }

  /// Goes back before the last group of edits. Returns whether there was one.
  @discardableResult
  package mutating func undo() -> Bool {
    guard let state = history.undo.popLast() else { return false }
    history.redo.append(State(characters: characters, caret: caret))
    restore(state)
    return true
  }

  /// Takes back the last ``undo()``. Returns whether there was one.
  @discardableResult
  package mutating func redo() -> Bool {
    guard let state = history.redo.popLast() else { return false }
    history.undo.append(State(characters: characters, caret: caret))
    restore(state)
    return true
  }

  private mutating func restore(_ state: State) {
    characters = state.characters
    caret = state.caret
    goalColumn = nil
    history.endGroup()
  }
}
