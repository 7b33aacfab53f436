import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Uses the paper in the safe: two people are present, whoever types its code and whoever receives what it opens.
struct RecoverCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "recover", abstract: words("cli.help.recover"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.recover.name")) var name: String
  @Option(help: help("cli.help.reason")) var reason: String

  func run() throws {
    let texts = deskOptions.texts
    var known: Desk?
    try reporting(texts, desk: { known }) {
      let door = try deskOptions.door()
      let desk = try memberOptions.open(door, texts, writing: true)
      defer { desk.close() }
      known = desk.desk
      let pending = try desk.pendingRecovery(for: name)
      let keys = Wording(texts: texts, desk: desk.desk).keys(pending.keys)
      Console.complain(texts("cli.recover.about", name, keys))
      // The receiver is here and has the keys that the halves are sealed to.
      let passphrase = try PassphraseInput.ask(texts("cli.passphrase", name))
      let keysOfReceiver = try door.unlock(pending.receiver, passphrase: passphrase)
      guard keysOfReceiver.publicKeys.fingerprint == pending.fingerprint else {
        throw Complaint(texts("cli.member.otherFingerprint", name))
      }
      var lines: [String] = []
      for number in 1...OpenDesk.recoveryLineCount {
        lines.append(try Self.askLine(number, texts))
      }
      _ = try desk.recover(pending, lines: lines, reason: reason)
      Console.say(texts("cli.recover.done", name, keys))
      if let member = desk.desk.members[pending.receiver] {
        MissingKeys(member.entitlements.subtracting(member.grantedKeys), of: member.id, desk.desk)
          .say(Wording(texts: texts, desk: desk.desk))
      }
    }
  }

  /// A line of the paper, asked for until it can be one.
  private static func askLine(_ number: Int, _ texts: Texts) throws -> String {
    while true {
      let text = try PassphraseInput.ask(texts("cli.recover.line", String(number))).text
      guard let fault = OpenDesk.faultOfRecoveryLine(text, number: number) else { return text }
      Console.complain(Wording(texts: texts, desk: nil).fault(fault))
    }
  }
}
