import CaseDomain
import Foundation
import Vault

/// What an identity file's text is: the details by name, as JSON with sorted keys.
enum IdentityText {
  static func encode(_ identity: ReporterIdentity) throws -> [UInt8] {
    let fields = Dictionary(uniqueKeysWithValues: identity.details.map { ($0.key.rawValue, $0.value) })
    return try SealedJSON.encode(fields)
  }

  /// The details, in the order of `ReporterDetail.allCases`. What kinds a later version added stay unseen.
  ///
  /// - Throws: `DecodingError` where it is no such text.
  static func decode(_ bytes: [UInt8]) throws -> [RevealedDetail] {
    let fields = try SealedJSON.decode([String: String].self, from: bytes)
    return ReporterDetail.allCases.compactMap { detail in
      fields[detail.rawValue].map { RevealedDetail(detail: detail, text: WipedText([UInt8]($0.utf8))) }
    }
  }
}

/// What a contact card's text is: how to reach the reporter, and digests by which two reporters are found to be one.
///
/// The digests are made where the details are typed: the custodian, who compares them, cannot open the details without a
/// leader. They stand in a file that only custodians open and that is destroyed with the identity.
struct CardText: Codable {
  /// A safe way, else the phone.
  let contact: String?
  /// Base64, by what they are of.
  let digests: [String: String]
  /// What a guess costs: digests of other work are not compared.
  let work: Int

  init(of reporter: ReporterIdentity, desk: DeskTag, work: ScryptParameters) throws(VaultError) {
    contact = reporter.details[.safeContact] ?? reporter.details[.phone]
    self.work = Int(work.costExponent)
    var digests: [String: String] = [:]
    for (match, value) in ReporterMatch.values(of: reporter.details) {
      let digest =
        match.isGuessable
        ? try MatchDigest.slow(value.normalisedBytes, label: match.rawValue, desk: desk, work: work)
        : MatchDigest.quick(value.normalisedBytes, label: match.rawValue, desk: desk)
      digests[match.rawValue] = Vault.Base64.encode(digest)
    }
    self.digests = digests
  }

  func encoded() throws -> [UInt8] { try SealedJSON.encode(self) }

  static func decode(_ bytes: [UInt8]) throws -> CardText { try SealedJSON.decode(CardText.self, from: bytes) }
}

private enum SealedJSON {
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
