import CaseDomain
import EventLog
import Vault

/// What lies beside the log.
extension Checkup {
  mutating func checkMembers() {
    for name in names(in: layout.members) where name.hasSuffix(".key") {
      let path = layout.members + "/" + name
      do {
        _ = try KeyFile(bytes: fileSystem.contents(of: path, limit: 1 << 16))
        if let status = try fileSystem.status(path), status.permissions & 0o007 != 0 {
          find("keyFileOpen", .look, path, String(status.permissions & 0o777, radix: 8))
        }
      } catch {
        let fault = DeskFault(error)
        find("keyFileUnreadable", .look, path, fault.id.hasPrefix("file.") ? fault.details.last ?? "" : "")
      }
    }
  }

  /// Attachments are named by their hash, so that each can be checked without a key; of sealed identities only that
  /// they can be read.
  mutating func checkSealed() {
    for name in names(in: layout.blobs) {
      let path = layout.blobs + "/" + name
      guard BackupManifest.isBlob(name) else {
        find("leftover", .notice, path)
        continue
      }
      guard let hash = try? hash(of: path) else {
        find("sealedUnreadable", .broken, path)
        continue
      }
      if hash.hex != name { find("blobDamaged", .broken, path) }
    }
    for name in names(in: layout.identities) {
      let path = layout.identities + "/" + name
      guard BackupManifest.isIdentity("identities/" + name) else {
        find("leftover", .notice, path)
        continue
      }
      if (try? fileSystem.open(path, .read)) == nil { find("sealedUnreadable", .broken, path) }
    }
  }

  private func hash(of path: String) throws(FileError) -> Digest {
    let file = try fileSystem.open(path, .read)
    let size = try file.size()
    var digest = RunningDigest()
    var place: Int64 = 0
    while place < size {
      let bytes = try file.read(Int(min(1 << 20, size - place)), at: place)
      if bytes.isEmpty { break }
      digest.update(bytes)
      place += Int64(bytes.count)
    }
    return digest.digest
  }

  mutating func checkBackup(_ log: LogVerifier.Report) {
    // The note lies where every member's account writes: one from the future would silence this for ever.
    guard let bytes = try? fileSystem.contents(of: layout.lastBackup, limit: 4096), let last = LastBackup(bytes),
      last.taken <= environment.now().rawValue + 86_400_000
    else {
      find("neverBackedUp", .look)
      return
    }
    checkIdentityBackup(last)
    let days = (environment.now().rawValue - last.taken) / 86_400_000
    let behind = log.head.commits - min(log.head.commits, last.commits)
    if last.commits > log.head.commits {
      find("backupAhead", .broken, String(last.commits), String(log.head.commits))
    } else if days > Self.backupAge, behind > 0 {
      find("backupOld", .look, String(days), String(behind))
    } else {
      find("backedUp", .notice, String(max(0, days)), String(behind))
    }
  }

  private mutating func checkIdentityBackup(_ last: LastBackup) {
    let count = names(in: layout.identities).count { BackupManifest.isIdentity("identities/" + $0) }
    if count == 0 { return }
    guard let taken = last.identities, taken <= environment.now().rawValue + 86_400_000 else {
      find("identitiesNeverBackedUp", .look, String(count))
      return
    }
    let days = (environment.now().rawValue - taken) / 86_400_000
    if days > Self.identityBackupAge { find("identityBackupOld", .look, String(days)) }
  }

  /// What members of this account remember of the desk. Without their keys the files prove nothing; they are a reason to
  /// look.
  mutating func checkWitness(_ log: LogVerifier.Report) {
    guard let directory = environment.stateDirectory, let desk = log.desk else { return }
    for name in names(in: directory) where name.hasPrefix(desk.hex + "-") {
      let path = directory + "/" + name
      if name.hasSuffix(".unreadable") {
        find("witnessUnreadable", .look, path)
      } else if let bytes = try? fileSystem.contents(of: path, limit: 4096),
        let seen = Witness.claim(in: bytes, of: desk), seen.commits > log.head.commits
      {
        find("witnessAhead", .broken, path, String(seen.commits), String(log.head.commits))
      }
    }
  }
}
