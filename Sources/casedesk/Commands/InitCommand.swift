import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Founds a desk: a ceremony of two people, or one person on a trial desk.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "init", abstract: words("cli.help.init"))
  }

  @Argument(help: help("cli.help.init.directory")) var directory: String
  @Option(help: help("cli.help.init.name")) var name: String
  @Option(help: help("cli.help.init.leader")) var leader: String?
  @Option(help: help("cli.help.init.admin")) var admin: String
  @Flag(help: help("cli.help.init.trial")) var trial = false
  @Option(help: help("cli.help.init.passphraseFile")) var initialPassphraseFile: String?
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?

  func run() throws {
    let texts = lang.map { Texts($0.language) } ?? environmentTexts
    try reporting(texts) {
      // Before anybody types a passphrase.
      for name in [name, admin] + (leader.map { [$0] } ?? []) {
        if let refusal = NameRule.refusal(of: name) { throw refusal }
      }
      let founding = try DeskFounding(
        layout: DeskLayout(directory: Live.path(directory)), environment: Live.environment())
      let people = try people(texts)
      // Whoever may decide nothing about a tip can hand it to these, on the first day already.
      let bodies = [BodyKind.disciplineInspection, .countyOffice].map {
        AddBody(kind: $0, name: texts["forms.body.\($0.rawValue)"])
      }
      let desk = try founding.found(name: name, kind: trial ? .trial : .full, people: people, bodies: bodies)
      _ = try desk.perform(SignUndertaking())
      desk.close()
      Console.say(texts("cli.init.done", TextCleaning.printed(directory, isOneLine: true)))
      Console.say(trial ? texts("cli.init.trial") : texts("cli.init.next"))
      RecoveryPaper(lines: founding.recoveryLines, texts: texts).hand()
    }
  }

  private func people(_ texts: Texts) throws -> [DeskFounding.Person] {
    if trial {
      if leader != nil { throw Complaint(texts("cli.init.trialAlone")) }
      let passphrase =
        try initialPassphraseFile.map { try PassphraseInput.read(file: $0, texts) }
        ?? PassphraseInput.askNew(admin, texts)
      return [.init(name: admin, posts: DeskFounding.everyPost, passphrase: passphrase)]
    }
    guard initialPassphraseFile == nil else { throw Complaint(texts("cli.init.noFile")) }
    guard let leader else { throw Complaint(texts("cli.init.leaderMissing")) }
    guard leader != admin else { throw Complaint(texts("cli.init.twoPeople")) }
    // The leader writes the first commit; both type their own passphrase at this terminal.
    let first = DeskFounding.Person(
      name: leader, posts: .leader, passphrase: try PassphraseInput.askNew(leader, texts))
    Console.complain(texts("cli.init.second", admin))
    return [first, .init(name: admin, posts: .admin, passphrase: try PassphraseInput.askNew(admin, texts))]
  }
}
