import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Foundation
import Synchronization
import Terminal

/// The loop that owns the terminal and the worker: drains input and replies, lets the model take them, draws once.
struct DeskApp {
  private let driver: any TerminalDriver
  private let worker: DeskWorker
  private let replies: ReplyMailbox
  private let endings: EndingSignals
  private let now: () -> Instant
  /// Whether nothing is to be written to a path: it lies among the desk's own files.
  private let isRefused: (String) -> Bool
  private var model: DeskModel
  /// A list is being put together in portions while no input waits.
  private var isResuming = false
  private var hasEnded = false

  private static let tickMilliseconds = 1000
  /// How often a list is shown while it is put together and no key waits: drawing would take a third of the time.
  private static let portionMilliseconds = 30

  init(
    _ model: DeskModel, driver: any TerminalDriver, worker: DeskWorker, replies: ReplyMailbox,
    endings: EndingSignals, now: @escaping () -> Instant, refusing isRefused: @escaping (String) -> Bool
  ) {
    self.model = model
    self.driver = driver
    self.worker = worker
    self.replies = replies
    self.endings = endings
    self.now = now
    self.isRefused = isRefused
  }

  /// Runs until the person quits.
  ///
  /// - Parameter opening: what to ask for before the first key, such as unlocking a demo desk.
  mutating func run(opening: [SessionRequest] = []) {
    for request in opening {
      if case .unlock(let member, _) = request { model.expectUnlock(of: member) }
      worker.send(request)
    }
    driver.present(model.view())
    var (ticked, shown) = (now(), now())
    while !hasEnded {
      wait(sinceTick: now().milliseconds(since: ticked))
      var messages: [Message] = driver.readEvents().map { .input($0) }
      messages += replies.take().map { .reply($0) }
      if endings.hasCome { messages.append(.input(.hangUp)) }
      let instant = now()
      if instant.milliseconds(since: ticked) >= Int64(Self.tickMilliseconds) || instant < ticked {
        ticked = instant
        messages.append(.tick(instant))
      }
      if messages.isEmpty && !isResuming { continue }
      if messages.isEmpty {
        isResuming = false
        carryOut(model.resume())
      }
      for message in messages where !hasEnded { carryOut(model.update(message)) }
      let sinceShown = instant.milliseconds(since: shown)
      let isPortion = messages.isEmpty && isResuming && (0..<Int64(Self.portionMilliseconds)).contains(sinceShown)
      if hasEnded || isPortion { continue }
      driver.present(model.view())
      shown = instant
    }
  }

  private func wait(sinceTick milliseconds: Int64) {
    let left = isResuming ? 0 : max(0, Self.tickMilliseconds - Int(clamping: milliseconds))
    _ = waitForInput(
      descriptors: [driver.inputDescriptor, replies.wakeUp.descriptor, endings.wakeUp.descriptor],
      timeoutMilliseconds: left)
  }

  /// Carries out what follows from a message, and what follows from that.
  private mutating func carryOut(_ effects: [Effect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst(), !hasEnded {
      switch effect {
      case .quit: hasEnded = true
      case .request(let request): worker.send(request)
      case .bell: driver.bell()
      case .forget: driver.forget()
      case .resume: isResuming = true
      case .openEditor(let id, let text):
        driver.suspend()
        let edited = ExternalEditor.edit(text)
        driver.resume()
        waiting += model.update(.edited(id, text: edited))
      case .view(let id, let name, let content, let note):
        driver.suspend()
        let wasShown = FileViewer.show(content, named: name, note: note)
        driver.resume()
        waiting += model.update(.viewed(id, wasShown: wasShown))
      case .findPlace(let id, let path):
        waiting += model.update(SavedText.place(for: path, id, unless: isRefused))
      case .saveText(let path, let text):
        waiting += model.update(SavedText.save(text, to: path, unless: isRefused))
      }
    }
  }
}

/// Replies on their way from the worker's thread to the loop.
final class ReplyMailbox: Sendable {
  private let waiting = Mutex<[SessionReply]>([])
  let wakeUp: WakeUp

  init() throws { wakeUp = try WakeUp() }

  func post(_ reply: SessionReply) {
    waiting.withLock { $0.append(reply) }
    wakeUp.signal()
  }

  func take() -> [SessionReply] {
    wakeUp.drain()
    return waiting.withLock { replies in
      defer { replies = [] }
      return replies
    }
  }
}
