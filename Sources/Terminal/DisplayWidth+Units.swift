extension DisplayWidth {
  /// How many combining marks one cell keeps; more than ncurses can hold in a cell would be lost anyway.
  static let marksPerCell = 4

  /// Calls `body` with each cell's text and width (1 or 2), as shown, until it returns false.
  static func forEachUnit(of text: String, _ body: (_ unit: String, _ width: Int) -> Bool) {
    if isPlain(text) {
      for scalar in text.unicodeScalars where !body(String(scalar), 1) { return }
      return
    }
    var filter = ShownScalars()
    var unit = ""
    var unitWidth = 0
    var marks = 0
    for scalar in text.unicodeScalars {
      switch filter.shown(scalar) {
      case .nothing:
        continue
      case .mark(let mark):
        guard unitWidth > 0, marks < marksPerCell else { continue }
        unit.unicodeScalars.append(mark)
        marks += 1
      case .base(let base, let width):
        if unitWidth > 0, !body(unit, unitWidth) { return }
        unit = String(base)
        unitWidth = width
        marks = 0
      }
    }
    if unitWidth > 0 { _ = body(unit, unitWidth) }
  }
}

/// Decides scalar by scalar what of a text is shown.
struct ShownScalars {
  enum Shown {
    case nothing
    case mark(Unicode.Scalar)
    case base(Unicode.Scalar, Int)
  }

  private var previousRaw: Unicode.Scalar = " "
  private var previousBase: Unicode.Scalar = " "
  private var joinsEmoji = false

  mutating func shown(_ scalar: Unicode.Scalar) -> Shown {
    defer { previousRaw = scalar }
    let value = scalar.value
    if value >= 0x20, value < 0x7F { return base(scalar, 1) }
    if value >= 0x4E00, value <= 0x9FFF { return base(scalar, 2) }
    switch value {
    case 0x0A where previousRaw == "\r": return .nothing
    case 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: return base(" ", 1)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return .nothing
    case 0x200D:
      joinsEmoji = Self.isEmoji(previousBase)
      return .nothing
    // Two regional indicators are a flag that terminals draw in widths of their own; the letters say the same.
    case 0x1F1E6...0x1F1FF:
      return base(Unicode.Scalar(UInt8(value - 0x1F1E6) + 0x41), 1)
    case 0x1F3FB...0x1F3FF where previousBase.properties.isEmojiModifierBase:
      return .nothing
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format: return .nothing
    case .nonspacingMark, .enclosingMark: return .mark(scalar)
    default: break
    }
    if DisplayWidth.isConjoiningJamo(value) { return .mark(scalar) }
    if joinsEmoji, Self.isEmoji(scalar) {
      joinsEmoji = false
      return .nothing
    }
    return base(scalar, DisplayWidth.isWide(value) ? 2 : 1)
  }

  private mutating func base(_ scalar: Unicode.Scalar, _ width: Int) -> Shown {
    previousBase = scalar
    joinsEmoji = false
    return .base(scalar, width)
  }

  /// Digits and signs are emoji too by their property; only pictures join into one.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0xFF && scalar.properties.isEmoji
  }
}
