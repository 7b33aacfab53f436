import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Foundation
import Terminal

/// Opens the full-screen desk. What `casedesk` does when no other command is named.
struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "open", abstract: words("cli.help.open"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var screenOptions: ScreenOptions
  @Option(name: .customLong("as"), help: help("cli.help.as")) var name: String?

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let door = try deskOptions.door()
      guard door.exists else { throw DeskFault("noDesk", door.layout.directory) }
      let wanted = try (name ?? processEnvironment["CASEDESK_MEMBER"]).flatMap {
        $0.isEmpty ? nil : try door.member($0)
      }
      try Screen.run(door, texts, screenOptions, selected: wanted?.id)
    }
  }
}

/// How the screen looks and listens.
struct ScreenOptions: ParsableArguments {
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, never
  }
  @Option(help: help("cli.help.color")) var color: ColorChoice = .auto
  @Flag(help: help("cli.help.noMouse")) var noMouse = false
  @Flag(help: help("cli.help.ascii")) var ascii = false
}

/// Puts terminal, worker and model together.
enum Screen {
  /// - Parameters:
  ///   - selected: who is offered first at the login.
  ///   - opening: requests before the first key.
  static func run(
    _ door: DeskDoor, _ texts: Texts, _ options: ScreenOptions, selected: MemberID? = nil,
    opening: [SessionRequest] = []
  ) throws {
    let members = try door.members()
    let replies = try ReplyMailbox()
    let worker = DeskWorker(door: door) { replies.post($0) }
    let driver = try open(options, texts)
    let endings = try EndingSignals()
    var random = SystemRandomNumberGenerator()
    let now = door.environment.now
    let theme = driver.capabilities.colours > 0 ? Theme.colour : Theme.monochrome
    let model = DeskModel(
      texts: texts, theme: theme, doorMembers: members, deskName: nil, size: driver.size, now: now(), chosen: selected,
      ids: RequestIDSource(random.next(), random.next()))
    var app = DeskApp(
      model, driver: driver, worker: worker, replies: replies, endings: endings, now: now,
      refusing: { door.layout.holds($0, on: door.environment.fileSystem) })
    app.run(opening: opening)
    driver.close()
    // What was asked before leaving, a draft to be kept, is still done.
    let isDone = DispatchSemaphore(value: 0)
    worker.stop { isDone.signal() }
    isDone.wait()
    endings.finish()
  }

  private static func reason(_ error: TerminalError, _ texts: Texts) -> String {
    switch error {
    case .notATerminal: texts["cli.terminal.notATerminal"]
    case .unknownTerminal(let name): texts("cli.terminal.unknownTerminal", name)
    case .notFullScreen(let name): texts("cli.terminal.notFullScreen", name)
    case .alreadyOpen: texts["cli.terminal.alreadyOpen"]
    case .system(_, let code): texts.systemError(SystemErrorText.detail(code))
    }
  }

  private static func open(_ options: ScreenOptions, _ texts: Texts) throws -> any TerminalDriver {
    do {
      return try NcursesTerminal(
        options: .init(
          colour: options.color == .never ? .never : .auto, mouse: !options.noMouse, ascii: options.ascii))
    } catch {
      throw Complaint(texts("cli.terminal", reason(error, texts)))
    }
  }
}
