import CaseDomain
import EventLog
import Foundation
import Vault

/// Everything outside the program that a desk touches: passed in, so that every rule and every crash can be tested.
package struct DeskEnvironment: Sendable {
  package let fileSystem: any FileSystem
  package let random: any RandomSource
  /// The wall clock.
  package let now: @Sendable () -> Instant
  /// Work that one guess at a passphrase costs.
  package let scrypt: ScryptParameters
  /// Work that one guess at a reporter's detail costs; the same wherever this desk is opened.
  package let matching: ScryptParameters
  package let calendar: WorkCalendar
  /// Where this machine's user keeps state outside any desk: the witness.
  package let stateDirectory: String?
  /// The user's own folder, for paths that begin with `~`.
  let home: String?
  /// How large the log's files become.
  let logLimits: FileEventStore.Limits
  /// Whether an open desk writes cover (R6.4). A desk for trying out or for a test writes what it is asked to.
  let writesCover: Bool
  /// Puts orders on paper; nil where nothing is printed.
  let papers: PaperMaker?
  /// Which program this is, to the byte: a snapshot is read by the program that wrote it.
  let program: String
  /// After how many events the next snapshot is written.
  let snapshotStep: Int64
  /// Ends the program where nothing true can be said any more: what it had read is damaged on every disk at once. The
  /// next opening reads the log and says where it is damaged.
  let giveUp: @Sendable () -> Never

  package init(
    fileSystem: any FileSystem, random: any RandomSource, now: @escaping @Sendable () -> Instant,
    scrypt: ScryptParameters = .standard, matching: ScryptParameters = .matching, calendar: WorkCalendar,
    stateDirectory: String?, home: String? = nil,
    logLimits: FileEventStore.Limits = .init(), writesCover: Bool = false, papers: PaperMaker? = nil,
    program: String = "", snapshotStep: Int64 = 5_000,
    giveUp: @escaping @Sendable () -> Never = { exit(70) }
  ) {
    self.fileSystem = fileSystem
    self.random = random
    self.now = now
    self.scrypt = scrypt
    self.matching = matching
    self.calendar = calendar
    self.stateDirectory = stateDirectory
    self.home = home
    self.logLimits = logLimits
    self.writesCover = writesCover
    self.papers = papers
    self.program = program
    self.snapshotStep = snapshotStep
    self.giveUp = giveUp
  }

  /// The same for reading only, through another file system; nothing of it is remembered.
  func reading(through fileSystem: any FileSystem) -> DeskEnvironment {
    DeskEnvironment(
      fileSystem: fileSystem, random: random, now: now, scrypt: scrypt, matching: matching, calendar: calendar,
      stateDirectory: nil, home: home, logLimits: logLimits, program: program, giveUp: giveUp)
  }

  /// A path as a person typed it.
  func path(_ typed: String) -> String { PathText.expanded(typed, home: home) }

  /// A new request id.
  package func requestID() -> RequestID { RequestID(bytes: random.bytes(16)) }
}

/// Where everything lies in a desk's directory. Nothing of a tip stands anywhere in clear.
package struct DeskLayout: Hashable, Sendable {
  package let directory: String

  package init(directory: String) {
    var trimmed = directory
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    self.directory = trimmed
  }

  /// The event log.
  package var log: String { directory + "/log" }
  /// There once the log is complete enough to open.
  var head: String { log + "/head" }
  /// Held while a desk is being founded.
  var foundingLock: String { directory + "/founding.lock" }
  /// Key files, invitations and enrolment requests.
  package var members: String { directory + "/members" }
  /// Sealed identities and unredacted narratives.
  package var identities: String { directory + "/identities" }
  /// Sealed attachments.
  package var blobs: String { directory + "/blobs" }
  /// When the last backup was taken and how far it reaches; a hint for `doctor`.
  var lastBackup: String { directory + "/backup.last" }
  /// Unfinished forms and what each member had last seen, sealed to the member.
  package var drafts: String { directory + "/drafts" }

  package func keyFile(_ member: MemberID) -> String { "\(members)/\(member.rawValue).key" }
  package func invitation(_ member: MemberID) -> String { "\(members)/\(member.rawValue).invitation" }
  package func enrolmentRequest(_ member: MemberID) -> String { "\(members)/\(member.rawValue).request" }
  /// A member's own folder, which their account alone looks into.
  package func draftHome(of member: MemberID) -> String { "\(drafts)/\(member.rawValue)" }
  /// What is in it, out of sight.
  package func drafts(of member: MemberID) -> String { draftHome(of: member) + "/kept" }

  /// Every directory of a desk but the log's own.
  package var directories: [String] { [directory, members, identities, blobs, drafts] }
}
