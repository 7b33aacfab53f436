import Foundation

/// What an identity file's text is: the details by name, as JSON with sorted keys.
enum IdentityText {
  static func encode(_ identity: ReporterIdentity) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let fields = Dictionary(uniqueKeysWithValues: identity.details.map { ($0.key.rawValue, $0.value) })
    return [UInt8](try encoder.encode(fields))
  }
}
