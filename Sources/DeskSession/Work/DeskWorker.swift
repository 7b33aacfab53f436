import CaseDomain
import EventLog
import Foundation

/// Owns a desk on a thread of its own, so that the screen's loop never waits for a disk, a lock or a passphrase.
///
/// Takes `SessionRequest`s in order and answers with `SessionReply`s; says by itself when another desk committed.
package struct DeskWorker: Sendable {
  private let mailbox = WorkerMailbox()
  private let finished = DispatchSemaphore(value: 0)

  /// Starts the worker's thread.
  ///
  /// - Parameter reply: called on the worker's thread, in order.
  package init(door: DeskDoor, reply: @escaping @Sendable (SessionReply) -> Void) {
    let mailbox = mailbox
    let finished = finished
    let thread = Thread {
      WorkerLoop(door: door, mailbox: mailbox, reply: reply).run()
      finished.signal()
    }
    // Building a state recurses through decoders; the default of secondary threads is small.
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Asks for something; the answer comes as a reply.
  package func send(_ request: SessionRequest) { mailbox.post(.request(request)) }

  /// Lets the worker finish what it was asked and close the desk; `reply` is not called afterwards.
  ///
  /// - Parameter whenDone: called on the worker's thread, last.
  package func stop(whenDone: @escaping @Sendable () -> Void = {}) { mailbox.post(.stop(whenDone)) }
}

/// What runs on the worker's thread.
final class WorkerLoop {
  let door: DeskDoor
  let reply: @Sendable (SessionReply) -> Void
  var desk: OpenDesk?
  var search: NarrativeSearch?
  /// The search for reporters who are one person, while it runs.
  var matching: SearchID?
  var walk: LogWalk?
  private let mailbox: WorkerMailbox
  private var watcher: HeadWatcher?
  private var throttle = UnlockThrottle()
  private var drafts: [FormDraft] = []
  private var lastSeen = EventNumber(rawValue: 0)
  private var notices: [DeskFault] = []
  private var lastFault: DeskFault?
  /// When this desk next writes cover; nil where it writes none.
  private var cover: CoverSchedule?
  private var snapshots = SnapshotSchedule()

  init(door: DeskDoor, mailbox: WorkerMailbox, reply: @escaping @Sendable (SessionReply) -> Void) {
    self.door = door
    self.mailbox = mailbox
    self.reply = reply
  }

  func run() {
    while true {
      wait()
      for item in mailbox.take() {
        switch item {
        case .stop(let whenDone):
          leave()
          return whenDone()
        case .request(let request): handle(request)
        case .snapshotEnded(let opening, let isWritten): snapshots.ended(opening, isWritten, desk)
        }
      }
      follow()
      coverIfDue()
      if let desk { snapshots.startIfDue(desk, mailbox) }
      continueSearch()
      continueMatching()
      continueWalk()
    }
  }

  /// Waits for a request, a write by another desk, or half a second, which is the truth behind the hint.
  private func wait() {
    var descriptors = [pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)]
    if let watcher { descriptors.append(pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&descriptors, nfds_t(descriptors.count), search == nil && matching == nil && walk == nil ? 500 : 0)
    watcher?.drain()
  }

  private func follow() {
    guard let desk else { return }
    if endIfOver(desk) { return }
    let readOnly = desk.readOnly
    do throws(DeskFault) {
      if desk.isSnapshotFailed {
        try desk.leaveSnapshot()
        notices.append(DeskFault("snapshotDamaged"))
        sendView()
      }
      let isNew = try desk.refresh()
      lastFault = nil
      if isNew {
        try keepKeys(of: desk)
        sendView()
      } else if desk.readOnly != readOnly {
        sendView()
      }
    } catch {
      // Said once, not at every look.
      if lastFault != error { reply(.stopped(error)) }
      lastFault = error
    }
  }

  /// Cover fails silently, as a clock does that nobody looks at: what keeps it from being written keeps everything from
  /// being written, and will be said of the next thing that is.
  private func coverIfDue() {
    guard let desk, cover?.isDue(at: desk.environment.now(), random: desk.environment.random) == true else { return }
    guard (try? desk.writeCover()) == true else { return }
    sendView()
  }

  /// Another member may have left, or the first undertaking been signed: keys that are due now are started.
  func keepKeys(of desk: OpenDesk) throws(DeskFault) {
    guard desk.readOnly == nil else { return }
    try desk.keepKeys()
    let dropped = try desk.dropOutOfReach(drafts)
    drafts.removeAll { dropped.contains($0.id) }
  }

  // MARK: In and out

  func unlock(_ member: MemberID, passphrase: PassphraseBytes) {
    let now = door.environment.now()
    if let seconds = throttle.secondsToWait(at: now) {
      return reply(.unlockFailed(DeskFault("unlockTooSoon", String(seconds)), retryAfterSeconds: seconds))
    }
    do {
      // What an input method sends may be composed otherwise than what was set.
      let keys = try door.unlock(member, passphrase: passphrase.normalised)
      throttle = UnlockThrottle()
      let reply = reply
      let opened = try door.enter(as: member, keys: keys) { done in reply(.progress(done: done, of: 0)) }
      enter(opened)
    } catch {
      let seconds = error.id == "wrongPassphrase" ? throttle.failed(at: now) : 0
      reply(.unlockFailed(error, retryAfterSeconds: seconds))
    }
  }

  private func enter(_ opened: OpenDesk) {
    // Opening a second time, as somebody else perhaps, ends what was open.
    leave()
    desk = opened
    snapshots.begin()
    // Without the watcher the poll alone follows.
    watcher = try? HeadWatcher(path: opened.layout.log + "/head")
    notices = opened.notices
    do throws(DeskFault) {
      try opened.upkeep()
    } catch {
      notices.append(error)
    }
    drafts = opened.drafts()
    lastSeen = opened.lastSeen()
    let environment = opened.environment
    cover = environment.writesCover ? CoverSchedule(from: environment.now(), random: environment.random) : nil
    sendView()
  }

  func leave() {
    search = nil
    matching = nil
    walk = nil
    if let desk {
      // What was seen is a convenience; losing it shows others' work once more.
      try? desk.noteSeen()
      desk.close()
    }
    desk = nil
    cover = nil
    watcher = nil
    drafts = []
    notices = []
    lastFault = nil
    lastSeen = EventNumber(rawValue: 0)
  }

  // MARK: Saying

  func sendView() {
    guard let desk else { return }
    reply(
      .changed(
        SessionView(
          desk: desk.desk, member: desk.member, now: desk.now, readOnly: desk.readOnly, drafts: drafts,
          lastSeen: lastSeen, canSealIdentities: desk.canSealIdentities, notices: notices)))
  }

  func keep(_ draft: FormDraft, in desk: OpenDesk) throws {
    try desk.keep(draft)
    drafts.removeAll { $0.id == draft.id }
    drafts.append(draft)
  }

  func drop(_ id: RequestID, in desk: OpenDesk) throws {
    try desk.dropDraft(id)
    let text = Hex.encode(id.bytes)
    drafts.removeAll { $0.id == text }
  }
}

/// Slows down after wrong passphrases: 1, 2, 4 … seconds, a minute at most.
struct UnlockThrottle {
  private var failures = 0
  private var notBefore = Instant.epoch

  func secondsToWait(at now: Instant) -> Int? {
    let milliseconds = notBefore.milliseconds(since: now)
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    return milliseconds > 0 ? Int(min(60, (milliseconds + 999) / 1000)) : nil
  }

  /// Notes a wrong passphrase and answers how long to wait.
  mutating func failed(at now: Instant) -> Int {
    let seconds = min(60, 1 << min(failures, 6))
    failures += 1
    notBefore = now.adding(milliseconds: Int64(seconds) * 1000)
    return seconds
  }
}
