/// A colour every terminal can be asked for; what it looks like is the user's own palette.
package enum Color: UInt8, Hashable, Sendable, CaseIterable {
  /// What the terminal uses when nothing is asked for, so that light and dark backgrounds both stay readable.
  case standard
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a cell looks: two colours and four attributes.
///
/// Colour is never the only sign of a state: a terminal without colours shows the attributes alone.
package struct Style: Hashable, Sendable {
  /// The colour of the glyph.
  package var foreground: Color
  /// The colour behind it.
  package var background: Color
  /// Heavier strokes, or a brighter colour where the terminal has no heavy font.
  package var bold: Bool
  /// Fainter, for what is secondary.
  package var dim: Bool
  /// A line under the glyph.
  package var underline: Bool
  /// Foreground and background exchanged: selection bars.
  package var reverse: Bool

  /// A style; by default the terminal's own.
  package init(
    foreground: Color = .standard, background: Color = .standard,
    bold: Bool = false, dim: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }

  /// The terminal's own look.
  package static let plain = Style()

  /// The same style without colours. A coloured background becomes reverse, so that a bar stays a bar.
  package var monochrome: Style {
    var style = self
    if background != .standard { style.reverse = true }
    style.foreground = .standard
    style.background = .standard
    return style
  }
}
