import CaseDomain

/// What of a detail shows before it is revealed: the family name, the last three of a number, nothing of anything else.
enum IdentityMask {
  private static let cover = String(repeating: "•", count: 6)

  static func masked(_ text: String, _ detail: ReporterDetail) -> String {
    switch detail {
    case .name:
      // One character alone is a whole name to whoever knows the person.
      guard text.count > 1, let first = text.first else { return cover }
      return "\(first)••"
    case .phone, .residentID:
      let digits = text.unicodeScalars.filter {
        $0.isASCII && $0.properties.numericType != nil || $0 == "X" || $0 == "x"
      }
      // Of a short number three digits would be half.
      guard digits.count >= 10 else { return cover }
      return cover + String(String.UnicodeScalarView(digits.suffix(3)))
    case .address, .unit, .otherIdentifying, .safeContact, .sourceKey: return cover
    }
  }
}
