import EventLog

/// Reads a backup through and says whether a desk can be made of it, without making one and without any key.
package struct BackupCheck {
  /// What was found.
  package struct Report: Sendable {
    package internal(set) var head = Head.empty
    /// When the backup was taken, milliseconds since 1970 UTC.
    package internal(set) var taken: Int64 = 0
    package internal(set) var files = 0
    /// Sealed identities that the desk had.
    package internal(set) var identities = 0
    /// Files that are missing or not what the list says: their name on the desk, and where they stand in the backup.
    package internal(set) var damaged: [(name: String, place: String)] = []
    /// What a look at the log said, as on a desk; nil in a backup of identities, which has none.
    package internal(set) var log: LogVerifier.Report?
    /// The log does not end where the list says.
    package internal(set) var endsElsewhere = false

    package var isSound: Bool { damaged.isEmpty && !endsElsewhere && log.map { $0.verdict == .sound } ?? true }
  }

  private let folder: BackupFolder

  package init(path: String, fileSystem: any FileSystem) {
    folder = BackupFolder(path: path, fileSystem: fileSystem)
  }

  /// - Parameters:
  ///   - notes: checkpoints that the log must agree with.
  ///   - progress: told how far checking the log is.
  /// - Throws: `DeskFault` where there is no backup to look at.
  package func run(
    against notes: [Checkpoint] = [], progress: (LogVerifier.Progress) -> Bool = { _ in true }
  ) throws(DeskFault) -> Report {
    try faulting {
      guard let manifest = try folder.manifest() else { throw DeskFault("noBackup", folder.path) }
      var report = Report()
      (report.head, report.taken) = (manifest.head, manifest.taken)
      (report.files, report.identities) = (manifest.files.count, manifest.identities.count)
      for entry in manifest.files where try !folder.read(entry) || !Self.isNamedAfterContent(entry) {
        report.damaged.append((entry.path, folder.place(of: entry.hash)))
      }
      if manifest.kind == .desk {
        let log = LogVerifier(directory: BackupView.directory, fileSystem: BackupView(folder, manifest))
          .run(against: notes, witnessed: manifest.head, progress: progress)
        report.log = log
        report.endsElsewhere = log.verdict == .sound && !Self.fits(log, manifest)
      }
      return report
    }
  }

  static func fits(_ log: LogVerifier.Report, _ manifest: BackupManifest) -> Bool {
    log.head == manifest.head && log.desk == manifest.desk && log.tornTail == nil
  }

  /// Whether an attachment is what its name, and with it the log, says.
  static func isNamedAfterContent(_ entry: BackupManifest.Entry) -> Bool {
    !entry.path.hasPrefix("blobs/") || PathText.name(of: entry.path) == entry.hash.hex
  }
}
