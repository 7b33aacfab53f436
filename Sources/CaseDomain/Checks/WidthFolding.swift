extension Unicode.Scalar {
  /// The ASCII character a full-width form stands for (`１` → `1`, `：` → `:`, the ideographic space → space),
  /// any other scalar itself.
  ///
  /// Input methods and forms filled by hand mix both; checks and searches read them as one.
  package var foldedWidth: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(value - 0xFEE0))
    case 0x3000: " "
    default: self
    }
  }

  /// `foldedWidth`, with ASCII capitals as small letters and every kind of dash as `-`.
  var folded: Unicode.Scalar {
    let scalar = foldedWidth
    switch scalar.value {
    case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
    case 0x2010...0x2015, 0x2212, 0x00AD: return "-"
    case 0x00A0, 0x2002...0x200A, 0x202F: return " "
    default: return scalar
    }
  }

  /// The value of an ASCII or full-width digit.
  var decimalDigit: Int? {
    let scalar = foldedWidth
    guard scalar.value >= 0x30, scalar.value <= 0x39 else { return nil }
    return Int(scalar.value - 0x30)
  }

  /// Whether this is a Han ideograph, of the basic block or an extension.
  var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0x20000...0x323AF, 0xF900...0xFAFF: true
    default: false
    }
  }

  /// Whether this leaves blank space in a line: a blank, a tab or a line break.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
