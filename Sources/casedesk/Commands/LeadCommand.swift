import ArgumentParser
import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import DeskUI

/// Leads for scripts and for paper. Everybody gets what their post and section let them read; what does not is absent.
struct LeadCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lead", abstract: words("cli.help.lead"),
      subcommands: [
        LeadListCommand.self, LeadShowCommand.self, LeadExportCommand.self, LeadPrintCommand.self,
        LeadPackageCommand.self,
      ])
  }
}

/// What narrows a list of leads.
struct LeadFilterOptions: ParsableArguments {
  @Option(help: help("cli.help.lead.filter")) var filter = ""
  @Flag(help: help("cli.help.lead.mine")) var mine = false

  func leads(_ desk: OpenDesk, _ texts: Texts) -> [LeadID] {
    let session = SessionView(
      desk: desk.desk, member: desk.member, now: desk.now, readOnly: desk.readOnly, drafts: [],
      // A command has not been here before: nothing is new to it.
      lastSeen: desk.desk.lastEvent, canSealIdentities: false, notices: [])
    return LeadListing.leads(
      in: session, filter: filter, isMine: mine, texts, today: desk.desk.date(of: desk.now))
  }
}

/// Lists leads, one a line.
struct LeadListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.lead.list"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @OptionGroup var narrowing: LeadFilterOptions
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let leads = narrowing.leads(desk, texts)
      try desk.recordPrintedLeads(leads.count, filter: narrowing.filter, texts)
      let wording = Wording(texts: texts, desk: desk.desk, today: desk.desk.date(of: desk.now))
      for lead in leads {
        guard let found = desk.desk.leads[lead] else { continue }
        if json {
          Console.sayJSON(try Console.json(LeadRow(found, in: desk.desk, for: desk.member)))
        } else {
          Console.sayLine(LeadListing.line(found, in: desk.desk, for: desk.member, wording))
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// Opens one lead, on the record.
struct LeadShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: words("cli.help.lead.show"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.lead.number")) var number: String
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let document = try desk.read(try desk.lead(numbered: number, texts))
      if !document.isRecorded { Console.complain(texts["log.unrecordedPrint"]) }
      let sheet = try desk.sheet(document)
      if json {
        Console.sayJSON(try Console.json(LeadRecord(sheet, in: desk.desk, for: desk.member)))
      } else {
        let wording = Wording(texts: texts, desk: desk.desk, today: desk.desk.date(of: desk.now))
        for line in LeadListing.page(of: sheet, for: desk.member, wording) { Console.sayLine(line) }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// Writes the ledger into a file.
struct LeadExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "export", abstract: words("cli.help.lead.export"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @OptionGroup var narrowing: LeadFilterOptions
  @Option(help: help("cli.help.lead.output")) var output: String
  @Option(help: help("cli.help.reason")) var reason: String
  @Argument(help: help("cli.help.lead.numbers")) var numbers: [String] = []

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let leads =
        numbers.isEmpty
        ? narrowing.leads(desk, texts).filter { desk.desk.refusalOfReach(.lead($0), for: desk.member) == nil }
        : try numbers.map { try desk.lead(numbered: $0, texts) }
      try desk.write(.ledger(leads, filter: numbers.isEmpty ? narrowing.filter : "", reason: reason), to: output, texts)
    }
  }
}

/// Prints an official form into a file.
struct LeadPrintCommand: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case registration, assignment, supervision, letter

    var form: LeadForm {
      switch self {
      case .registration: .registration
      case .assignment: .assignment
      case .supervision: .supervision
      case .letter: .transferLetter
      }
    }
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "print", abstract: words("cli.help.lead.print"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.lead.number")) var number: String
  @Option(help: help("cli.help.lead.form")) var form: Form
  @Option(help: help("cli.help.lead.output")) var output: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      try desk.write(.form(form.form, of: try desk.lead(numbered: number, texts)), to: output, texts)
    }
  }
}

/// Writes what is handed over with a transfer that is on record.
struct LeadPackageCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "package", abstract: words("cli.help.lead.package"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.lead.number")) var number: String
  @Option(help: help("cli.help.lead.folder")) var output: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      try desk.write(.package(of: try desk.lead(numbered: number, texts), transfer: nil), to: output, texts)
    }
  }
}

extension OpenDesk {
  /// A lead by the number people call it. One that this member may not read is as absent as one that never was.
  func lead(numbered text: String, _ texts: Texts) throws -> LeadID {
    guard let number = RegisterNumber(text), let row = desk.leads.row(numbered: number) else {
      throw Refusal(.noSuchLead)
    }
    return desk.leads.rows[row].id
  }

  /// What is printed may end in a file: whoever reads all leads has it on the record first. A section's liaison reads
  /// what its leads' keys open, under none of which a list belongs.
  func recordPrintedLeads(_ count: Int, filter: String, _ texts: Texts) throws {
    guard desk.mayReadLeads(member) else { return }
    do {
      if let fault = readOnly { throw fault }
      _ = try perform(ExportList(what: .leads, filter: filter, count: count))
    } catch is DeskFault {
      Console.complain(texts["log.unrecordedPrint"])
    }
  }

  /// Writes a paper and says where it is now.
  func write(_ subject: PaperRequest.Subject, to path: String, _ texts: Texts) throws {
    let written = try export(PaperRequest(subject, to: path, language: texts.language.tag))
    Console.sayLine(texts("cli.lead.written", String(written.count), written.path))
  }
}
