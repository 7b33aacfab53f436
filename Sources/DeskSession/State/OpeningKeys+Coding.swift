import CaseDomain
import EventLog
import Vault

/// A member's public keys as bytes.
struct PublicKeyBytes: Codable {
  private let signing: [UInt8]
  private let agreement: [UInt8]

  init(_ keys: MemberPublicKeys) {
    signing = keys.signing
    agreement = keys.agreement.bytes
  }

  var keys: MemberPublicKeys { get throws { try MemberPublicKeys(signing: signing, agreement: agreement) } }
}

extension RosterKeys: Codable {
  private struct Entry: Codable {
    let member: UInt32
    let keys: PublicKeyBytes?
  }

  init(from decoder: any Decoder) throws {
    let entries = try [Entry](from: decoder)
    first = Dictionary(try entries.map { ($0.member, try $0.keys?.keys) }, uniquingKeysWith: { first, _ in first })
  }

  func encode(to encoder: any Encoder) throws {
    try first.map { Entry(member: $0.key, keys: $0.value.map(PublicKeyBytes.init)) }.encode(to: encoder)
  }
}

extension OpeningKeys: Codable {
  private struct Entry: Codable {
    let id: PackedKeyID
    let candidates: [[UInt8]]
    let confirmed: [UInt8]?
  }

  init(from decoder: any Decoder) throws {
    for entry in try [Entry](from: decoder) {
      guard let id = entry.id.keyID else { throw StateFault() }
      candidates[id] = entry.candidates.compactMap(SealingKey.init(bytes:))
      confirmed[id] = entry.confirmed.flatMap(SealingKey.init(bytes:))
    }
  }

  func encode(to encoder: any Encoder) throws {
    // Content keys that were confirmed are in the ring, a million of them perhaps; were the log read again, they would
    // be found again.
    let ids = Set(candidates.keys).union(confirmed.keys).filter { if case .object = $0 { false } else { true } }
    try ids.map { id in
      Entry(id: PackedKeyID(id), candidates: keys(for: id).map(\.bytes), confirmed: confirmed[id]?.bytes)
    }
    .encode(to: encoder)
  }
}

extension UnopenedPayloads: Codable {
  private enum CodingKeys: String, CodingKey {
    case compartments, commits, objects, hasManyObjects, closed, inDoubt
  }

  init(from decoder: any Decoder) throws {
    func ids(_ packed: [PackedKeyID]) throws -> [PayloadKeyID] {
      try packed.map {
        guard let id = $0.keyID else { throw StateFault() }
        return id
      }
    }
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let waiting = try ids(fields.decode([PackedKeyID].self, forKey: .compartments))
    for (id, commits) in zip(waiting, try fields.decode([[UInt64]].self, forKey: .commits)) {
      compartments[id] = commits
    }
    for case .object(let id) in try ids(fields.decode([PackedKeyID].self, forKey: .objects)) { objects.insert(id) }
    for case .closed(let id) in try ids(fields.decode([PackedKeyID].self, forKey: .closed)) { closed.insert(id) }
    hasManyObjects = try fields.decode(Bool.self, forKey: .hasManyObjects)
    inDoubt = try fields.decode(Bool.self, forKey: .inDoubt)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    let waiting = Array(compartments)
    try fields.encode(waiting.map { PackedKeyID($0.key) }, forKey: .compartments)
    try fields.encode(waiting.map(\.value), forKey: .commits)
    try fields.encode(objects.map { PackedKeyID(.object($0)) }, forKey: .objects)
    try fields.encode(closed.map { PackedKeyID(.closed($0)) }, forKey: .closed)
    try fields.encode(hasManyObjects, forKey: .hasManyObjects)
    try fields.encode(inDoubt, forKey: .inDoubt)
  }
}
