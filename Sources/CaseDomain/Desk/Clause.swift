/// A clause of the regulation, by the id the project uses (`R6.3.2`).
///
/// Screens show a clause in the document's own numbering (`六(三)2`); that wording stands with the other texts.
package struct Clause: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ id: String) { self.init(rawValue: id) }
}
