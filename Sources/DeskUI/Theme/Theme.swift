import Terminal

/// How the parts of the screen look, by what they are for.
///
/// Colour is never the only sign of anything: whatever has a colour here also has a marker, a word or an attribute, so
/// `monochrome` is complete. One accent colour; the bars carry it as a background with black on it, which stays
/// readable on light and on dark terminals alike.
package struct Theme: Hashable, Sendable {
  /// What is known of the terminal's background.
  package enum Background: Hashable, Sendable {
    case unknown, dark, light
  }

  /// Ordinary text.
  package let plain = Style.plain
  /// The name of the program, headings.
  package let heading = Style(bold: true)
  /// Labels, hints, what is secondary.
  package let secondary = Style(dim: true)
  /// Thin rules.
  package let rule = Style(dim: true)
  /// The row or choice the keys act on; the marker `>` goes with it.
  package let selection = Style(bold: true, reverse: true)
  /// The same in a list that has not the focus.
  package let selectionElsewhere = Style(bold: true)
  /// A marked row; the marker `*` goes with it.
  package let marked = Style(bold: true)
  /// An action that is refused now.
  package let disabled = Style(dim: true)
  /// What is typed into; underlined, so that an empty field can be seen.
  package let field = Style(underline: true)
  /// The current tab, the head of a dialog.
  package let bar: Style
  /// Names of keys, numbers that lead somewhere.
  package let accent: Style
  /// Late, wrong, refused.
  package let alert: Style
  /// Due today, waiting, worth a look.
  package let warning: Style

  /// With colours, readable on the background that is known of.
  package static func colour(on background: Background = .unknown) -> Theme {
    let accent: Color =
      switch background {
      case .unknown: .standard
      case .dark: .cyan
      case .light: .blue
      }
    return Theme(
      bar: Style(foreground: .black, background: .cyan, bold: true), accent: Style(foreground: accent, bold: true),
      alert: Style(foreground: .red, bold: true), warning: Style(foreground: .magenta, bold: true))
  }

  /// With colours that any background bears.
  package static let colour = Theme.colour(on: .unknown)

  /// Without colours.
  package static let monochrome = Theme(
    bar: Style(bold: true, reverse: true), accent: Style(bold: true), alert: Style(bold: true, underline: true),
    warning: Style(underline: true))
}
