/// A key event: how keys reach those who may hold them. It stands in the log among other events, sealed as its
/// kind demands (`mayStand(under:)`).
///
/// In JSON an object with `type` and `v` = 1, integers and strings only, bytes as base64:
///
/// | type | further fields | stands under |
/// |---|---|---|
/// | `key.grant` | compartment, epoch, key | one member |
/// | `key.previous` | compartment, epoch, key | the compartment's next epoch |
/// | `key.object` | object, generation, key | any compartment, or one member |
/// | `key.public` | pair, generation, key | desk |
/// | `key.secret` | pair, generation, key | one member |
/// | `key.escrow` | pair, generation, sealed | desk |
/// | `key.closed` | keys: each 16 bytes of id, 32 of key | a closed key |
package enum KeyRecord: Hashable, Sendable {
  /// A compartment's key of one epoch, to one member.
  case grant(EpochKey)
  /// The key of the epoch before, so that one grant opens the past.
  case previous(EpochKey)
  /// An object's content key.
  case object(ObjectKey)
  /// The public half of a pair: from here on everyone seals to this generation.
  case publicHalf(PairID, generation: UInt32, key: AgreementKey)
  /// The private half of a pair, to one member.
  case secretHalf(PairSecret)
  /// The private half of a pair, sealed to the recovery key.
  case escrow(PairID, generation: UInt32, sealed: [UInt8])
  /// The content keys of earlier closed payloads, to a reader who came later.
  case closed([ClosedKey])

  /// Every `type` of version 1.
  package static let types = [
    "key.grant", "key.previous", "key.object", "key.public", "key.secret", "key.escrow", "key.closed",
  ]

  /// Whether a record of this kind may stand in a payload sealed so: one that stands elsewhere is not believed.
  ///
  /// Whether its author may write it is for the reader of the log to check first, since posts are not known here: the
  /// author needs a post that holds `compartment` or `pair`. A public half by anyone else would let its author read
  /// every identity sealed from then on.
  package func mayStand(under keyID: PayloadKeyID) -> Bool {
    switch (self, keyID) {
    case (.grant, .member), (.secretHalf, .member), (.object, .member), (.object, .compartment): true
    case (.previous(let key), .compartment(let compartment, let epoch)):
      compartment == key.compartment && epoch > 1 && key.epoch == epoch - 1
    case (.publicHalf, .compartment(.desk, _)), (.escrow, .compartment(.desk, _)), (.closed, .closed): true
    default: false
    }
  }

  /// The compartment whose holders alone may write this record; `nil` where `pair` decides, or nothing does.
  package var compartment: CompartmentID? {
    switch self {
    case .grant(let key), .previous(let key): key.compartment
    case .object, .publicHalf, .secretHalf, .escrow, .closed: nil
    }
  }

  /// The pair whose holders alone may write this record; `recovery` is written once, by the desk's founder.
  package var pair: PairID? {
    switch self {
    case .publicHalf(let pair, _, _), .escrow(let pair, _, _): pair
    case .secretHalf(let secret): secret.pair
    case .grant, .previous, .object, .closed: nil
    }
  }
}

/// A compartment's key of one epoch.
package struct EpochKey: Hashable, Sendable {
  package let compartment: CompartmentID
  /// Counted from 1.
  package let epoch: UInt32
  package let key: SealingKey

  package init(compartment: CompartmentID, epoch: UInt32, key: SealingKey) {
    self.compartment = compartment
    self.epoch = epoch
    self.key = key
  }

  package var id: PayloadKeyID { .compartment(compartment, epoch: epoch) }

  /// A key for another use, which every holder of this epoch can derive: receipt codes, for one.
  package func derivedKey(_ purpose: String) -> SealingKey {
    key.derived(.epochDerived, [UInt8](purpose.utf8))
  }
}

/// An object's content key of one generation.
package struct ObjectKey: Hashable, Sendable {
  package let id: ObjectKeyID
  package let key: SealingKey

  package init(id: ObjectKeyID, key: SealingKey) {
    self.id = id
    self.key = key
  }

  /// The first key of a new tip or lead.
  package init(random: some RandomSource) {
    id = ObjectKeyID(object: ObjectID(random: random), generation: 1)
    key = SealingKey(random: random)
  }
}
