import CaseDomain
import EventLog
import TestSupport
import Testing

@testable import DeskSession
@testable import Vault

/// One desk on a simulated disk, and the people who work at it.
final class Bureau {
  static let leader = "刘组长"
  static let admin = "管管理"
  static let office = "范办公"
  static let custodian = "包密员"
  static let secondLeader = "黄副组长"
  static let auditor = "申监督"

  let disk: any FileSystem
  let clock: ManualClock
  let environment: DeskEnvironment
  let layout: DeskLayout
  /// Everybody's keys, so that nobody's passphrase is worked through twice.
  private var keys: [MemberID: MemberKeys] = [:]
  private(set) var recoveryLines: [String] = []

  /// Work that no test needs more of.
  static let scrypt = ScryptParameters(costExponent: 14, blockSize: 1, parallelism: 1)
  static let matching = ScryptParameters(costExponent: 2, blockSize: 1, parallelism: 1)
  /// Monday, 23 November 2026, 10:00 in China.
  static let start: Int64 = 1_795_399_200_000

  init(
    disk: any FileSystem = SimulatedFileSystem(), directory: String = "/desk", seed: UInt64 = 1,
    clock: ManualClock = ManualClock(Bureau.start), stateDirectory: String? = nil, writesCover: Bool = false,
    program: String = "", snapshotStep: Int64 = 5_000
  ) {
    self.disk = disk
    self.clock = clock
    environment = DeskEnvironment(
      fileSystem: disk, random: SeededRandom(seed), now: { Instant(milliseconds: clock.now) }, scrypt: Self.scrypt,
      matching: Self.matching, calendar: .weekendsOnly, stateDirectory: stateDirectory,
      logLimits: .init(segmentBytes: 4 << 20, step: 4096), writesCover: writesCover, program: program,
      snapshotStep: snapshotStep)
    layout = DeskLayout(directory: directory)
  }

  var door: DeskDoor { DeskDoor(layout: layout, environment: environment) }

  static func passphrase(_ name: String) -> PassphraseBytes { PassphraseBytes(known: "口令 \(name)") }

  @discardableResult
  func found(_ kind: DeskKind, _ people: [(String, Posts)]) throws -> OpenDesk {
    let founding = try DeskFounding(layout: layout, environment: environment)
    recoveryLines = founding.recoveryLines
    let desk = try founding.found(
      name: "某局", kind: kind,
      people: people.map { .init(name: $0.0, posts: $0.1, passphrase: Self.passphrase($0.0)) })
    keys = [:]
    for (name, _) in people { try unlock(name) }
    return desk
  }

  /// A desk founded by a leader and an admin, who have signed their undertakings.
  static func full() throws -> Bureau { try fullTemplate.get().bureau(seed: 2) }

  /// A desk where everybody works who is needed for tips with reporters.
  static func staffed() throws -> Bureau { try staffedTemplate.get().bureau(seed: 3) }

  /// A desk with a second leader and an auditor too: everybody who could keep a restricted tip.
  static func watched() throws -> Bureau { try watchedTemplate.get().bureau(seed: 4) }

  /// A desk with people and tips enough for several chunks and shards.
  static func busy() throws -> Bureau { try busyTemplate.get().bureau(seed: 5) }

  /// A desk as it was made once, for many tests to begin with.
  private struct Template: Sendable {
    let disk: SimulatedFileSystem
    let keys: [MemberID: MemberKeys]
    let recoveryLines: [String]

    init(_ bureau: Bureau) throws {
      disk = try #require(bureau.disk as? SimulatedFileSystem)
      (keys, recoveryLines) = (bureau.keys, bureau.recoveryLines)
    }

    /// - Parameter seed: another than the desk was made with; request ids must not come twice.
    func bureau(seed: UInt64) -> Bureau {
      let bureau = Bureau(disk: disk.copy(), seed: seed)
      (bureau.keys, bureau.recoveryLines) = (keys, recoveryLines)
      return bureau
    }
  }

  private static let fullTemplate = Result {
    let bureau = Bureau()
    try bureau.found(.full, [(leader, .leader), (admin, .admin)])
    for name in [leader, admin] { try bureau.open(name).perform(SignUndertaking()) }
    return try Template(bureau)
  }

  private static let staffedTemplate = Result {
    let bureau = try full()
    try bureau.hire(office, [.office, .receiver])
    try bureau.hire(custodian, .custodian)
    return try Template(bureau)
  }

  private static let watchedTemplate = Result {
    let bureau = try staffed()
    try bureau.hire(secondLeader, .leader)
    try bureau.hire(auditor, .auditor)
    return try Template(bureau)
  }

  private static let busyTemplate = Result {
    let bureau = try watched()
    let office = try bureau.open(Bureau.office)
    for batch in 0..<4 {
      _ = try office.register(
        (0..<300).map {
          TipIntake(content: TipContent(title: "第\(batch * 300 + $0)件", narrative: "某某砂石场第\($0)次强收管理费"))
        })
    }
    let tips = (0..<20).map { office.desk.tips.rows[$0 * 50].id }
    try office.perform(Batch(tips.map { OpenLead(tips: [$0], isSuspectedOrganisedCrime: false, reason: "对象明确") }))
    return try Template(bureau)
  }

