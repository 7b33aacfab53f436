import ArgumentParser
import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import DeskUI
import Foundation
import Synchronization

/// Imports a ledger of tips (CSV or XLSX). Says what it will do, keeps the good rows where others are bad.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "import", abstract: words("cli.help.import"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.import.file")) var file: String
  @Option(help: help("cli.help.import.columns")) var columns: String?
  @Option(help: help("cli.help.import.sheet")) var sheet: String?
  @Flag(help: help("cli.help.import.dryRun")) var dryRun = false
  @Flag(name: [.long, .short], help: help("cli.help.yes")) var yes = false
  @Flag(help: help("cli.help.json")) var json = false

  private struct Outcome: Encodable {
    let file: String
    let rows: Int
    let imported: Int
    let handed: Int
    let skipped: Int
    let problems: [Problem]
    let cancelled: Int

    struct Problem: Encodable {
      let row: Int
      let reason: String
    }
  }

  func run() throws {
    let texts = deskOptions.texts
    var known: Desk?
    try reporting(texts, desk: { known }) {
      let table = try TableFile.open(Live.path(file), sheet: sheet)
      let mapping =
        try columns.map { try ColumnMapping(parsing: $0, headings: table.headings) }
        ?? ColumnMapping(detecting: table.headings)
      let desk = try memberOptions.open(deskOptions.door(), texts, writing: !dryRun)
      defer { desk.close() }
      known = desk.desk
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let plan = LedgerPlanner(
        table: table, mapping: mapping, file: name, desk: desk.desk, now: desk.now, canSeal: desk.canSealIdentities,
        concern: Wording(texts: texts, desk: desk.desk, today: desk.desk.date(of: desk.now)).concern,
        isHandedOver: desk.hasHandedOver
      ) { texts("forms.redaction.marker", texts("forms.redaction.kind.\($0.rawValue)")) }.plan()
      if !json { show(plan, table, mapping, name, texts) }
      if dryRun {
        try finish(plan, LedgerImport.Result(), table, texts)
        return try desk.sayWhatIsMissing(texts)
      }
      guard !plan.entries.isEmpty || !plan.handed.isEmpty else {
        return try finish(plan, LedgerImport.Result(), table, texts)
      }
      if !yes && isatty(0) != 0 && !Console.confirms(texts("cli.import.confirm", String(plan.entries.count))) {
        throw Complaint(texts("cli.import.notDone"))
      }
      try finish(plan, try carryOut(plan, desk, texts), table, texts)
    }
  }

  private func carryOut(_ plan: LedgerPlan, _ desk: OpenDesk, _ texts: Texts) throws -> LedgerImport.Result {
    let interrupt = Interrupt()
    let total = String(plan.entries.count)
    return try LedgerImport.run(plan, on: desk) { done in
      Console.progress(texts("cli.import.progress", String(done), total), isLast: done == plan.entries.count)
      return !interrupt.wasAsked
    }
  }

  private func show(_ plan: LedgerPlan, _ table: Table, _ mapping: ColumnMapping, _ name: String, _ texts: Texts) {
    Console.say(
      texts(
        "cli.import.plan", name, String(table.rows.count), String(plan.entries.count), String(plan.skipped),
        String(plan.problems.count)))
    let used = mapping.columns.sorted { $0.value < $1.value }.map { field, column in
      texts("cli.import.column", table.headings[column], texts["cli.import.field.\(field.rawValue)"], field.rawValue)
    }
    let separator = texts("frame.listSeparator")
    Console.say(texts("cli.import.columns", used.joined(separator: separator)))
    if !mapping.unusedHeadings.isEmpty {
      Console.say(texts("cli.import.ignored", mapping.unusedHeadings.joined(separator: separator)))
    }
    if plan.sealedReporters > 0 { Console.say(texts("cli.import.sealed", String(plan.sealedReporters))) }
    if !plan.handed.isEmpty { Console.say(texts("cli.import.toHand", String(plan.handed.count))) }
    if !plan.doubtfulRows.isEmpty {
      let rows = plan.doubtfulRows.prefix(30).map(String.init).joined(separator: separator)
      Console.say(texts("cli.import.doubtful", String(plan.doubtfulRows.count), rows))
    }
    if plan.redactedRows > 0 { Console.say(texts("cli.import.redacted", String(plan.redactedRows))) }
    for problem in plan.problems { Console.complain(sentence(problem, texts)) }
  }

  private func finish(
    _ plan: LedgerPlan, _ result: LedgerImport.Result, _ table: Table, _ texts: Texts
  ) throws {
    if json {
      let outcome = Outcome(
        file: file, rows: table.rows.count, imported: result.imported, handed: result.handed,
        skipped: plan.skipped + result.skipped,
        problems: plan.problems.map { .init(row: $0.row, reason: sentence($0, texts)) }
          + result.tooLong.map { .init(row: $0, reason: texts("cli.import.tooLong", String($0))) },
        cancelled: result.wasCancelled ? 1 : 0)
      return Console.sayJSON(try Console.json(outcome))
    }
    if dryRun { return Console.say(texts("cli.import.dryRun")) }
    for row in result.tooLong { Console.complain(texts("cli.import.tooLong", String(row))) }
    if result.wasCancelled { Console.say(texts("cli.import.cancelled", String(result.imported))) }
    if result.handed > 0 { Console.say(texts("cli.import.handed", String(result.handed))) }
    Console.say(
      texts(
        "cli.import.done", String(result.imported), String(plan.skipped + result.skipped),
        String(plan.problems.count + result.tooLong.count)))
  }

  private func sentence(_ problem: LedgerPlan.Problem, _ texts: Texts) -> String {
    switch problem.reason {
    case .table(let problem): said(problem.message, texts)
    case .row(let error): said(error.message, texts)
    case .inFuture(let row): texts("cli.import.inFuture", String(row))
    case .needsOutside(let row): texts("cli.import.needsOutside", String(row))
    case .needsCustodian(let row): texts("cli.import.needsCustodian", String(row))
    }
  }
}

/// Ctrl-C asks an import to stop after the batch at hand.
private final class Interrupt {
  private let flag = InterruptFlag()
  private let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [flag] in flag.ask() }
    source.resume()
  }

  var wasAsked: Bool { flag.wasAsked }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}

private final class InterruptFlag: Sendable {
  private let asked = Mutex(false)
  var wasAsked: Bool { asked.withLock { $0 } }
  func ask() { asked.withLock { $0 = true } }
}
