import Foundation
import TestSupport
import Testing

/// Meetings on the command line, and in the calendars of others.
@Suite struct CalendarCommandTests {
  private struct Desk {
    let bench: Bench
    let path: String
    let passphrase: String

    init() throws {
      bench = try Bench()
      (path, passphrase) = try DemoDesk.copy(to: bench)
    }

    func run(_ words: String..., as name: String = DemoDesk.office) throws -> Program.Outcome {
      try bench.run(
        words: ["calendar"] + words + ["--desk", path, "--as", name, "--passphrase-file", passphrase, "--lang", "zh"])
    }
  }

  @Test func meetingsAndWhatIsOwedAreListed() throws {
    let desk = try Desk()
    let meetings = try objects(try desk.run("list", "--json").output)
    #expect(meetings.count > 3 && meetings.contains { $0["state"] as? String == "scheduled" })
    #expect(try desk.run("list").output.contains("领导小组会议"))
    let owed = try objects(try desk.run("obligations", "--json").output)
    #expect(owed.count == 12 + 4 + 2 + 2)
    #expect(owed.allSatisfy { $0["period"] is String && $0["rule"] is String && $0["counted"] is [Any] })
    let states = Set(owed.compactMap { $0["state"] as? String })
    #expect(states.contains("met"), "\(states)")
    // Nobody's minutes or agenda stand in a calendar, whoever asks.
    let liaison = try objects(try desk.run("list", "--json", as: DemoDesk.liaison).output)
    #expect(liaison.count == meetings.count)
    #expect(
      try desk.run("obligations", "--json", as: DemoDesk.liaison).output == desk.run("obligations", "--json").output)
    #expect(try objects(try desk.run("obligations", "--year", "1999", "--json").output).count == 20)
  }

  @Test func theExportIsReadByKhal() throws {
    let desk = try Desk()
    let file = try export(desk)
    let printed = try Program.run(
      ["khal", "-c", try khalSettings(desk), "printics", "-f", "{start-date} {title} {location}", file],
      environment: environment(desk))
    let events = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "BEGIN:VEVENT").count - 1
    let lines = printed.output.split(separator: "\n").filter { $0.contains("三楼会议室") }
    #expect(lines.count == events && events > 3, "\(printed.output) \(printed.errors)")
  }

  @Test func theExportIsReadByCalcurse() throws {
    let desk = try Desk()
    let file = try export(desk)
    let data = desk.bench.path("calcurse")
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let taken = try Program.run(["calcurse", "-D", data, "-C", data, "-i", file], environment: environment(desk))
    #expect(taken.status == 0, "\(taken.output) \(taken.errors)")
    let events = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "BEGIN:VEVENT").count - 1
    let kept = try String(contentsOfFile: data + "/apts", encoding: .utf8).split(separator: "\n")
    #expect(kept.count == events && kept.allSatisfy { $0.contains("会") }, "\(kept) \(taken.output)")
  }

  private func environment(_ desk: Desk) -> [String] {
    ["HOME=\(desk.bench.folder)", "LC_ALL=C.UTF-8", "TZ=Asia/Shanghai", "TERM=xterm"]
  }

  private func export(_ desk: Desk) throws -> String {
    let made = try desk.run("export", "--format", "ics")
    #expect(
      made.status == 0 && made.output.hasPrefix("BEGIN:VCALENDAR\r\n") && made.output.hasSuffix("END:VCALENDAR\r\n"))
    return try desk.bench.file("desk.ics", made.output)
  }

  private func khalSettings(_ desk: Desk) throws -> String {
    let folder = desk.bench.path("khal")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try desk.bench.file(
      "khal.conf",
      "[calendars]\n[[desk]]\npath = \(folder)\n[locale]\ndefault_timezone = Asia/Shanghai\n"
        + "local_timezone = Asia/Shanghai\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        + "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
        + "[sqlite]\npath = \(desk.bench.path("khal.db"))\n")
  }
}
