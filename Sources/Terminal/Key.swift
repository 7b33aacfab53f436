/// One key, as the person pressed it.
package enum Key: Hashable, Sendable {
  /// A character, typed or committed by an input method; full-width punctuation stays as typed.
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl or Alt with an arrow to the side.
  case wordLeft, wordRight
  /// F1 is `function(1)`.
  case function(Int)
  /// Ctrl with a lower-case letter, or with one of `space \ ] ^ _`.
  case control(Character)
  /// Alt with a character. Esc followed at once by a key arrives the same way over a slow line, so that a screen
  /// with no use for it does well to take it as Esc and then the character.
  case alt(Character)
}

/// What a mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
  /// The kinds that are told apart.
  package enum Kind: Hashable, Sendable {
    case press, release
    /// The second of two presses on one cell in quick succession; it comes instead of a press.
    case doubleClick
    case secondaryPress, wheelUp, wheelDown
  }

  /// What happened.
  package var kind: Kind
  /// The cell under the pointer.
  package var point: Point

  /// An event at a cell.
  package init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}

/// What came from the terminal.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// A bracketed paste as a whole. Line breaks are `\n`; other control bytes are left to the receiver.
  case paste(String)
  case mouse(MouseEvent)
  /// The terminal's size is now this; several changes in a row are told once.
  case resize(Size)
  /// The terminal is gone: nobody can type any more, and the program should end.
  case hangUp
  /// Something a key or the terminal sent that has no meaning here.
  case unknown
}
