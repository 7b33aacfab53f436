/// A new epoch of a compartment, and what has to be written in the commit that starts it.
package struct EpochStart: Hashable, Sendable {
  package let key: EpochKey
  /// To be sealed to every member who holds the compartment from here on, one payload each.
  package let grant: KeyRecord
  /// To stand in a payload under the new epoch; `nil` for one that follows none.
  package let previous: KeyRecord?
}

/// A new generation of a pair, and what has to be written in the commit that starts it.
package struct PairStart: Hashable, Sendable {
  package let publicKey: PairPublic
  /// To stand in a payload under `desk`.
  package let publicHalf: KeyRecord
  /// To be sealed to every member who holds the pair from here on, one payload each.
  package let secretHalf: KeyRecord
  /// To stand in a payload under `desk`; `nil` for the recovery key itself.
  package let escrow: KeyRecord?
}

extension Keyring {
  /// An epoch that follows none, by whoever founds the compartment, or begins it anew where nobody holds it.
  ///
  /// - Parameter number: 1 for the first; past every one that began before.
  package static func foundEpoch(
    of compartment: CompartmentID, number: UInt32 = 1, random: some RandomSource
  ) -> EpochStart {
    let key = EpochKey(compartment: compartment, epoch: number, key: SealingKey(random: random))
    return EpochStart(key: key, grant: .grant(key), previous: nil)
  }

  /// The next epoch, when somebody stops holding a compartment. It protects what is written from here on only.
  ///
  /// The ring learns the new key when the commit is followed, as everybody's does.
  ///
  /// - Throws: `compartmentNotHeld`: nobody can pass on what they do not hold.
  package func startEpoch(
    of compartment: CompartmentID, random: some RandomSource
  ) throws(VaultError) -> EpochStart {
    guard let current = currentEpoch(of: compartment) else { throw .compartmentNotHeld(compartment) }
    guard current.epoch < .max else { throw .damaged(.keyRecord) }
    let key = EpochKey(compartment: compartment, epoch: current.epoch + 1, key: SealingKey(random: random))
    return EpochStart(key: key, grant: .grant(key), previous: .previous(current))
  }

  /// What gives a new holder a compartment, its past included: the newest epoch's key.
  ///
  /// - Throws: `compartmentNotHeld`.
  package func grant(of compartment: CompartmentID) throws(VaultError) -> KeyRecord {
    guard let current = currentEpoch(of: compartment) else { throw .compartmentNotHeld(compartment) }
    return .grant(current)
  }

  /// What gives a new holder a pair: every private half, because each identity names the generation it was sealed to.
  ///
  /// - Throws: `pairNotHeld`.
  package func grant(of pair: PairID) throws(VaultError) -> [KeyRecord] {
    let secrets = secretHalves(of: pair)
    guard !secrets.isEmpty else { throw .pairNotHeld(pair, generation: currentPublicHalf(of: pair)?.generation ?? 1) }
    return secrets.map { .secretHalf($0) }
  }

  /// The next generation of an object's key, when somebody stops being allowed to read it.
  ///
  /// - Throws: `objectNotHeld`.
  package func rekey(_ object: ObjectID, random: some RandomSource) throws(VaultError) -> ObjectKey {
    guard let current = currentKey(of: object) else { throw .objectNotHeld(object) }
    guard current.id.generation < .max else { throw .damaged(.keyRecord) }
    let id = ObjectKeyID(object: object, generation: current.id.generation + 1)
    return ObjectKey(id: id, key: SealingKey(random: random))
  }

  /// The first or next generation of a pair, by one of those who hold it from here on.
  ///
  /// - Parameter recovery: What the private half is also sealed to.
  package func startPair(
    _ pair: PairID, recovery: AgreementKey, desk: DeskTag, random: some RandomSource
  ) throws(VaultError) -> PairStart {
    let current = currentPublicHalf(of: pair)?.generation ?? 0
    guard current < .max else { throw .damaged(.keyRecord) }
    let secret = PairSecret(pair: pair, generation: current + 1, seed: SealingKey(random: random))
    let publicKey = PairPublic(pair: pair, generation: current + 1, key: secret.secret.publicKey)
    return PairStart(
      publicKey: publicKey, publicHalf: .publicHalf(pair, generation: current + 1, key: publicKey.key),
      secretHalf: .secretHalf(secret),
      escrow: pair == .recovery ? nil : try secret.escrow(to: recovery, desk: desk))
  }
}