  static func trial() throws -> Bureau {
    let bureau = Bureau()
    let desk = try bureau.found(.trial, [(admin, DeskFounding.everyPost)])
    try desk.perform(SignUndertaking())
    return bureau
  }

  @discardableResult
  func unlock(_ name: String) throws -> MemberKeys {
    let member = try id(name)
    let known = try keys[member] ?? door.unlock(member, passphrase: Self.passphrase(name))
    keys[member] = known
    return known
  }

  /// The desk as a member's process opens it.
  func open(_ name: String, fromSnapshot: Bool = true) throws -> OpenDesk {
    try door.enter(as: id(name), keys: unlock(name), fromSnapshot: fromSnapshot)
  }

  func id(_ name: String) throws -> MemberID { try door.member(name).id }

  /// Invites, enrols and grants, and lets the new member sign their undertaking and look after keys.
  @discardableResult
  func hire(_ name: String, _ posts: Posts, section: SectionID? = nil) throws -> OpenDesk {
    try invite(name, posts, section: section)
    try grant(name, by: Self.leader)
    let desk = try open(name)
    try desk.perform(SignUndertaking())
    try desk.upkeep()
    return desk
  }

  @discardableResult
  func invite(_ name: String, _ posts: Posts, section: SectionID? = nil) throws -> MemberID {
    let invited = try open(Self.admin).invite(name: name, posts: posts, section: section)
    _ = try door.enrol(name, code: invited.code, passphrase: Self.passphrase(name))
    return invited.member
  }

  @discardableResult
  func grant(_ name: String, by granter: String) throws -> Performed {
    let desk = try open(granter)
    return try desk.grant(desk.pendingGrant(for: name))
  }

  /// The same desk and people on a disk of their own.
  func copy() throws -> Bureau { try copy(on: #require(disk as? SimulatedFileSystem).copy()) }

  func copy(
    on disk: SimulatedFileSystem, stateDirectory: String? = nil, program: String = "", snapshotStep: Int64 = 5_000
  ) throws -> Bureau {
    let copy = Bureau(
      disk: disk, directory: layout.directory, seed: 1000, clock: ManualClock(clock.now),
      stateDirectory: stateDirectory, program: program, snapshotStep: snapshotStep)
    (copy.keys, copy.recoveryLines) = (keys, recoveryLines)
    return copy
  }

  /// Every file's path and bytes.
  var files: [(path: String, bytes: [UInt8])] {
    guard let disk = disk as? SimulatedFileSystem else { return [] }
    return disk.files.compactMap { path in disk[path].map { (path, $0) } }
  }
}

extension OpenDesk {
  /// Performs and forgets what it came to.
  func perform(_ command: some Command) throws { _ = try perform(command, id: nil) }

  @discardableResult
  func tip(_ narrative: String, _ title: String = "") throws -> TipID {
    let performed = try register(TipIntake(content: TipContent(title: title, narrative: narrative)))
    return TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
  }

  /// The state as lines that can be compared.
  var lines: [String] {
    let desk = desk
    return [
      "event \(desk.lastEvent.rawValue) commit \(desk.lastCommit.rawValue) time \(desk.lastTime.rawValue)"
    ] + desk.unauthorised.map { "\($0.envelope.event) \($0.envelope.author) \($0.type) \($0.refusal.reason)" }
      + registerLines
  }

  /// What the registers hold, as lines; what is in no order is sorted.
  var registerLines: [String] {
    let desk = desk
    var lines = [
      "\(desk.organisation.name) \(String(describing: desk.organisation.kind)) \(desk.organisation.sections)"
    ]
    for member in desk.members.all {
      let keys = member.grantedKeys.map(\.description).sorted()
      lines.append("\(member.id) \(member.name) \(member.posts.heldNames) \(member.status) \(keys)")
    }
    lines += desk.members.epochsDue.map(\.description).sorted()
    for row in 0..<desk.tips.count { lines.append("\(desk.tips.rows[row]) \(desk.tips.titles[row])") }
    for row in 0..<desk.leads.count { lines.append("\(desk.leads.rows[row]) \(desk.leads.tips[row])") }
    lines += NumberSeries.allCases.flatMap { series in
      [0, 2026, 2027].map { "\(series) \($0) \(desk.numbering.next(series, year: $0))" }
    }
    return lines
  }
}

/// What a refused action was refused for.
func refusal(_ body: () throws -> Void) -> Refusal.Reason? {
  do { try body() } catch let refusal as Refusal { return refusal.reason } catch { return nil }
  return nil
}

/// The id of a fault.
func fault(_ body: () throws -> Void) -> String? {
  do { try body() } catch let fault as DeskFault { return fault.id } catch { return nil }
  return nil
}

extension SecretBytes: ExpressibleByArrayLiteral {
  /// A passphrase that is no secret.
  public init(arrayLiteral elements: UInt8...) { self.init(elements) }
}
