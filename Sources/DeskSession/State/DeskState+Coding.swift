import CaseDomain
import EventLog
import Vault

/// All that a snapshot keeps of a state; the member's own keys and the calendar come with whoever opens it.
///
/// Between two commits nothing of the commit before is held, so that `codeUse` is not kept.
extension DeskState: Encodable {
  enum CodingKeys: String, CodingKey {
    case desk, records, objectKeys, tipObjects, leadObjects, bookObjects, entries, publicKeys, roster, places, opening
    case unopened, damagedPayloads, references, epochCounts
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(desk, forKey: .desk)
    try fields.encode(keyring.otherRecords, forKey: .records)
    try fields.encode(KeptKeyBlock.all(of: keyring, to: encoder), forKey: .objectKeys)
    try fields.encode(tipObjects, forKey: .tipObjects)
    try fields.encode(leadObjects, forKey: .leadObjects)
    try fields.encode(bookObjects, forKey: .bookObjects)
    try fields.encode(entries, forKey: .entries)
    try fields.encode(publicKeys.mapValues(PublicKeyBytes.init), forKey: .publicKeys)
    try fields.encode(roster, forKey: .roster)
    try fields.encode(places, forKey: .places)
    try fields.encode(opening, forKey: .opening)
    try fields.encode(unopened, forKey: .unopened)
    try fields.encode(damagedPayloads, forKey: .damagedPayloads)
    try fields.encode(references, forKey: .references)
    try fields.encode(epochCounts, forKey: .epochCounts)
  }
}

/// One block of the ring's object keys, as a part of the snapshot.
struct KeptKeyBlock: Codable {
  let block: Int
  let count: Int
  private let place: KeptPlace

  /// The blocks that hold any keys.
  static func all(of keyring: Keyring, to encoder: any Encoder) throws -> [KeptKeyBlock] {
    guard let parts = encoder as? any PartEncoder else { throw StateFault() }
    return try (0..<Keyring.objectKeyBlockCount).compactMap { block in
      let count = keyring.objectKeyCount(block: block)
      if count == 0 { return nil }
      let kept = keyring.keptObjectKeys(block: block) as? KeptKeys
      let place = try parts.place(of: kept?.place) { keyring.packedObjectKeys(block: block) }
      return KeptKeyBlock(block: block, count: count, place: place)
    }
  }

  /// The block's keys, not read yet.
  func keys(from decoder: any Decoder) throws -> KeptKeys {
    guard let parts = decoder as? any PartDecoder else { throw StateFault() }
    let block = block
    return KeptKeys(
      part: try parts.kept(at: place, as: [UInt8].self) { try? ObjectKeyBlock($0, block: block) }, count: count)
  }
}

/// Object keys that are read from a snapshot when one of them is asked for.
final class KeptKeys: KeptObjectKeys {
  private let part: Kept<ObjectKeyBlock?>
  let count: Int
  var place: KeptPlace { part.place }

  init(part: Kept<ObjectKeyBlock?>, count: Int) {
    self.part = part
    self.count = count
  }

  var block: ObjectKeyBlock { part.value ?? .empty }
}
