import CaseDomain
import EventLog

/// The log proves what it holds; what lies beside it is proved by the hashes that its events give.
extension OpenDesk {
  /// Reads every sealed identity, original and attachment that this member's events name.
  ///
  /// - Returns: a fault `sealedFileDamaged` for each that is missing or not the one that was sealed, by path.
  /// - Throws: `DeskFault`.
  package func damagedSealedFiles() throws(DeskFault) -> [DeskFault] {
    let refused = Set(desk.unauthorised.map(\.envelope.event))
    var files: Set<NamedFile> = []
    let destroyed = try namesOfDestroyed()
    try faulting {
      try forEachEvent(since: EventNumber(rawValue: 1)) { recorded in
        if refused.contains(recorded.envelope.event) { return }
        NamedFile.forEach(in: recorded.event) { files.insert($0) }
      }
    }
    return files.filter { !destroyed.contains($0.name) && !isWhole($0) }.map(path).sorted().map {
      DeskFault("sealedFileDamaged", $0)
    }
  }

  private func isWhole(_ file: NamedFile) -> Bool {
    // The largest attachment, sealed.
    let limit = Self.largestAttachment + (1 << 16)
    guard let bytes = try? environment.fileSystem.contents(of: path(of: file), limit: limit) else { return false }
    return Hex.encode(Digest(of: bytes).bytes) == file.sha256
  }

  private func path(of file: NamedFile) -> String {
    switch file.place {
    case .identities: layout.identities + "/" + file.name
    case .blobs: layout.blobs + "/" + file.name
    }
  }
}
