import CaseDomain
import EventLog
import Foundation
import Vault

/// The keys that identities are sealed to.
struct SealingPairs: Equatable {
  let identity: PairPublic
  let release: PairPublic
  let recovery: AgreementKey

  /// Nil while nobody who may keep identities could open them, or somebody who may no longer still could.
  init?(in state: DeskState) {
    let members = state.desk.members
    guard members.holding(.custodian).contains(where: { $0.grantedKeys.contains(.identity) }),
      members.epochsDue.isDisjoint(with: [.identity, .release]),
      let identity = state.keyring.currentPublicHalf(of: .identity),
      let release = state.keyring.currentPublicHalf(of: .release),
      let recovery = state.keyring.currentPublicHalf(of: .recovery)
    else { return nil }
    self.identity = identity
    self.release = release
    self.recovery = recovery.key
  }
}

/// Seals what must not stand in an event, and gathers the sealed files, to be made durable together before the commit
/// that names them.
struct IntakeSealer {
  private let pairs: SealingPairs?
  private let desk: DeskID
  private let layout: DeskLayout
  private let environment: DeskEnvironment
  /// The largest file that may be attached now, in bytes.
  private let attachmentLimit: Int
  private var files: [WholeFile] = []
  /// Names of what was sealed to custodians, which no event may have named before.
  private(set) var names: [String] = []

  init(
    pairs: SealingPairs?, desk: DeskID, layout: DeskLayout, environment: DeskEnvironment, attachmentLimit: Int
  ) {
    self.attachmentLimit = attachmentLimit
    self.pairs = pairs
    self.desk = desk
    self.layout = layout
    self.environment = environment
  }

  /// A reporter's two files: who they are, and what custodians alone read.
  struct SealedReporter {
    let identity: CaseDomain.SealedFile
    let card: CaseDomain.SealedFile
  }

  /// Seals what a reporter gave to custodians and leaders, and how to reach them to the custodians (R6.4).
  mutating func seal(_ reporter: ReporterIdentity) throws -> SealedReporter {
    let (pairs, tag, id) = try place()
    let sealed = try SealedIdentity.seal(
      IdentityText.encode(reporter), desk: tag, id: id, identity: pairs.identity, release: pairs.release,
      recovery: pairs.recovery, random: environment.random)
    let card = try CardText(of: reporter, desk: tag, work: environment.matching)
    return SealedReporter(
      identity: keep(sealed.file, hash: sealed.hash, as: id), card: try seal(card.encoded(), as: .contactCard))
  }

  /// Seals a custodian's evidence, which may tell who somebody is, to the custodians.
  mutating func seal(evidence: String) throws -> CaseDomain.SealedFile {
    try seal([UInt8](evidence.utf8), as: .evidence)
  }

  /// Seals words as they were before something was left out, to the custodians.
  mutating func seal(original: String) throws -> CaseDomain.SealedFile {
    try seal([UInt8](original.utf8), as: .original)
  }

  private mutating func seal(_ text: [UInt8], as kind: CustodianText.Kind) throws -> CaseDomain.SealedFile {
    let (pairs, tag, id) = try place()
    let sealed = try CustodianText.seal(
      text, kind: kind, desk: tag, id: id, identity: pairs.identity, random: environment.random)
    return keep(sealed.file, hash: sealed.hash, as: id)
  }

  /// Reads files and seals each under a key of its own, which stands in the event.
  ///
  /// - Parameter identity: what is known of the reporter, left out of the files' names.
  /// - Throws: `DeskFault` `attachmentUnreadable` or `attachmentTooLarge`.
  mutating func seal(attachments paths: [String], knowing identity: [IdentityValue] = []) throws -> [Attachment] {
    var attachments: [Attachment] = []
    for path in paths {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try environment.fileSystem.contents(of: environment.path(path), limit: attachmentLimit)
      } catch {
        if error.code == EFBIG {
          throw DeskFault("attachmentTooLarge", PathText.name(of: path), String(attachmentLimit >> 20))
        }
        throw DeskFault("attachmentUnreadable", path, SystemErrorText.detail(error.code))
      }
      let blob = try SealedBlob.seal(bytes, random: environment.random)
      let name = Hex.encode(blob.hash)
      files.append(WholeFile(path: layout.blobs + "/" + name, bytes: blob.file))
      attachments.append(
        Attachment(
          name: Self.shownName(of: path, knowing: identity), bytes: bytes.count, blob: name,
          key: Vault.Base64.encode(blob.key.bytes),
          sha256: name))
    }
    return attachments
  }

  /// A file's name as it is shown: whoever scanned a letter may have named it after who wrote it (R6.4).
  private static func shownName(of path: String, knowing identity: [IdentityValue]) -> String {
    let name = PathText.name(of: path)
    let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil } ?? name.endIndex
    let stem = String(name[..<dot])
    let hints = IdentityHints.find(in: [(stem, true)], knowing: identity)[0]
    return IdentityHints.redacted(stem, hints) { _ in CoveredWord.mark } + name[dot...]
  }

  /// Makes every sealed file durable.
  func writeFiles() throws(FileError) { try environment.fileSystem.writeAtomically(files, permissions: 0o660) }

  private func place() throws -> (SealingPairs, DeskTag, SealedFileID) {
    guard let pairs, let tag = DeskTag(bytes: desk.bytes) else {
      throw Refusal(.custodianMissing, Clause("R6.4"))
    }
    return (pairs, tag, SealedFileID(random: environment.random))
  }

  private mutating func keep(_ file: [UInt8], hash: [UInt8], as id: SealedFileID) -> CaseDomain.SealedFile {
    names.append(id.description)
    files.append(WholeFile(path: layout.identities + "/" + id.description, bytes: file))
    return SealedFile(file: id.description, sha256: Hex.encode(hash))
  }
}

extension OpenDesk {
  /// The largest file that any ruling lets be attached, in bytes.
  static let largestAttachment = 64 << 20

  /// The largest file that may be attached today, in bytes (R6.7).
  var attachmentLimit: Int { min(Self.largestAttachment, desk.attachmentLimit(on: desk.date(of: now))) }
}
