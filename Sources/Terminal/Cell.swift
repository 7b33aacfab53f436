/// One place on the screen: what stands there and how it looks.
package struct Cell: Hashable, Sendable {
  /// One base scalar with at most four combining marks; empty in the right half of a wide cell.
  package let text: String
  /// Columns: 1, 2 for the left half of a wide glyph, 0 for its right half.
  package let width: Int
  /// How it looks.
  package var style: Style

  init(text: String, width: Int, style: Style) {
    self.text = text
    self.width = width
    self.style = style
  }

  /// An empty place.
  package static func blank(_ style: Style = .plain) -> Cell { Cell(text: " ", width: 1, style: style) }

  static func rightHalf(_ style: Style) -> Cell { Cell(text: "", width: 0, style: style) }
}
