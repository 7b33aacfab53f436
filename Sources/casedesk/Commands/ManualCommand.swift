import ArgumentParser
import DeskText
import DeskUI

/// Prints the manual, a page of it, or where words stand in it. Needs no desk and no passphrase.
struct ManualCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "manual", abstract: words("cli.help.manual"))
  }
  @Argument(help: help("cli.help.manual.topic")) var topic: String?
  @Option(help: help("cli.help.manual.search")) var search: String?
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?

  /// Wide enough for a sentence, narrow enough to be read.
  private static let widest = 100

  func run() throws {
    let texts = lang.map { Texts($0.language) } ?? environmentTexts
    let pages = Manual.pages(texts.language)
    if let search { return try find(search, in: chosen(pages, texts), texts) }
    guard topic != nil else {
      Console.say(ManualPrint.contents(pages, texts))
      for page in pages { say(page) }
      return
    }
    for page in try chosen(pages, texts) { say(page) }
  }

  private func say(_ page: ManualPage) {
    Console.say("\n" + ManualPrint.page(page, width: min(Console.columns, Self.widest)))
  }

  /// The pages that the topic names: by id, or by words of their titles.
  private func chosen(_ pages: [ManualPage], _ texts: Texts) throws -> [ManualPage] {
    guard let topic else { return pages }
    if let page = pages.first(where: { $0.id == topic }) { return [page] }
    let named = ManualSearch(topic)
    let found = pages.filter { !named.places(in: $0.title).isEmpty }
    if found.isEmpty {
      Console.complain(texts("cli.manual.none", topic) + "\n" + ManualPrint.contents(pages, texts))
      throw ExitCode(1)
    }
    return found
  }

  private func find(_ words: String, in pages: [ManualPage], _ texts: Texts) throws {
    let found = ManualPrint.found(words, in: pages)
    if found.isEmpty {
      Console.complain(texts("cli.manual.nowhere", words))
      throw ExitCode(1)
    }
    Console.say(found)
  }
}
