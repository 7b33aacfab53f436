import ArgumentParser
import DeskSession
import DeskText
import DeskUI
import EventLog
import Foundation

/// Looks a desk over and says in plain words what is wrong, what that means and what to do. After a write that the disk
/// did not confirm it reads the log's tail again from the device and, if that is whole, lets the desk write again.
///
/// Exit 0: sound; 1: something to be looked at; 2: broken.
struct DoctorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "doctor", abstract: words("doctor.help"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    let texts = deskOptions.texts
    let door: DeskDoor
    do { door = try deskOptions.door() } catch {
      Console.complain(worded(error, texts, nil).0)
      throw ExitCode(2)
    }
    var checkup = Checkup(door.layout, environment: door.environment, machine: Live.machine)
    let report = checkup.run { progress in
      Console.progress(
        texts("cli.verify.progress", String(progress.bytes >> 20), String(progress.total >> 20)),
        isLast: progress.bytes == progress.total)
      return true
    }
    if json { try sayJSON(report, texts) } else { say(report, door, texts) }
    if report.weight > .notice { throw ExitCode(Int32(report.weight.rawValue)) }
  }

  private func say(_ report: Checkup.Report, _ door: DeskDoor, _ texts: Texts) {
    Console.say(texts("doctor.desk", door.layout.directory))
    if let log = report.log {
      Console.say(texts("doctor.log", String(log.head.commits), String(log.head.events), log.head.hash.hex))
      var findings = VerifyFindings(texts: texts)
      findings.add(log)
      for line in findings.lines + findings.advice { Console.say(line) }
    }
    for finding in report.findings.sorted(by: { $0.weight > $1.weight }) {
      Console.say("")
      Console.say(texts["doctor.weight.\(finding.weight)"] + sentence(finding, "", texts))
      for part in [".means", ".do"] {
        let text = sentence(finding, part, texts)
        if !text.isEmpty { Console.say("  " + texts["doctor.word\(part)"] + text) }
      }
    }
    for line in Live.terminalRemarks(texts) { Console.say("\n" + line) }
    Console.say("")
    Console.say(texts["doctor.end.\(report.weight)"])
  }

  private func sentence(_ finding: CheckupFinding, _ part: String, _ texts: Texts) -> String {
    let details = finding.details.map { texts.systemError($0).replacing("\u{1F}", with: texts["doctor.and"]) }
    return texts.find("doctor.\(finding.id)\(part)", details) ?? ""
  }

  private struct Answer: Encodable {
    struct Line: Encodable {
      let id: String
      let weight: String
      let text: String
      let means: String
      let todo: String
    }
    let verdict: String
    let commits: UInt64?
    let hash: String?
    let findings: [Line]
    /// What checking the log found, in words.
    let log: [String]
  }

  private func sayJSON(_ report: Checkup.Report, _ texts: Texts) throws {
    var log = VerifyFindings(texts: texts)
    if let found = report.log { log.add(found) }
    let answer = Answer(
      verdict: "\(report.weight)", commits: report.log?.head.commits, hash: report.log?.head.hash.hex,
      findings: report.findings.map {
        Answer.Line(
          id: $0.id, weight: "\($0.weight)", text: sentence($0, "", texts), means: sentence($0, ".means", texts),
          todo: sentence($0, ".do", texts))
      }, log: log.lines + log.advice)
    Console.sayJSON(try Console.json(answer))
  }
}
