import CaseDomain
import EventLog
import Vault

/// The content keys of tips and leads that were renewed, because somebody was taken off them.
extension DeskState {
  /// The key that what is said of an entry is sealed with; nil for an entry that this desk does not know.
  func contentKeyID(of entry: CaseEntry) -> ObjectKeyID? {
    let object =
      switch entry {
      case .tip(let tip): tipObjects[tip]
      case .lead(let lead): leadObjects[lead]
      case .book(let section): bookObjects[section]
      }
    guard let object, let generation = UInt32(exactly: desk.recusals.generation(of: entry)) else { return nil }
    return ObjectKeyID(object: object, generation: generation)
  }

  /// Why a content key is not believed, or nil.
  ///
  /// - Parameters:
  ///   - begun: the generations that the commit itself begins.
  ///   - known: those of which a key was held before the commit.
  func refusal(
    of key: ObjectKey, under place: PayloadKeyID, begun: [ObjectID: UInt32], known: Set<ObjectID>
  ) -> Refusal? {
    // Under another compartment others would read it.
    if case .compartment(let compartment, _) = place, compartment != .leads { return Refusal(.misplaced) }
    if key.id.generation == 1 { return nil }
    // Later ones are no group's, and count from the event on that begins them: else anybody could give members false
    // ones before the true ones come.
    guard case .member = place else { return Refusal(.misplaced) }
    // Whoever reads no `leads` is handed the keys in order, and sees in the clear what is sealed with them.
    if isGuest {
      let newest = keyring.currentKey(of: key.id.object)?.id.generation ?? 0
      // One may be kept from them: why they were taken off, before they were let back.
      return (newest + 1...newest + 2).contains(key.id.generation) ? nil : Refusal(.misplaced)
    }
    if let generation = begun[key.id.object] { return key.id.generation <= generation ? nil : Refusal(.misplaced) }
    if let entry = entries[key.id.object] {
      return Int(key.id.generation) <= desk.recusals.generation(of: entry) ? nil : Refusal(.misplaced)
    }
    // A lead that was opened out of sight: whoever is let back gets its keys in order. Of what can be read already,
    // a generation that nobody began is nonsense.
    let newest = keyring.currentKey(of: key.id.object)?.id.generation ?? 0
    return !known.contains(key.id.object) && key.id.generation == newest + 1 ? nil : Refusal(.misplaced)
  }

  /// Whose later keys a commit brings, of what this member has keys of already.
  func knownObjects(_ opened: [CommitOpener.Opened]) -> Set<ObjectID> {
    var known: Set<ObjectID> = []
    for case .key(.object(let key)) in opened.lazy.map(\.event) where key.id.generation > 1 {
      if keyring.currentKey(of: key.id.object) != nil { known.insert(key.id.object) }
    }
    return known
  }

  /// The generations of content keys that a commit begins. Whether its author may is judged again when the event is
  /// applied, with what stands before it in the same commit; until then its keys only open.
  func begunGenerations(_ opened: [CommitOpener.Opened], _ taking: Taking) -> [ObjectID: UInt32] {
    var begun: [ObjectID: UInt32] = [:]
    // One commit may begin two generations: each is judged with the one before.
    var scratch: Desk?
    for item in opened {
      guard case .event(let event) = item.event, let renewed = event as? EntryKeyRenewed,
        case .compartment(.leads, _) = item.key, let id = contentKeyID(of: renewed.on),
        let generation = UInt32(exactly: renewed.generation)
      else { continue }
      let envelope = taking.envelope(item.number)
      var before = scratch ?? desk
      guard before.authorizes(renewed, from: envelope) else { continue }
      renewed.apply(to: &before, from: envelope)
      scratch = before
      begun[id.object] = generation
    }
    return begun
  }

  /// Lets go of keys that came with a generation which did not begin after all: the true one is yet to come.
  mutating func forgetUnbegun(_ opened: [CommitOpener.Opened]) {
    for case .event(let event) in opened.lazy.map(\.event) {
      guard let renewed = event as? EntryKeyRenewed, let id = contentKeyID(of: renewed.on),
        let generation = UInt32(exactly: renewed.generation), generation > id.generation
      else { continue }
      keyring.forget(ObjectKeyID(object: id.object, generation: generation))
    }
  }
}
