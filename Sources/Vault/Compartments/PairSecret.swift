/// The private half of a pair of one generation.
package struct PairSecret: Hashable, Sendable {
  package let pair: PairID
  /// Counted from 1; a holder's leaving starts the next.
  package let generation: UInt32
  /// What the private key is made from.
  package let seed: SealingKey

  package init(pair: PairID, generation: UInt32, seed: SealingKey) {
    self.pair = pair
    self.generation = generation
    self.seed = seed
  }

  package var secret: AgreementSecret { AgreementSecret(seed: seed) }

  /// A key for another use, which every holder of this private half can derive: matching reporters, for one.
  package func derivedKey(_ purpose: String) -> SealingKey {
    seed.derived(.pairDerived, [UInt8](purpose.utf8))
  }

  /// This private half, sealed to the paper in the safe.
  package func escrow(to recovery: AgreementKey, desk: DeskTag) throws(VaultError) -> KeyRecord {
    let sealed = try recovery.seal(
      seed.bytes, info: Purpose.pairEscrow.info(desk.bytes), aad: Self.label(pair, generation))
    return .escrow(pair, generation: generation, sealed: sealed)
  }

  /// A private half back from its escrow record.
  ///
  /// - Throws: `cannotOpen`; `damaged` for a record of another kind.
  package init(recovering record: KeyRecord, with recovery: RecoveryKey, desk: DeskTag) throws(VaultError) {
    guard case .escrow(let pair, let generation, let sealed) = record else { throw .damaged(.keyRecord) }
    let opened = try recovery.secret.open(
      sealed, info: Purpose.pairEscrow.info(desk.bytes), aad: Self.label(pair, generation))
    guard let seed = SealingKey(bytes: opened) else { throw .damaged(.keyRecord) }
    self.init(pair: pair, generation: generation, seed: seed)
  }

  private static func label(_ pair: PairID, _ generation: UInt32) -> [UInt8] {
    [UInt8](pair.rawValue.utf8) + [0] + bigEndian(generation)
  }
}
