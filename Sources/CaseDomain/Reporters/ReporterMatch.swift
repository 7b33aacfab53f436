/// What two reporters may have in common that makes them one person. Raw values stand in the custodians' files.
package enum ReporterMatch: String, Codable, Hashable, Sendable, CaseIterable {
  // Strongest first.
  case residentID, phone, nameAndAddress, sourceKey

  /// Whether the values are so few that somebody could try them all: those are worth slow digests.
  package var isGuessable: Bool { self != .sourceKey }

  /// What is compared, in one way of writing it: width folded, without blanks and dashes, the old resident number as the
  /// new. Only what was given and identifies somebody.
  package static func values(of details: [ReporterDetail: String]) -> [ReporterMatch: String] {
    var values: [ReporterMatch: String] = [:]
    values[.residentID] = details[.residentID].flatMap(residentID)
    values[.phone] = details[.phone].flatMap(phone)
    if let name = details[.name].map(folded), let address = details[.address].map(folded), !name.isEmpty,
      !address.isEmpty
    {
      values[.nameAndAddress] = name + "\n" + address
    }
    // A source's key is compared as it came: what looks alike may be two users.
    values[.sourceKey] = details[.sourceKey].map(TextCleaning.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    return values
  }

  private static func residentID(_ text: String) -> String? {
    guard let id = try? ResidentID(text) else { return nonEmpty(folded(text)) }
    guard id.isOldForm else { return id.text }
    let digits = id.text.unicodeScalars.compactMap(\.decimalDigit)
    let long = digits.prefix(6) + [1, 9] + digits.dropFirst(6)
    let check = ResidentID.checkDigit(of: long)
    return long.map(String.init).joined() + (check == 10 ? "X" : String(check))
  }

  /// A service's number is nobody's.
  private static func phone(_ text: String) -> String? {
    guard let phone = try? PhoneNumber(text) else { return nonEmpty(folded(text)) }
    return phone.kind == .service ? nil : phone.text
  }

  private static func folded(_ text: String) -> String {
    let scalars = text.unicodeScalars.lazy.filter { !TextCleaning.isRemoved($0) }.map(\.folded)
    return String(String.UnicodeScalarView(scalars.filter { !$0.isBlank && $0 != "-" }))
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
