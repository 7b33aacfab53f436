import CaseDomain
import EventLog
import Vault

/// The sealed files of a reporter. Their names and hashes stand in the log only: the events that name them are read anew.
extension OpenDesk {
  /// A file in `identities/`, and the event that names it.
  struct NamedSeal {
    let envelope: Envelope
    let file: CaseDomain.SealedFile
  }

  /// What was sealed about a reporter, each in order of sealing.
  struct ReporterFiles {
    var identities: [NamedSeal] = []
    var cards: [NamedSeal] = []
    var evidence: [NamedSeal] = []
    var all: [NamedSeal] { identities + cards + evidence }
  }

  /// The files that the events about a reporter name.
  func files(of reporter: ReporterID) throws -> ReporterFiles {
    var files = ReporterFiles()
    for number in state.desk.reporters.events(of: reporter) {
      guard let recorded = try texts.event(number, in: state) else { continue }
      let (identity, card, evidence) = Self.files(in: recorded.event, of: reporter)
      func seal(_ file: CaseDomain.SealedFile) -> NamedSeal { NamedSeal(envelope: recorded.envelope, file: file) }
      files.identities += [identity].compactMap { $0 }.map(seal)
      files.cards += [card].compactMap { $0 }.map(seal)
      files.evidence += [evidence].compactMap { $0 }.map(seal)
      if let claim = (recorded.event as? ReporterBound)?.claim, let words = state.desk.codes.claim(claim)?.words {
        files.evidence.append(seal(words))
      }
    }
    return files
  }

  /// The files that an event names for one reporter.
  static func files(
    in event: any Event, of id: ReporterID
  ) -> (identity: CaseDomain.SealedFile?, card: CaseDomain.SealedFile?, evidence: CaseDomain.SealedFile?) {
    switch event {
    case let event as TipRegistered:
      let reporter = event.reporters.first { $0.alias == Int(id.rawValue) }
      return (reporter?.identity, reporter?.card, nil)
    case let event as ReporterAdded where event.reporter == id: return (event.identity, event.card, nil)
    case let event as ReporterBound where event.reporter == id: return (event.identity, event.card, event.evidence)
    case let event as ReporterMarked where event.reporter == id: return (nil, nil, event.evidence)
    case let event as SameReporterDecided where event.reporter == id: return (nil, nil, event.reason)
    default: return (nil, nil, nil)
    }
  }

  /// Reads a sealed file whole.
  ///
  /// - Throws: `DeskFault` `identityMissing` or `identityDamaged`, with the reporter's alias.
  private func sealed<Sealed>(
    _ seal: NamedSeal, of reporter: ReporterID,
    _ read: (_ file: [UInt8], DeskTag, SealedFileID, _ hash: [UInt8]) throws(VaultError) -> Sealed
  ) throws(DeskFault) -> Sealed {
    let alias = RegisterNumber.padded(Int(clamping: reporter.rawValue))
    return try sealed(seal, named: alias, missing: "identityMissing", damaged: "identityDamaged", read)
  }

  /// The same, for whatever is sealed.
  ///
  /// - Parameters:
  ///   - alias: what a fault names.
  ///   - missing: the fault of a file that is not there.
  ///   - damaged: the fault of one that is not what the event names.
  func sealed<Sealed>(
    _ seal: NamedSeal, named alias: String, missing: String, damaged: String,
    _ read: (_ file: [UInt8], DeskTag, SealedFileID, _ hash: [UInt8]) throws(VaultError) -> Sealed
  ) throws(DeskFault) -> Sealed {
    guard let id = Hex.decode(seal.file.file).flatMap({ SealedFileID(bytes: $0) }),
      let hash = Hex.decode(seal.file.sha256), let desk = DeskTag(bytes: store.desk.bytes)
    else { throw DeskFault(damaged, alias) }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try environment.fileSystem.contents(of: layout.identities + "/" + id.description, limit: Self.sealLimit)
    } catch {
      throw DeskFault(error.code == ErrorCode.absent ? missing : damaged, alias)
    }
    do throws(VaultError) {
      return try read(bytes, desk, id, hash)
    } catch {
      throw DeskFault(damaged, alias)
    }
  }

  func identity(_ seal: NamedSeal, of reporter: ReporterID) throws(DeskFault) -> SealedIdentity {
    try sealed(seal, of: reporter) { file, desk, id, hash throws(VaultError) in
      try SealedIdentity(file: file, desk: desk, id: id, hash: hash)
    }
  }

  func custodianText(
    _ seal: NamedSeal, _ kind: CustodianText.Kind, of reporter: ReporterID
  ) throws(DeskFault) -> CustodianText {
    try sealed(seal, of: reporter) { file, desk, id, hash throws(VaultError) in
      try CustodianText(file: file, kind: kind, desk: desk, id: id, hash: hash)
    }
  }

  /// No details, however many, come near it.
  private static var sealLimit: Int { 1 << 24 }

  // MARK: Destruction

  /// Names of every file that was destroyed with an identity.
  package func namesOfDestroyed() throws(DeskFault) -> Set<String> {
    var names: Set<String> = []
    for reporter in state.desk.reporters.destructions.destroyed {
      if destroyedFiles[reporter] == nil {
        destroyedFiles[reporter] = try faulting { try files(of: reporter).all.map(\.file.file) }
      }
      names.formUnion(destroyedFiles[reporter] ?? [])
    }
    return names
  }

  /// Deletes the files of destroyed identities wherever they still are, or are again: a restored backup brings them back.
  ///
  /// The keys stand in the files, so that without the files nothing opens anything; but a disk may keep blocks that were
  /// freed, and backups keep what they hold. Copies that a cut-short write or a repair left beside a file go with it.
  func sweepDestroyed() throws(DeskFault) {
    guard readOnly == nil else { return }
    let names = try namesOfDestroyed()
    if names.isEmpty { return }
    try faulting {
      let found = try environment.fileSystem.list(layout.identities).filter { names.contains(String($0.prefix(32))) }
      for name in found {
        do throws(FileError) {
          try environment.fileSystem.unlink(layout.identities + "/" + name)
        } catch {
          // Another desk was faster.
          if error.code != ErrorCode.absent { throw error }
        }
      }
      if !found.isEmpty { try environment.fileSystem.syncDirectory(layout.identities) }
    }
  }
}
