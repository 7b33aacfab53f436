import CaseDomain
import EventLog
import Vault

/// Makes a desk: directories, an empty log, and the first commit, which lets the founders in and hands out the first
/// keys. A ceremony of two people, a leader and an admin; on a trial desk one person is everyone.
package struct DeskFounding {
  package struct Person: Sendable {
    package let name: String
    package let posts: Posts
    /// NFC UTF-8.
    package let passphrase: SecretBytes
    package init(name: String, posts: Posts, passphrase: SecretBytes) {
      self.name = name
      self.posts = posts
      self.passphrase = passphrase
    }
  }

  /// Every post at once, for the one person of a trial desk.
  package static let everyPost: Posts = [.office, .liaison, .custodian, .leader, .auditor, .admin, .receiver]

  package let layout: DeskLayout
  package let environment: DeskEnvironment
  private let desk: DeskID
  private let tag: DeskTag
  private let recovery: RecoveryKey

  /// - Throws: `DeskFault` where the random source gives no 16 bytes, and disk faults.
  package init(layout: DeskLayout, environment: DeskEnvironment) throws(DeskFault) {
    self.layout = layout
    self.environment = environment
    // A founding that was interrupted left a log without a commit: it is finished, not begun anew.
    let bytes = try faulting { try Self.unfinished(layout, environment)?.bytes } ?? environment.random.bytes(16)
    guard let desk = DeskID(bytes: bytes), let tag = DeskTag(bytes: bytes) else {
      throw DeskFault("unexpected", "desk id")
    }
    self.desk = desk
    self.tag = tag
    recovery = RecoveryKey(random: environment.random)
  }

  private static func unfinished(_ layout: DeskLayout, _ environment: DeskEnvironment) throws -> DeskID? {
    guard try environment.fileSystem.status(layout.head) != nil else { return nil }
    let store = try FileEventStore(
      directory: layout.directory, fileSystem: environment.fileSystem, limits: environment.logLimits)
    return store.damage == nil && store.head.commits == 0 ? store.desk : nil
  }

  /// The paper for the safe, to be printed once.
  package var recoveryLines: [String] { recovery.lines }

  /// Founds the desk with the first person as the author of the first commit.
  ///
  /// - Parameter bodies: bodies outside that are known from the first day.
  /// - Returns: the open desk of the first person.
  /// - Throws: `Refusal`, `DeskFault`. A founding that did not end in a commit can be repeated.
  package func found(
    name: String, kind: DeskKind, people: [Person], bodies: [AddBody] = []
  ) throws -> OpenDesk {
    guard !people.isEmpty else { throw Refusal(.nameMissing) }
    // Said before anything is made: the first commit would be refused, and the directory left half founded.
    for name in [name] + people.map(\.name) {
      if let refusal = NameRule.refusal(of: name) { throw refusal }
    }
    try faulting {
      for directory in layout.directories {
        try environment.fileSystem.makeDirectories(directory, permissions: 0o770)
      }
    }
    let lock = try faulting {
      try environment.fileSystem.open(layout.foundingLock, .create(permissions: 0o660))
    }
    // Two foundings of one directory would each write key files over the other's.
    guard try faulting({ try lock.tryLock(.exclusive) }) else { throw DeskFault("logExists", layout.directory) }
    defer {
      try? environment.fileSystem.unlink(layout.foundingLock)
      try? lock.unlock()
    }
    if try faulting({ try Self.unfinished(layout, environment) }) != desk {
      try faulting {
        try FileEventStore.create(
          in: layout.directory, desk: desk, fileSystem: environment.fileSystem, limits: environment.logLimits)
      }
    }
    let keys = try faulting { try people.enumerated().map { try makeKeys(of: $1, number: $0 + 1) } }
    let open = try DeskDoor(layout: layout, environment: environment).enterUnfounded(
      as: MemberID(rawValue: 1), keys: keys[0])
    // The identity pair is made by those who alone hold it; here only where a founder is a custodian.
    let withheld: Set<KeyName> = people.contains { $0.posts.contains(.custodian) } ? [] : [.identity]
    let command = FoundDesk(
      name: name, kind: kind,
      founders: zip(people, keys).map {
        .init(name: $0.name, posts: $0.posts, fingerprint: $1.publicKeys.fingerprint, withheld: withheld)
      }, recovery: Hex.encode(recovery.verifier), bodies: bodies)
    _ = try open.perform(command, id: nil) { state, draft in
      guard state.desk.organisation.foundedAt == nil else { throw Refusal(.alreadyFounded) }
      return try firstKeys(for: draft, keys: keys)
    }
    return open
  }

  private func makeKeys(of person: Person, number: Int) throws -> MemberKeys {
    let made = MemberKeys(random: environment.random)
    let file = try KeyFile.create(
      made, desk: tag, member: KeyHolder(rawValue: UInt32(number)), label: person.name, passphrase: person.passphrase,
      parameters: environment.scrypt, random: environment.random)
    try environment.fileSystem.writeAtomically(
      file.bytes, to: layout.keyFile(MemberID(rawValue: Int64(number))), permissions: 0o660)
    return made
  }

  private func firstKeys(for draft: Draft, keys: [MemberKeys]) throws -> OpenDesk.Extras {
    var extras = OpenDesk.Extras()
    let members = draft.desk.members.all
    extras.roster = zip(members, keys).map {
      .admit(
        member: UInt32($0.id.rawValue), signingKey: $1.publicKeys.signing,
        agreementKey: $1.publicKeys.agreement.bytes)
    }
    let deskEpoch = PayloadKeyID.compartment(.desk, epoch: 1)
    extras.keys.append(OutgoingKey(record: recovery.publicHalf, recipient: .under(deskEpoch)))
    for (compartment, name) in [(CompartmentID.desk, KeyName.desk), (.leads, .leads), (.audit, .audit)] {
      let start = Keyring.foundEpoch(of: compartment, random: environment.random)
      extras.epochs.append(start.key)
      hand([start.grant], of: name, to: members, keys, &extras)
    }
    let empty = Keyring(holder: KeyHolder(rawValue: 1))
    for pair in [PairID.identity, .release] {
      guard let name = KeyName(pair), members.contains(where: { $0.grantedKeys.contains(name) }) else { continue }
      let start = try empty.startPair(
        pair, recovery: recovery.secret.publicKey, desk: tag, random: environment.random)
      extras.keys.append(OutgoingKey(record: start.publicHalf, recipient: .under(deskEpoch)))
      if let escrow = start.escrow { extras.keys.append(OutgoingKey(record: escrow, recipient: .under(deskEpoch))) }
      hand([start.secretHalf], of: name, to: members, keys, &extras)
    }
    return extras
  }

  private func hand(
    _ records: [KeyRecord], of name: KeyName, to members: [Members.Member], _ keys: [MemberKeys],
    _ extras: inout OpenDesk.Extras
  ) {
    for (member, keys) in zip(members, keys) where member.grantedKeys.contains(name) {
      let holder = KeyHolder(rawValue: UInt32(member.id.rawValue))
      extras.keys += records.map { OutgoingKey(record: $0, recipient: .member(holder, keys.publicKeys.agreement)) }
    }
  }
}

/// Runs something that may throw any error and throws it as a `DeskFault`.
func faulting<Value>(_ body: () throws -> Value) throws(DeskFault) -> Value {
  do { return try body() } catch { throw DeskFault(error) }
}
