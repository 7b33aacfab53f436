import EventLog
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession

/// A worker on a real directory, and what it says, in order.
final class Conversation: Sendable {
  let worker: DeskWorker
  private let replies: AsyncStream<SessionReply>

  init(_ door: DeskDoor) {
    let (stream, continuation) = AsyncStream<SessionReply>.makeStream()
    replies = stream
    worker = DeskWorker(door: door) { continuation.yield($0) }
  }

  func send(_ request: SessionRequest) { worker.send(request) }

  /// The next reply of which `pick` makes something; those before it are passed over.
  func next<Value: Sendable>(_ pick: (SessionReply) -> Value?) async throws -> Value {
    for await reply in replies { if let value = pick(reply) { return value } }
    throw CancellationError()
  }

  /// The next view for which `holds`.
  @discardableResult
  func view(where holds: (SessionView) -> Bool = { _ in true }) async throws -> SessionView {
    try await next { reply in
      if case .changed(let view) = reply, holds(view) { view } else { nil }
    }
  }

  /// Waits until the worker's thread has ended.
  func stop() async {
    await withCheckedContinuation { done in worker.stop { done.resume() } }
  }
}

/// A directory of the real disk that goes when the test is done.
final class Workplace {
  let bureau: Bureau
  private let directory: String

  init(writesCover: Bool = false, snapshotStep: Int64 = 5_000) throws {
    var template = Array((NSTemporaryDirectory() + "/casedesk-XXXXXX").utf8CString)
    directory = String(cString: try #require(mkdtemp(&template)))
    bureau = Bureau(
      disk: PosixFileSystem(), directory: directory + "/desk", stateDirectory: directory + "/state",
      writesCover: writesCover, snapshotStep: snapshotStep)
    let desk = try bureau.found(.trial, [(Bureau.admin, DeskFounding.everyPost)])
    try desk.perform(SignUndertaking())
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func path(_ name: String) -> String { directory + "/" + name }

  /// A worker that has opened the desk.
  func opened() async throws -> Conversation {
    let conversation = Conversation(bureau.door)
    conversation.send(unlock)
    try await conversation.view()
    return conversation
  }

  var unlock: SessionRequest {
    .unlock(MemberID(rawValue: 1), passphrase: Bureau.passphrase(Bureau.admin))
  }
}
