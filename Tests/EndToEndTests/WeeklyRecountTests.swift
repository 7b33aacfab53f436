import Foundation
import TestSupport
import Testing

/// A year of a made-up office: what its weekly reports say is counted again from what `log --json` prints, by rules that
/// are written down here once more and share no code with the desk (R5.3: real checks, real reports).
@Suite struct WeeklyRecountTests {
  @Test("R5.3 fifty-two weekly reports equal a recount of the log") func year() throws {
    let bench = try Bench()
    let desk = bench.path("desk")
    try bench.succeed(
      "generate", desk, "--tips", "150", "--weeks", "54", "--seed", "5", "--until", "2026-11-20", "--lang", "zh")
    let passphrase = try bench.file("passphrase", "casedesk-demo")
    let printed = try bench.succeed("log", "--json", "--desk", desk, "--as", "乙", "--passphrase-file", passphrase)
    let lines = try printed.split(separator: "\n").map { try #require(Line($0)) }.sorted { $0.number < $1.number }
    var recount = Recount()
    var weeks: Set<String> = []
    var figures = 0
    for line in lines {
      if line.type == "weekly.consolidated" { weeks.insert(line.text("week")) }
      if line.type == "weekly.filed" || line.type == "weekly.consolidated" {
        let expected = recount.figures(
          since: line.integer("since"), section: line.event["section"] as? Int, week: line.text("week"), on: line.day)
        let sheet = line.event["sheet"] as? [String: Any] ?? [:]
        let changes = sheet["changes"] as? [[String: Any]] ?? []
        for entry in sheet["figures"] as? [[String: Any]] ?? [] {
          let name = try #require(entry["figure"] as? String)
          // Where somebody changed a figure, the ledger's is the one to count again.
          let ledger = changes.first { $0["figure"] as? String == name }?["ledger"] ?? entry["count"]
          #expect(ledger as? Int == expected[name, default: 0], "\(line.type) \(line.text("week")) \(name)")
          figures += 1
        }
      }
      recount.take(line)
    }
    #expect(weeks.count >= 52, "\(weeks.count) weeks")
    #expect(figures > 52 * 50, "only \(figures) figures")
  }
}

/// One line of `log --json`.
private struct Line {
  let number: Int
  let milliseconds: Int
  let type: String
  let event: [String: Any]

  init?(_ text: Substring) {
    guard let line = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let number = line["number"] as? Int, let time = line["time"] as? Int,
      let event = line["event"] as? [String: Any], let type = event["type"] as? String
    else { return nil }
    (self.number, milliseconds, self.event, self.type) = (number, time, event, type)
  }

  /// The civil day in China.
  var day: Int { (milliseconds + 8 * 3_600_000) / 86_400_000 }
  func text(_ key: String) -> String { event[key] as? String ?? "" }
  func integer(_ key: String) -> Int { event[key] as? Int ?? 0 }

  /// `2026-11-20` as a day number.
  func date(_ key: String) -> Int? {
    let parts = text(key).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let (year, month) = parts[1] > 2 ? (parts[0], parts[1] - 3) : (parts[0] - 1, parts[1] + 9)
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + parts[2] - 719_469
  }
}

/// The ledger as the log tells it, and its figures.
private struct Recount {
  private struct Tip {
    let event: Int
    let signature: String
    let channel: String
    let isJoint: Bool
    let isEffective: Bool
    let triageDue: Int
    var isWaiting = true
    var opened: (event: Int, day: Int)?
    var decided: (event: Int, day: Int)?
  }

  private struct Lead {
    let event: Int
    var isMajor: Bool
    var section: Int?
    var assigned = 0
    var isAtWork = false
    var due = Int.max
    var report: (event: Int, day: Int, finding: String)?
    var transfers: [Int] = []
    var closed: Int?
  }

  private var tips: [Int: Tip] = [:]
  private var leads: [Int: Lead] = [:]
  private var proposals: [Int: (tip: Int, kind: String, day: Int)] = [:]
  private var visits: [(event: Int, section: Int)] = []
  private var unexplained: [String: Int] = [:]

  mutating func take(_ line: Line) {
    takeTip(line)
    takeLead(line)
    let (event, lead) = (line.number, line.integer("lead"))
    switch line.type {
    case "field.visited": visits.append((event, line.integer("section")))
    case "weekly.filed":
      let changes = (line.event["sheet"] as? [String: Any])?["changes"] as? [[String: Any]] ?? []
      unexplained[line.text("week")] = changes.count { ($0["why"] as? String ?? "").isEmpty }
    case "lead.transferred": leads[lead]?.transfers.append(event)
    case "lead.closed":
      leads[lead]?.closed = event
      leads[lead]?.isAtWork = false
    default: break
    }
  }

