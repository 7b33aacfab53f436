import ArgumentParser
import DeskSession

/// Changes a member's passphrase.
struct PasswdCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "passwd", abstract: words("cli.help.passwd"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.passwd.newFile")) var newPassphraseFile: String?

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let door = try deskOptions.door()
      let member = try memberOptions.member(at: door, texts)
      let old = try memberOptions.passphrase(for: member.label, texts)
      // Asked before the new one, so that nobody types a new passphrase in vain.
      _ = try door.unlock(member.id, passphrase: old)
      let new =
        try newPassphraseFile.map { try PassphraseInput.read(file: $0, texts) }
        ?? PassphraseInput.askNew(member.label, texts)
      try door.changePassphrase(of: member.id, from: old, to: new)
      Console.say(texts("cli.passwd.done", member.label))
    }
  }
}
