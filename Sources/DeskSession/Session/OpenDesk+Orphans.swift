import CaseDomain
import EventLog
import Foundation
import Vault

/// Sealed files are durable before the commit that names them. Where that commit did not come about (a refusal, a power
/// cut), the file stays behind, and nobody ever needs it.
extension OpenDesk {
  /// How long a file must have been seen without a commit that names it, in milliseconds: a day.
  package static let orphanAge: Int64 = 86_400_000

  private var notePath: String { layout.drafts(of: member) + "/orphans" }
  private var noteKey: SealingKey { derivedKey("orphans") }
  private var aad: [UInt8] { store.desk.bytes + [2] }

  /// Removes sealed files that no event names.
  ///
  /// A file system's times are nothing to rely on, so this desk notes what it saw and when, and removes a file when it
  /// sees it again unnamed a day later: whoever was writing the commit has long finished. Only a member who can read
  /// everything about tips removes anything; where anything at all is in doubt, every file stays.
  package func sweepOrphans() throws(DeskFault) {
    guard readOnly == nil, isEverythingRead else { return }
    let now = environment.now().rawValue
    try faulting {
      let unnamed = try unnamedFiles()
      let noted = try notedOrphans()
      if unnamed.isEmpty && noted.isEmpty { return }
      var seen: [String: Int64] = [:]
      for path in unnamed {
        let since = min(noted[path] ?? now, now)
        if now - since >= Self.orphanAge {
          try environment.fileSystem.unlink(layout.directory + "/" + path)
        } else {
          seen[path] = since
        }
      }
      if seen != noted { try note(seen) }
    }
  }

  /// Whether this member's keys and this version of the program opened everything that may name a file.
  private var isEverythingRead: Bool {
    state.keyring.currentEpoch(of: .leads) != nil && !state.unopened.inDoubt && state.damagedPayloads.isEmpty
      && state.desk.unreadableRegisters.isEmpty
  }

  /// Paths below the desk's directory.
  private func unnamedFiles() throws -> [String] {
    try [layout.identities, layout.blobs].flatMap { directory in
      try environment.fileSystem.list(directory).compactMap { name in
        // A write that was cut short leaves a temporary file.
        if !name.hasSuffix(".tmp") && state.references.contains(name) { return nil }
        return PathText.name(of: directory) + "/" + name
      }
    }
  }

  private func notedOrphans() throws -> [String: Int64] {
    guard try environment.fileSystem.status(notePath) != nil,
      let text = try? noteKey.open(environment.fileSystem.contents(of: notePath, limit: 1 << 24), aad: aad)
    else { return [:] }
    return (try? JSONDecoder().decode([String: Int64].self, from: Data(text))) ?? [:]
  }

  private func note(_ orphans: [String: Int64]) throws {
    try prepareDraftFolder()
    let text = [UInt8](try JSONEncoder().encode(orphans))
    try environment.fileSystem.writeAtomically(
      noteKey.seal(text, aad: aad, random: environment.random), to: notePath, permissions: 0o600)
  }
}