  private mutating func takeTip(_ line: Line) {
    switch line.type {
    case "tip.registered":
      let content = line.event["content"] as? [String: Any] ?? [:]
      let given = (line.event["reporters"] as? [[String: Any]] ?? []).map { Set($0["given"] as? [String] ?? []) }
      let isEffective =
        !(content["subjects"] as? [Any] ?? []).isEmpty && !(content["conduct"] as? [Any] ?? []).isEmpty
      tips[line.number] = Tip(
        event: line.number, signature: Self.signature(given), channel: content["channel"] as? String ?? "",
        isJoint: line.text("joint") == "yes", isEffective: isEffective, triageDue: line.date("triageDue") ?? 0)
    case "tip.outcomeProposed":
      let outcome = line.event["outcome"] as? [String: Any]
      proposals[line.number] = (line.integer("tip"), outcome?["kind"] as? String ?? "", line.day)
    case "tip.outcomeConfirmed":
      let event = line.integer("proposal")
      guard let found = proposals[event], found.kind == "join" || found.kind == "passOn" else { return }
      tips[found.tip]?.isWaiting = false
      tips[found.tip]?.decided = (event, found.day)
    default: break
    }
  }

  private mutating func takeLead(_ line: Line) {
    let lead = line.integer("lead")
    switch line.type {
    case "lead.opened":
      leads[line.number] = Lead(event: line.number, isMajor: line.text("importance") == "major")
      for tip in line.event["tips"] as? [Int] ?? [] {
        tips[tip]?.isWaiting = false
        tips[tip]?.opened = (line.number, line.day)
      }
    case "lead.weighed": leads[lead]?.isMajor = line.text("importance") == "major"
    case "lead.assigned":
      leads[lead]?.section = line.integer("section")
      leads[lead]?.assigned = line.number
      leads[lead]?.isAtWork = true
      leads[lead]?.due = line.date("due") ?? 0
    case "lead.extensionApproved": leads[lead]?.due = line.date("due") ?? 0
    case "lead.findingReported":
      leads[lead]?.report = (line.number, line.day, line.text("finding"))
      leads[lead]?.isAtWork = false
    case "lead.findingReturned":
      leads[lead]?.report = nil
      leads[lead]?.isAtWork = true
      leads[lead]?.due = line.date("due") ?? 0
    default: break
    }
  }

  /// R6.6: a name and a contact; else something else that identifies, and a contact; else nobody can be told.
  private static func signature(_ given: [Set<String>]) -> String {
    func rank(_ kinds: Set<String>) -> Int {
      if kinds.isDisjoint(with: ["phone", "safeContact"]) { return 0 }
      if kinds.contains("name") { return 2 }
      return kinds.isDisjoint(with: ["residentID", "address", "unit", "otherIdentifying"]) ? 0 : 1
    }
    return ["unidentifiable", "anonymous", "realName"][given.map(rank).max() ?? 0]
  }

  private static let channels = [
    "visit": "byVisit", "letter": "byLetter", "phone": "byPhone", "online": "online", "superior": "fromSuperior",
    "section": "fromSection", "screening": "byScreening",
  ]

  /// What a report says that counts from an event on.
  func figures(since: Int, section: Int?, week: String, on today: Int) -> [String: Int] {
    var figures: [String: Int] = [:]
    func add(_ name: String, _ count: Int = 1) { figures[name, default: 0] += count }
    for lead in leads.values where section == nil || lead.section == section {
      let isNew = (section == nil ? lead.event : lead.assigned) > since
      add("leadsTotal")
      if isNew { add("leadsNew") }
      if lead.isMajor && isNew { add("majorNew") }
      if lead.isMajor && lead.closed == nil { add("majorOpen") }
      if lead.isAtWork {
        add("verifying")
        if lead.due < today {
          add("overdue")
          add("timelyAll")
        }
      }
      if let report = lead.report, report.event > since {
        add(report.finding)
        add("timelyAll")
        if report.day <= lead.due { add("timelyKept") }
      }
      add("transferred", lead.transfers.count { $0 > since })
      if let closed = lead.closed, closed > since { add("closed") }
    }
    add("visits", visits.count { $0.event > since && (section == nil || $0.section == section) })
    if section == nil { countTips(since, &figures) }
    if section == nil { figures["unexplained"] = unexplained[week] ?? 0 }
    return figures
  }

  private func countTips(_ since: Int, _ figures: inout [String: Int]) {
    func add(_ name: String) { figures[name, default: 0] += 1 }
    for tip in tips.values {
      add("tipsTotal")
      if tip.isWaiting { add("tipsWaiting") }
      for step in [tip.opened, tip.decided].compactMap({ $0 }) where step.event > since {
        add("timelyAll")
        if step.day <= tip.triageDue { add("timelyKept") }
      }
      guard tip.event > since else { continue }
      add("tipsNew")
      add(tip.signature)
      add(Self.channels[tip.channel] ?? "")
      if tip.isJoint { add("joint") }
      add("effectiveAll")
      if tip.isEffective { add("effectiveKept") }
    }
  }
}
