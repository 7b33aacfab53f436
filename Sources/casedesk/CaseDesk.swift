import ArgumentParser
import DeskText
import Foundation

/// `casedesk`: the full-screen desk, and commands for scripts and for the machine room.
@main
struct CaseDesk: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "casedesk", abstract: words("cli.about"), version: version,
      subcommands: [
        OpenCommand.self, InitCommand.self, MemberCommand.self, PasswdCommand.self, RecoverCommand.self,
        DemoCommand.self,
        GenerateCommand.self, ImportCommand.self, VerifyCommand.self, CheckpointCommand.self, LogCommand.self,
        LeadCommand.self, CalendarCommand.self, RewardCommand.self, ReportCommand.self, SupervisionCommand.self,
        PublicityCommand.self, StudyCommand.self,
        BackupCommand.self, RestoreCommand.self, DoctorCommand.self, InspectionCommand.self,
        RulingsCommand.self, KeysCommand.self, ManualCommand.self,
      ],
      defaultSubcommand: OpenCommand.self)
  }

  static let version = "0.1.0"

  static func main() {
    Hardening.keepStandardDescriptorsTaken()
    Hardening.keepMemoryPrivate()
    Hardening.keepFilesPrivate()
    Hardening.surviveFileSizeLimit()
    let commands = Set(configuration.subcommands.compactMap { $0.configuration.commandName })
    let arguments = ArgumentOrder.commandFirst(Array(CommandLine.arguments.dropFirst()), commands: commands)
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      try Console.finish()
    } catch {
      end(with: error)
    }
  }

  /// Says what the parser has to say, in the user's language and as wide as the screen, and ends the program.
  private static func end(with error: any Error) -> Never {
    var status = exitCode(for: error)
    let words = ParserWords(texts: environmentTexts)
    let whole = fullMessage(for: error, columns: HelpLayout.unbroken)
    if whole.isEmpty {
      // The command has said all there is to say, and with which status to end.
    } else if status == .success {
      Console.say(HelpLayout.broken(words.screen(whole), columns: Console.columns))
    } else if status == .validationFailure {
      let sentence = message(for: error)
      // Behind the sentence: what the option is for, how the command is used, where to read more.
      let more = whole.range(of: sentence).map { String(whole[$0.upperBound...]) } ?? ""
      Console.complain(HelpLayout.broken(words.error(sentence) + words.screen(more), columns: Console.columns))
    } else {
      Console.complain(whole)
    }
    do { try Console.finish() } catch { status = exitCode(for: error) }
    Foundation.exit(status.rawValue)
  }
}

/// The texts of the language that `--lang` asks for, or else the environment, before anything is parsed.
func words(_ key: String) -> String { environmentTexts[key] }
func help(_ key: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: environmentTexts[key]) }

let environmentTexts = Texts(
  ArgumentOrder.language(in: CommandLine.arguments) ?? Language.fromEnvironment(processEnvironment))
