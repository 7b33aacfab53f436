import ArgumentParser
import DeskText

/// `casedesk`: the full-screen desk, and commands for scripts and for the machine room.
@main
struct CaseDesk: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "casedesk", abstract: words("cli.about"), version: version,
      subcommands: [
        OpenCommand.self, InitCommand.self, MemberCommand.self, PasswdCommand.self, DemoCommand.self,
        GenerateCommand.self, ImportCommand.self, VerifyCommand.self, CheckpointCommand.self, LogCommand.self,
        DoctorCommand.self,
        KeysCommand.self,
      ],
      defaultSubcommand: OpenCommand.self)
  }

  static let version = "0.1.0"

  static func main() {
    Hardening.refuseCoreDumps()
    Hardening.keepFilesPrivate()
    Hardening.surviveFileSizeLimit()
    let commands = Set(configuration.subcommands.compactMap { $0.configuration.commandName })
    main(ArgumentOrder.commandFirst(Array(CommandLine.arguments.dropFirst()), commands: commands))
  }
}

/// The texts of the language that the environment asks for; `--lang` is heard where a command has it.
func words(_ key: String) -> String { environmentTexts[key] }
func help(_ key: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: environmentTexts[key]) }

let environmentTexts = Texts(Language.fromEnvironment(processEnvironment))
