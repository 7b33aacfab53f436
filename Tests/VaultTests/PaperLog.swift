import Foundation

@testable import Vault

/// As much of a log as keys need: sealed payloads in a row, each a JSON array of key records or a text.
struct PaperLog {
  struct Entry {
    let keyID: PackedKeyID
    let payload: SealedPayload
    let aad: [UInt8]
  }

  private(set) var entries: [Entry] = []
  let random: SeededRandom

  init(_ random: SeededRandom) {
    self.random = random
  }

  mutating func write(_ records: [KeyRecord], to member: Member) throws {
    let aad = nextPlace
    let payload = try SealedPayload.seal(
      Self.json(records), to: member.keys.publicKeys.agreement, aad: aad, random: random)
    entries.append(Entry(keyID: PackedKeyID(.member(member.id)), payload: payload, aad: aad))
  }

  mutating func write(_ records: [KeyRecord], under key: EpochKey) throws {
    try write(Self.json(records), under: key.key, id: key.id)
  }

  mutating func write(_ text: [UInt8], under key: SealingKey, id: PayloadKeyID) throws {
    let aad = nextPlace
    entries.append(
      Entry(
        keyID: PackedKeyID(id), payload: try SealedPayload.seal(text, under: key, aad: aad, random: random), aad: aad))
  }

  mutating func start(_ start: EpochStart, for members: [Member]) throws {
    for member in members { try write([start.grant], to: member) }
    if let previous = start.previous { try write([previous], under: start.key) }
  }

  private var nextPlace: [UInt8] { someDesk.bytes + bigEndian(UInt64(entries.count)) }

  static func json(_ records: [KeyRecord]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8]((try? encoder.encode(records)) ?? Data())
  }
}

struct Member {
  let id: KeyHolder
  let keys: MemberKeys

  init(_ number: UInt32, _ random: SeededRandom) {
    id = KeyHolder(rawValue: number)
    keys = MemberKeys(random: random)
  }

  /// Everything this member can gather and open from a log, by entry.
  func read(_ log: PaperLog) throws -> (ring: Keyring, opened: [Int: [UInt8]], surprises: [Keyring.Insertion]) {
    var ring = Keyring(holder: id)
    var opened: [Int: [UInt8]] = [:]
    var surprises: [Keyring.Insertion] = []
    var progress = true
    while progress {
      progress = false
      for (number, entry) in log.entries.enumerated() where opened[number] == nil {
        guard let keyID = entry.keyID.keyID, let text = try open(entry, keyID, ring) else { continue }
        opened[number] = text
        progress = true
        guard let records = try? JSONDecoder().decode([KeyRecord].self, from: Data(text)) else { continue }
        for record in records {
          let insertion = ring.insert(record, under: keyID)
          if insertion == .misplaced || insertion == .contradicts { surprises.append(insertion) }
        }
      }
    }
    return (ring, opened, surprises)
  }

  private func open(_ entry: PaperLog.Entry, _ keyID: PayloadKeyID, _ ring: Keyring) throws -> [UInt8]? {
    if case .member(id) = keyID { return try entry.payload.open(with: keys.agreement, aad: entry.aad) }
    return try ring.key(for: keyID).map { try entry.payload.open(with: $0, aad: entry.aad) }
  }
}
