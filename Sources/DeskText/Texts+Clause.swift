extension Texts {
  /// A clause id as the document numbers it: `R6.3.2` is 六(三)2.
  package func clause(_ id: String) -> String {
    let parts = id.drop { !$0.isNumber }.split(separator: ".").compactMap { Int($0) }
    guard let first = parts.first else { return id }
    let numerals = self["refusal.numerals"].split(separator: " ").map(String.init)
    func numeral(_ number: Int) -> String {
      numerals.indices.contains(number - 1) ? numerals[number - 1] : String(number)
    }
    return numeral(first) + (parts.count > 1 ? "(\(numeral(parts[1])))" : "")
      + parts.dropFirst(2).map(String.init).joined(separator: ".")
  }
}
