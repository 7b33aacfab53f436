import CaseDomain
import TestSupport
import Testing

@testable import DeskSession
@testable import EventLog
@testable import Vault

/// A desk with one tip whose reporter gave details, and the people who work at it.
struct Reporting {
  static let secondLeader = "副组长"
  let bureau: Bureau
  let tip: TipID
  let reporter: ReporterID

  init(_ details: [ReporterDetail: String] = SecrecyTests.details) throws {
    bureau = try Bureau.staffed()
    (tip, reporter) = try Self.report(details, to: bureau)
  }

  /// Registers a tip with a reporter.
  static func report(
    _ details: [ReporterDetail: String], to bureau: Bureau, by name: String = Bureau.office
  ) throws -> (TipID, ReporterID) {
    let intake = TipIntake(
      content: TipContent(title: "", narrative: "某酒店强迫交易"), reporters: [ReporterIdentity(details: details)])
    let desk = try bureau.open(name)
    let performed = try desk.register(intake)
    let registered = try #require(performed.events.first?.event as? TipRegistered)
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    return (tip, ReporterID(rawValue: Int64(try #require(registered.reporters.first).alias)))
  }

  func open(_ name: String) throws -> OpenDesk { try bureau.open(name) }

  /// Asks that the custodian be shown who the reporter is.
  func request(
    _ reporter: ReporterID? = nil, by name: String = Bureau.office, custodian: String = Bureau.custodian
  ) throws -> EventNumber {
    let command = RequestIdentity(
      reporter: reporter ?? self.reporter, purpose: .contact, reason: "回访", custodian: try bureau.id(custodian))
    let performed = try open(name).perform(command, id: nil)
    return try #require(performed.events.first).envelope.event
  }

  /// A request that the leader approved.
  func approved(_ reporter: ReporterID? = nil) throws -> EventNumber {
    let request = try request(reporter)
    _ = try open(Bureau.leader).approve(request: request)
    return request
  }

  /// What an opened identity shows, by kind.
  static func texts(_ part: OpenedIdentity.Part) -> [ReporterDetail: String] {
    Dictionary(uniqueKeysWithValues: part.details.map { ($0.detail, $0.text.text) })
  }

  /// The key of the tip's own text.
  func key(of tip: TipID? = nil) throws -> PayloadKeyID {
    let office = try open(Bureau.office).state
    let object = try #require(office.tipObjects[tip ?? self.tip])
    return .object(try #require(office.keyring.currentKey(of: object)).id)
  }

  /// Commits an event by hand, with a member's real keys, and answers why it has no effect; nil where it has.
  func forge(_ event: any Event, as name: String, clock: Int64? = nil) throws -> Refusal.Reason? {
    let before = try open(Bureau.office).reporterLines
    let forger = try Forger(bureau, name)
    try forger.write([.init(key(), [event])], clock: clock)
    let office = try open(Bureau.office)
    guard let found = office.desk.unauthorised.last, found.envelope.event == office.desk.lastEvent else { return nil }
    #expect(office.reporterLines == before, "\(event) was refused and had an effect")
    return found.refusal.reason
  }

  /// The sealed files that the events about the reporter name.
  func files(_ reporter: ReporterID? = nil) throws -> OpenDesk.ReporterFiles {
    try open(Bureau.custodian).files(of: reporter ?? self.reporter)
  }

  func path(_ seal: OpenDesk.NamedSeal) -> String { bureau.layout.identities + "/" + seal.file.file }
}

extension OpenDesk {
  /// What the register of reporters holds, as lines.
  var reporterLines: [String] {
    let register = desk.reporters
    return (0..<register.count).map { row in
      let id = register.id(row: row)
      return "\(register[id] as Any) \(register.events(of: id)) \(register.same.aliases(of: id))"
    } + register.requests.all.map { "\($0)" } + register.destructions.all.map { "\($0)" }
  }

  /// Every line that `log --json` prints for this member.
  func printedLog() throws -> [String] {
    var lines: [String] = []
    try forEachPrinted(since: EventNumber(rawValue: 1)) { lines.append(try jsonLine($0)) }
    return lines
  }
}
