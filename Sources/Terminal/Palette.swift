import CNcurses

/// Turns styles into what ncurses knows: attributes and numbered pairs of colours, made as they are needed.
struct Palette {
  /// 0, or how many colours the terminal has.
  let colours: Int

  private struct Pair: Hashable {
    var foreground: Int16
    var background: Int16
  }

  private let standard: (foreground: Int16, background: Int16)
  private let limit: Int16
  private var pairs: [Pair: Int16] = [:]

  /// Starts ncurses' colours when they are wanted and the terminal has any. After `newterm`.
  init(colours wanted: Bool) {
    guard wanted, has_colors(), start_color() == OK else {
      colours = 0
      limit = 0
      standard = (-1, -1)
      return
    }
    // Without the terminal's own colours, white on black is what its description assumes.
    standard = use_default_colors() == OK ? (-1, -1) : (7, 0)
    colours = Int(cn_colours())
    limit = Int16(clamping: cn_colour_pairs())
  }

  /// The attributes and the pair that show a style.
  mutating func look(of style: Style) -> (attr_t, Int16) {
    guard colours >= 8 else { return (Self.attributes(style.monochrome), 0) }
    var style = style
    if colours < 16 { style = Self.inEightColours(style) }
    let pair = Pair(
      foreground: number(style.foreground, standard.foreground),
      background: number(style.background, standard.background))
    return (Self.attributes(style), self.pair(pair))
  }

  /// Eight colours have no bright ones: bold stands in for them, and dim for bright black, which bold would hide.
  static func inEightColours(_ style: Style) -> Style {
    var style = style
    if style.foreground == .brightBlack {
      style.foreground = .standard
      style.dim = true
    } else if style.foreground.rawValue > Color.white.rawValue {
      style.foreground = Color(rawValue: style.foreground.rawValue - 8) ?? .standard
      style.bold = true
    }
    if style.background.rawValue > Color.white.rawValue {
      style.background = Color(rawValue: style.background.rawValue - 8) ?? .standard
    }
    return style
  }

  private func number(_ colour: Color, _ standard: Int16) -> Int16 {
    colour == .standard ? standard : Int16(colour.rawValue) - 1
  }

  private mutating func pair(_ pair: Pair) -> Int16 {
    if pair == Pair(foreground: standard.foreground, background: standard.background) { return 0 }
    if let number = pairs[pair] { return number }
    let number = Int16(pairs.count + 1)
    // A terminal with few pairs shows the rest by attributes alone.
    guard number < limit, init_pair(number, pair.foreground, pair.background) == OK else { return 0 }
    pairs[pair] = number
    return number
  }

  private static func attributes(_ style: Style) -> attr_t {
    cn_attributes(style.bold, style.dim, style.underline, style.reverse)
  }
}
