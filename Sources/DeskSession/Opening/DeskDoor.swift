import CaseDomain
import EventLog
import Vault

/// A desk before anyone has unlocked it: who could, and the way in.
package struct DeskDoor: Sendable {
  package let layout: DeskLayout
  package let environment: DeskEnvironment

  package init(layout: DeskLayout, environment: DeskEnvironment) {
    self.layout = layout
    self.environment = environment
  }

  /// Whether there is a desk at all, its founding perhaps unfinished.
  /// A log that cannot be looked at is there too: nothing is to be founded over it.
  package var exists: Bool {
    (try? FileEventStore.exists(in: layout.directory, fileSystem: environment.fileSystem)) ?? true
  }

  /// Everyone who has a key file, by id.
  ///
  /// - Throws: `DeskFault` where there is no desk or it cannot be listed. A damaged key file is left out.
  package func members() throws(DeskFault) -> [DoorMember] {
    guard exists else { throw DeskFault("noDesk", layout.directory) }
    let names = try faulting { try environment.fileSystem.list(layout.members) }
    let found = names.filter { $0.hasSuffix(".key") }
      .compactMap { name -> DoorMember? in
        guard let id = Int64(name.dropLast(4)), let file = try? keyFile(MemberID(rawValue: id)) else { return nil }
        return DoorMember(id: MemberID(rawValue: id), label: file.label)
      }
      .sorted { $0.id < $1.id }
    // Whoever was enrolled anew has two files; the older one is told apart by its number.
    return found.enumerated().map { place, member in
      let isSucceeded = found[(place + 1)...].contains { $0.label == member.label }
      return isSucceeded ? DoorMember(id: member.id, label: "\(member.label) #\(member.id.rawValue)") : member
    }
  }

  /// The member of that name, or the one with that number.
  package func member(_ name: String) throws(DeskFault) -> DoorMember {
    let all = try members()
    if let found = all.last(where: { $0.label == name }) { return found }
    if let number = Int64(name), let found = all.first(where: { $0.id.rawValue == number }) { return found }
    if let damaged = try faulting({ try unreadableKeyFile() }) {
      throw DeskFault("keyFileUnreadable", name, layout.members + "/" + damaged)
    }
    throw DeskFault("noSuchMemberHere", name, DeskFault.list(all.map(\.label)))
  }

  /// A key file that says no longer whose it is, if there is one.
  private func unreadableKeyFile() throws -> String? {
    try environment.fileSystem.list(layout.members).first { name in
      guard name.hasSuffix(".key"), let id = Int64(name.dropLast(4)) else { return false }
      return (try? keyFile(MemberID(rawValue: id))) == nil
    }
  }

  func keyFile(_ member: MemberID) throws(DeskFault) -> KeyFile {
    try faulting {
      try KeyFile(bytes: environment.fileSystem.contents(of: layout.keyFile(member), limit: 1 << 16))
    }
  }

  /// Opens the key file with a passphrase. Takes a moment on purpose.
  ///
  /// - Throws: `DeskFault` `wrongPassphrase` and others.
  package func unlock(_ member: MemberID, passphrase: SecretBytes) throws(DeskFault) -> MemberKeys {
    let file = try keyFile(member)
    return try faulting { try file.unlock(passphrase: passphrase) }
  }

  /// Changes a member's passphrase. The keys stay the same.
  package func changePassphrase(of member: MemberID, from old: SecretBytes, to new: SecretBytes) throws(DeskFault) {
    let file = try keyFile(member)
    try faulting {
      let changed = try file.changingPassphrase(
        from: old, to: new, parameters: environment.scrypt, random: environment.random)
      try environment.fileSystem.writeAtomically(
        changed.bytes, to: layout.keyFile(member), permissions: 0o660)
    }
  }

  /// Opens the log with unlocked keys and reads it.
  ///
  /// - Parameter remembers: whether the member's witness is kept up to date; verifying leaves one that it could not read
  ///   as it is.
  ///   - fromSnapshot: whether a snapshot may stand in for the log's beginning; a check of the log reads it all.
  /// - Throws: `DeskFault`, `foundingUnfinished` and `belongsElsewhere` among them. A damaged log opens read-only instead.
  package func enter(
    as member: MemberID, keys: MemberKeys, remembers: Bool = true, fromSnapshot: Bool = true,
    progress: ((Int) -> Void)? = nil
  ) throws(DeskFault) -> OpenDesk {
    let open = try enterUnfounded(
      as: member, keys: keys, remembers: remembers, fromSnapshot: fromSnapshot, progress: progress)
    if open.head.commits == 0, open.damage == nil { throw DeskFault("foundingUnfinished", layout.directory) }
    // Other keys sign with this number: nothing the file's owner wrote would be taken.
    if open.state.roster.isTaken(member), open.state.roster.keys(of: member) != keys.publicKeys {
      throw DeskFault("belongsElsewhere", VaultError.Thing.keyFile.rawValue)
    }
    // An inspector's account ends with its last day, whatever keys are still there.
    if let until = open.state.desk.members[member]?.until, open.isOver {
      open.close()
      throw DeskFault("inspectionOver", until.description)
    }
    return open
  }

  /// Opens a log that may still be without its first commit.
  func enterUnfounded(
    as member: MemberID, keys: MemberKeys, remembers: Bool = true, fromSnapshot: Bool = false,
    progress: ((Int) -> Void)? = nil
  ) throws(DeskFault) -> OpenDesk {
    let file = try keyFile(member)
    return try faulting {
      var memory = memory(of: member, keys, desk: file.desk)
      if !remembers { memory.witness = nil }
      if fromSnapshot, let open = try openFromSnapshot(member, keys, memory, desk: file.desk) { return open }
      let store = try FileEventStore(
        directory: layout.directory, fileSystem: environment.fileSystem, witnessed: memory.seen,
        limits: environment.logLimits)
      return try OpenDesk(
        store: store, keys: keys, member: member, layout: layout, environment: environment, memory: memory,
        progress: progress)
    }
  }

  /// Nil where there is no snapshot, or it is not one of this log.
  private func openFromSnapshot(
    _ member: MemberID, _ keys: MemberKeys, _ memory: MemberMemory, desk: DeskTag
  ) throws -> OpenDesk? {
    let source = SnapshotSource(layout: layout, environment: environment, member: member, keys: keys, desk: desk.bytes)
    guard let snapshot = DeskSnapshot(source) else { return nil }
    do {
      let store = try FileEventStore(
        directory: layout.directory, fileSystem: environment.fileSystem, resume: snapshot.resume,
        witnessed: memory.seen, limits: environment.logLimits)
      return try OpenDesk(
        store: store, keys: keys, member: member, layout: layout, environment: environment, memory: memory,
        from: snapshot)
    } catch StoreError.resumeMismatch {
      // Another log, or one that is not what it was: which of them, the log itself tells.
      source.folder?.discard()
      return nil
    }
  }

  /// The highest head this member has seen on this machine, if that is remembered, and why it is not, if something
  /// is wrong.
  package func witnessed(
    by member: MemberID, keys: MemberKeys
  ) throws(DeskFault) -> (head: Head?, fault: DeskFault?) {
    let memory = memory(of: member, keys, desk: try keyFile(member).desk)
    return (memory.seen, memory.fault)
  }

  /// A state directory that cannot be used, or a witness that cannot be read, keeps nobody out: who opens is told.
  private func memory(of member: MemberID, _ keys: MemberKeys, desk: DeskTag) -> MemberMemory {
    guard let directory = environment.stateDirectory, let id = DeskID(bytes: desk.bytes) else { return MemberMemory() }
    let witness = Witness(
      path: "\(directory)/\(id.hex)-\(member.rawValue)", key: keys.derivedKey("witness").bytes, desk: id,
      fileSystem: environment.fileSystem)
    do throws(FileError) {
      try environment.fileSystem.makeDirectories(directory, permissions: 0o700)
      switch try witness.memory() {
      case .seen(let head): return MemberMemory(witness: witness, seen: head)
      case .none: return MemberMemory(witness: witness)
      case .unreadable: return MemberMemory(witness: witness, fault: DeskFault("witnessUnreadable"))
      }
    } catch {
      return MemberMemory(fault: DeskFault("stateUnusable", directory))
    }
  }
}

/// What a member had seen of a desk before, and where that is kept up to date.
struct MemberMemory {
  /// Nil where nothing is to be, or can be, remembered.
  var witness: Witness?
  /// The highest head seen.
  var seen: Head?
  /// Why an older copy of the desk would not be noticed.
  var fault: DeskFault?
}
