import CaseDomain
import DeskSession
import DeskText
import EventLog
import Synchronization
import Vault

/// Founds a trial desk with members of every post and a history of made-up tips, the same for the same seed and day.
struct DemoDesk {
  /// Every demo member's passphrase; the desk says so.
  static let passphrase = "casedesk-demo"

  let layout: DeskLayout
  let texts: Texts
  let seed: UInt64
  let tips: Int
  /// How long the history is.
  let weeks: Int
  private let clock: DemoClock
  private let environment: DeskEnvironment

  init(directory: String, texts: Texts, seed: UInt64, tips: Int, weeks: Int = 12, endingAt end: Instant) {
    layout = DeskLayout(directory: directory)
    self.texts = texts
    self.seed = seed
    self.tips = tips
    self.weeks = weeks
    clock = DemoClock(end)
    // Keys and the desk's id are random like any desk's: two desks of one seed tell the same story, and are two desks.
    let live = Live.environment()
    environment = DeskEnvironment(
      fileSystem: live.fileSystem, random: live.random, now: { [clock] in clock.now },
      // A passphrase that everybody knows needs no slow key file.
      scrypt: ScryptParameters(costExponent: 14, blockSize: 8, parallelism: 1), calendar: live.calendar,
      stateDirectory: nil)
  }

  /// A million tips is what the desk is measured with.
  static func check(tips: Int, _ texts: Texts) throws {
    let most = 1_000_000
    if !(0...most).contains(tips) { throw Complaint(texts("cli.tipsRange", String(tips), String(most)), status: 64) }
  }

  /// The demo member of each post.
  static func name(of post: Posts, _ texts: Texts) -> String {
    texts["demo.person." + (post.heldNames.first ?? "admin")]
  }

  /// Founds and fills the desk.
  ///
  /// - Parameter progress: told now and then how many tips there are.
  func make(progress: (Int) -> Void) throws {
    let end = clock.now
    let days = workingDays(before: end)
    clock.set(Zone.china.startOfDay(days[0]).adding(minutes: 8 * 60))
    let founding = try DeskFounding(layout: layout, environment: environment)
    let admin = try founding.found(
      name: texts["demo.bureau"], kind: .trial,
      people: [
        .init(
          name: texts["demo.person.admin"], posts: DeskFounding.everyPost,
          passphrase: PassphraseBytes(known: Self.passphrase))
      ])
    _ = try admin.perform(SignUndertaking())
    try addBooks(admin)
    let office = try addMembers(admin)
    guard let section = admin.desk.organisation.sections.first?.id else { throw Refusal(.noSuchSection) }
    let casework = DemoCasework(
      texts: texts, clock: clock, end: end, office: office.first, second: office.second, liaison: office.liaison,
      section: section)
    try DemoHistory(
      texts: texts, seed: seed, tips: tips, days: days, end: end, clock: clock, first: office.first,
      second: office.second, casework: casework, meetings: meetings(office.second, days, end),
      weekly: DemoWeekly(
        texts: texts, clock: clock, end: end, office: office.second, liaison: office.liaison, leader: admin,
        section: section, last: days[days.count - 1]),
      publicity: DemoPublicity(
        texts: texts, seed: seed, office: office.second, liaison: office.liaison, clock: clock, days: days, end: end)
    ).write(progress: progress)
    let leader = try enter("leader")
    try DemoSupervision(
      texts: texts, office: office.second, leader: leader, liaison: office.liaison, clock: clock, section: section,
      days: days, end: end
    ).write()
    for desk in [admin, office.first, office.second, office.liaison, leader] { desk.close() }
  }

  /// The year's meetings; nil where somebody who attends them is missing.
  private func meetings(_ office: OpenDesk, _ days: [CivilDate], _ end: Instant) -> DemoMeetings? {
    func member(_ key: String) -> MemberID? { office.desk.members.named(texts["demo.person." + key])?.id }
    guard let chair = member("admin"), let leader = member("leader"), let liaison = member("liaison") else {
      return nil
    }
    return DemoMeetings(
      texts: texts, office: office, clock: clock, chair: chair, leader: leader, liaison: liaison, days: days, end: end)
  }

  private func addBooks(_ admin: OpenDesk) throws {
    let names = { (key: String) in texts[key].split(separator: "|").map(String.init) }
    var commands: [any Command] = names("demo.sections").map { AddSection(name: $0) }
    let kinds = [BodyKind.police, .countyOffice, .bureau, .disciplineInspection]
    for (name, kind) in zip(names("demo.bodies"), kinds) {
      commands.append(AddBody(kind: kind, name: name))
    }
    _ = try admin.perform(Batch(commands))
    let sections = admin.desk.organisation.sections.map(\.id)
    _ = try admin.perform(
      Batch(zip(sections, names("demo.windows")).map { AddWindow(section: $0, name: $1) }))
  }

  private func addMembers(_ admin: OpenDesk) throws -> (first: OpenDesk, second: OpenDesk, liaison: OpenDesk) {
    let section = admin.desk.organisation.sections.first?.id
    let door = DeskDoor(layout: layout, environment: environment)
    let people: [(String, Posts)] = [
      ("office", [.office, .receiver]), ("office2", [.office, .receiver]), ("liaison", .liaison),
      ("custodian", .custodian), ("leader", .leader), ("auditor", .auditor),
    ]
    for (key, posts) in people {
      let name = texts["demo.person." + key]
      let (_, code) = try admin.invite(name: name, posts: posts, section: posts.contains(.liaison) ? section : nil)
      try TrialEnrolment(door: door, admin: admin).enrol(
        name, code: code, passphrase: PassphraseBytes(known: Self.passphrase))
    }
    return (try enter("office"), try enter("office2"), try enter("liaison"))
  }

  private func enter(_ key: String) throws -> OpenDesk {
    let door = DeskDoor(layout: layout, environment: environment)
    let member = try door.member(texts["demo.person." + key])
    return try door.enter(
      as: member.id, keys: door.unlock(member.id, passphrase: PassphraseBytes(known: Self.passphrase)))
  }

  /// The working days of the weeks up to an instant, that day included.
  private func workingDays(before end: Instant) -> [CivilDate] {
    let calendar = environment.calendar
    let last = Zone.china.date(of: end)
    let days = (0..<(7 * weeks)).reversed().map { last.adding(days: -$0) }.filter {
      calendar.isWorkingDay($0) || $0 == last
    }
    return days
  }
}

extension OpenDesk {
  /// Signs again where the undertaking is over, or will be within two weeks (R4.1).
  func renewUndertaking(on day: CivilDate) throws {
    guard let member = desk.members[member], !desk.hasUndertaking(member, on: day.adding(days: 14)) else { return }
    try refresh()
    _ = try perform(SignUndertaking())
  }
}

/// A clock that the generator sets.
final class DemoClock: Sendable {
  private let instant: Mutex<Instant>
  init(_ instant: Instant) { self.instant = Mutex(instant) }
  var now: Instant { instant.withLock { $0 } }
  func set(_ instant: Instant) { self.instant.withLock { $0 = instant } }
}
