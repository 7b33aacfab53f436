/// A reporter, by the number of their alias: 举报人-0007 is 7.
///
/// Unlike other entries a reporter is not named by an event: one event may record several, and the alias is what people
/// say.
package struct ReporterID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What the desk knows of a reporter without knowing who they are (R6.4).
package struct Reporter: Hashable, Sendable {
  package let id: ReporterID
  /// The tip they reported.
  package let tip: TipID
  /// What they gave about themselves, over everything that was sealed.
  package let given: ReporterDetails
  /// Speaks for the others of a joint tip.
  package let speaksForAll: Bool
  /// How many identity files were sealed: one with the tip, one each time more was given. They may since have been
  /// destroyed.
  package let sealings: Int
  /// A person was bound to the alias after the tip was registered (R6.3.1).
  package let isBound: Bool
  /// The sealed identity was destroyed; the alias remains.
  package let isDestroyed: Bool
  /// Whether the way to reach them was tried and works; nil where nobody tried.
  package let contactWorks: Bool?
  /// Whether the name was compared with something and is theirs; nil where nobody did.
  package let nameIsTrue: Bool?
  /// Somebody used the tip's receipt code, and the tip has no other reporter.
  package let usedCode: Bool

  /// How they signed, by what was given and what was found of it (R6.6): a contact that does not work is none, and a
  /// false name does not count. A receipt code that was used serves as identifying information and contact.
  package var signature: Signature {
    var counted = given
    if contactWorks == false { counted.subtract(.contact) }
    if nameIsTrue == false { counted.remove(.name) }
    let signature = Signature(given: counted)
    return usedCode && signature == .unidentifiable ? .anonymous : signature
  }
}

/// A reporter's row: 24 bytes. Every step about a reporter changes it.
package struct ReporterRow: Hashable, Sendable, Codable, PackedRow {
  package let id: ReporterID
  /// The event that recorded the reporter. Ascends with rows.
  package let recordedBy: EventNumber
  /// Events after that one.
  var later: History.Mark = .none
  var given: ReporterDetails
  var flags: Flags
  /// How many identity files were sealed.
  package internal(set) var sealings: UInt8

  struct Flags: OptionSet, Hashable, Sendable, Codable {
    let rawValue: UInt8
    static let speaksForAll = Flags(rawValue: 1 << 0)
    static let isBound = Flags(rawValue: 1 << 1)
    static let isDestroyed = Flags(rawValue: 1 << 2)
    static let contactChecked = Flags(rawValue: 1 << 3)
    static let contactWorks = Flags(rawValue: 1 << 4)
    static let nameChecked = Flags(rawValue: 1 << 5)
    static let nameIsTrue = Flags(rawValue: 1 << 6)
  }

  /// Takes in that more was sealed: what was found of earlier details says nothing of the new ones.
  mutating func add(_ more: ReporterDetails) {
    given.formUnion(more)
    // `refusalOfMore` keeps the count below its bound.
    sealings &+= 1
    if !more.isDisjoint(with: .contact) { flags.subtract([.contactChecked, .contactWorks]) }
    if more.contains(.name) { flags.subtract([.nameChecked, .nameIsTrue]) }
  }

  mutating func note(contactWorks: Bool) {
    flags.insert(.contactChecked)
    if contactWorks { flags.insert(.contactWorks) } else { flags.remove(.contactWorks) }
  }

  mutating func note(nameIsTrue: Bool) {
    flags.insert(.nameChecked)
    if nameIsTrue { flags.insert(.nameIsTrue) } else { flags.remove(.nameIsTrue) }
  }

  func reporter(of tip: TipID, usedCode: Bool) -> Reporter {
    Reporter(
      id: id, tip: tip, given: given, speaksForAll: flags.contains(.speaksForAll), sealings: Int(sealings),
      isBound: flags.contains(.isBound), isDestroyed: flags.contains(.isDestroyed),
      contactWorks: flags.contains(.contactChecked) ? flags.contains(.contactWorks) : nil,
      nameIsTrue: flags.contains(.nameChecked) ? flags.contains(.nameIsTrue) : nil, usedCode: usedCode)
  }
}

extension ReporterRow {
  /// What a list shows and asks of a row; see `Reporter`.
  package var speaksForAll: Bool { flags.contains(.speaksForAll) }
  package var isDestroyed: Bool { flags.contains(.isDestroyed) }
  package var contactWorks: Bool? { flags.contains(.contactChecked) ? flags.contains(.contactWorks) : nil }
  package var nameIsTrue: Bool? { flags.contains(.nameChecked) ? flags.contains(.nameIsTrue) : nil }

  /// How they signed, short of what a receipt code adds.
  package var signature: Signature {
    var counted = given
    if contactWorks == false { counted.subtract(.contact) }
    if nameIsTrue == false { counted.remove(.name) }
    return Signature(given: counted)
  }
}
