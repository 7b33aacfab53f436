import CaseDomain
import DeskSession
import EventLog
import Vault

/// A desk in a directory, as an office has one: sealed, signed, in files.
struct RealDesk {
  static let worker = MemberID(rawValue: 1)
  static let second = MemberID(rawValue: 2)
  private static let passphrase = "benchmark"

  let layout: DeskLayout
  private let clock: SettableClock
  private let environment: DeskEnvironment

  /// - Parameters:
  ///   - unsynced: whether the disk is not waited for; for a log that is only to be read afterwards.
  ///   - remembers: whether what was read is kept for the next opening.
  init(directory: String, unsynced: Bool = false, remembers: Bool = false) {
    layout = DeskLayout(directory: directory)
    let clock = SettableClock()
    self.clock = clock
    environment = DeskEnvironment(
      fileSystem: unsynced ? UnsyncedFileSystem() : PosixFileSystem(), random: SystemRandom(), now: { clock.now },
      // Unlocking is not measured.
      scrypt: ScryptParameters(costExponent: 14, blockSize: 8, parallelism: 1), calendar: .weekendsOnly,
      stateDirectory: remembers ? directory + "-state" : nil)
  }

  var door: DeskDoor { DeskDoor(layout: layout, environment: environment) }

  func passphrase() -> PassphraseBytes { PassphraseBytes(known: Self.passphrase) }

  func keys(of member: MemberID) throws -> MemberKeys { try door.unlock(member, passphrase: passphrase()) }

  func enter(as member: MemberID = Self.worker) throws -> OpenDesk {
    try door.enter(as: member, keys: keys(of: member))
  }

  /// Lets the desk's clock go faster than the wall.
  ///
  /// - Parameter since: `Wall` time at which it shows `instant`.
  func run(from instant: Instant, since: Int64, speed: Int64) { clock.run(from: instant, since: since, speed: speed) }

  // MARK: Filling

  /// Founds the desk: two people, one of whom confirms what the other proposes.
  func found() throws -> OpenDesk {
    let people: [DeskFounding.Person] = [
      .init(name: "甲", posts: [.office, .receiver, .admin], passphrase: passphrase()),
      .init(name: "乙", posts: [.office, .custodian, .leader], passphrase: passphrase()),
    ]
    let open = try DeskFounding(layout: layout, environment: environment).found(
      name: "某县局", kind: .trial, people: people)
    _ = try open.perform(SignUndertaking())
    return open
  }

  /// Founds a desk and fills it with tips of twenty years, 500 a commit: four in ten open a lead, four are proposed to
  /// join one and one to be passed on, of which the second member confirms all but the last year's.
  func fill(to count: Int, progress: (Int) -> Void) throws {
    let years: Int64 = 20
    let span = years * 365 * 86_400_000
    clock.set(Instant(milliseconds: clock.now.rawValue - span))
    let open = try found()
    _ = try open.perform(AddBody(kind: .police, name: "县公安局"))
    let step = span / Int64(count / Self.batch + 2)
    var (made, signed) = (MadeUpTips(seed: 1), clock.now)
    while open.desk.tips.count < count {
      clock.set(Instant(milliseconds: clock.now.rawValue + step))
      if clock.now.milliseconds(since: signed) > 300 * 86_400_000 {
        _ = try open.perform(SignUndertaking())
        signed = clock.now
      }
      let first = open.desk.tips.count
      let commands = (0..<min(Self.batch, count - first)).map { _ in RegisterTip(content: made.content()) }
      _ = try open.perform(Batch(commands))
      try triage(open, from: first, &made)
      progress(open.desk.tips.count)
    }
    open.close()
    clock.followWall()
    try confirm(progress)
  }

  private static let batch = 500

  private func triage(_ open: OpenDesk, from first: Int, _ made: inout MadeUpTips) throws {
    let desk = open.desk
    var commands: [any Command] = []
    for row in first..<desk.tips.count {
      let tip = desk.tips.rows[row].id
      let drawn = made.random.below(10)
      if drawn < 4 || desk.leads.count == 0 {
        commands.append(OpenLead(tips: [tip], isSuspectedOrganisedCrime: drawn == 0, reason: "对象明确"))
      } else if drawn < 8 {
        let lead = desk.leads.rows[made.random.below(desk.leads.count)].id
        commands.append(ProposeOutcome(tip: tip, outcome: .join(lead), reason: "同一对象"))
      } else if drawn < 9, let body = desk.organisation.bodies.first?.id {
        commands.append(ProposeOutcome(tip: tip, outcome: .passOn(body, letter: "1号"), reason: "属公安管辖"))
      }
    }
    _ = try open.perform(Batch(commands))
  }

  private func confirm(_ progress: (Int) -> Void) throws {
    let second = try enter(as: Self.second)
    _ = try second.perform(SignUndertaking())
    let tips = second.desk.tips
    var waiting: [ConfirmOutcome] = []
    for row in 0..<tips.count * 19 / 20 {
      let tip = tips.rows[row].id
      if let proposal = tips.openProposal(of: tip) {
        waiting.append(ConfirmOutcome(tip: tip, proposal: proposal.event))
      }
      if waiting.count == Self.batch {
        _ = try second.perform(Batch(waiting))
        waiting = []
        progress(tips.count)
      }
    }
    if !waiting.isEmpty { _ = try second.perform(Batch(waiting)) }
    second.close()
  }

  /// Commits of one event: late material for one tip after another.
  static func supplement(_ open: OpenDesk, _ turn: Int) throws -> Performed {
    let tips = open.desk.tips
    return try open.perform(
      SupplementTip(tip: tips.rows[turn % tips.count].id, text: "当晚又来两次，堵住大门不让装货，第\(turn)次补充。"))
  }
}
