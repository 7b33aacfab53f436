import CaseDomain
import DeskSession
import DeskText
import DeskUI
import EventLog
import Foundation
import Glibc
import Terminal

/// A day of eight office hours, fifty times as fast, in one process: every pane, forms, filters, searches, locking and
/// unlocking, while another process takes in and triages tips. Says what the process holds each half hour.
enum Soak {
  /// How much faster than the wall the desk's clock goes.
  static let speed: Int64 = 50

  static func run(_ options: Options, minutes: Int) throws {
    let path = try options.scratch("soak")
    let began = Wall.now
    // A Monday, half past eight in China.
    let morning = Instant(milliseconds: 1_795_393_800_000)
    let desk = RealDesk(directory: path)
    desk.run(from: morning, since: began, speed: speed)
    let founder = try desk.found()
    var made = MadeUpTips(seed: 5)
    _ = try founder.perform(AddBody(kind: .police, name: "县公安局"))
    for _ in 0..<4 {
      _ = try founder.perform(Batch((0..<500).map { _ in RegisterTip(content: made.content()) }))
    }
    founder.close()
    let other = try Helper(task: "office", [path, String(morning.rawValue), String(began)])
    _ = other.line()
    var sitting = try Sitting(desk)
    let end = began + Int64(minutes) * 60_000_000_000
    let halfHour = Int64(30 * 60) * 1_000_000_000 / speed
    var sampled = began
    say(["office time", "events", "resident MiB", "descriptors", "threads"])
    report(began, sitting.events)
    while Wall.now < end {
      other.send("one")
      try sitting.round()
      _ = other.line()
      if Wall.now - sampled >= halfHour {
        sampled = Wall.now
        report(began, sitting.events)
      }
    }
    try other.end()
    sitting.leave()
  }

  private static func report(_ began: Int64, _ events: Int64) {
    let minutes = (Wall.now - began) / 1_000_000_000 * speed / 60
    let hour = "\(8 + (minutes + 30) / 60):" + (((minutes + 30) % 60) < 10 ? "0" : "") + "\((minutes + 30) % 60)"
    let resident = Table.rounded(Double(Memory.resident) / Double(1 << 20))
    say([hour, "\(events)", resident, "\(Memory.descriptors)", "\(Memory.threads)"])
  }

  /// Right-aligned, at once: whoever waits for ten minutes wants to see them.
  private static func say(_ cells: [String]) {
    let widths = [11, 6, 12, 11, 7]
    let line = zip(cells, widths).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }
    FileHandle.standardOutput.write(Data((line.joined(separator: "  ") + "\n").utf8))
  }
}

/// One member at the screen: the model and the worker as the program puts them together, keys from a script.
struct Sitting {
  private let desk: RealDesk
  private let worker: DeskWorker
  private let replies = Replies()
  private var model: DeskModel
  private var turn = 0
  private(set) var events: Int64 = 0

  init(_ desk: RealDesk) throws {
    self.desk = desk
    let replies = replies
    worker = DeskWorker(door: desk.door) { replies.post($0) }
    model = DeskModel(
      texts: Texts(.zhHans), theme: .colour, doorMembers: try desk.door.members(), deskName: nil,
      size: Size(columns: 120, rows: 32), now: desk.door.environment.now(), chosen: RealDesk.worker,
      ids: RequestIDSource(UInt64(Wall.now), 7))
    unlock()
  }

  private mutating func unlock() {
    model.expectUnlock(of: RealDesk.worker)
    worker.send(.unlock(RealDesk.worker, passphrase: desk.passphrase()))
    while true {
      let reply = replies.next()
      take(reply)
      if case .changed = reply { return }
    }
  }

  private mutating func take(_ reply: SessionReply) {
    if case .changed(let session) = reply { events = session.desk.lastEvent.rawValue }
    carryOut(model.update(.reply(reply)))
    _ = model.view()
  }

  private mutating func carryOut(_ effects: [Effect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      switch effect {
      case .request(let request): worker.send(request)
      case .resume: waiting += model.resume()
      case .findPlace(let id, _): waiting += model.update(.place(id, path: nil))
      case .openEditor(let id, _): waiting += model.update(.edited(id, text: nil))
      case .view(let id, _, _, _): waiting += model.update(.viewed(id, wasShown: false))
      case .quit, .saveText, .bell, .forget: continue
      }
    }
  }

  private mutating func type(_ script: String) {
    for event in InputEvent.script(script) {
      carryOut(model.update(.input(event)))
      _ = model.view()
      for reply in replies.all() { take(reply) }
    }
  }

  /// What is done over and over, each followed by leaving whatever is open.
  private static let scripts = [
    "0jjj<PgDn><PgUp><Tab>", "1jjjj<Right><Right><Right><Left><PgDn>Gg", "1jj<Enter><PgDn><PgUp>", "1/酒店<Enter>jj",
    "1/jdhs<Enter>j", "1/state:overdue<Enter>", "1s<Down><Enter>", "2jj<Enter><PgDn>", "2/砂石<Enter>jj<Enter>",
    "3jj<Right><Right><Right>", "4jj<Right>", "5jj", "6jj<Right>", "7jjLL", "8jjj<Enter>", "8/by:甲<Enter>jj",
    "?<PgDn><PgDn>", "<F1><PgDn>/研判<Enter>", ":登记", "1n某停车场每晚有人收取管理费，不给就砸车。", "1<Space>j<Space>",
  ]

  /// One turn of one script, and now and then a tip that is saved, a tick of the clock, a lock.
  mutating func round() throws {
    turn += 1
    type(Self.scripts[turn % Self.scripts.count])
    if turn.isMultiple(of: 7) { type("<Esc><Esc><Esc><Esc>1n第\(turn)次听说砂石场强买强卖，不买就堵门。<C-s>") }
    settle()
    type("<Esc><Esc><Esc><Esc><Esc><Enter><Esc>")
    carryOut(model.update(.tick(desk.door.environment.now())))
    _ = model.view()
    settle()
    if turn.isMultiple(of: 40) {
      type("<C-l>")
      settle()
      unlock()
    }
  }

  /// Waits a moment for what the worker has to say.
  private mutating func settle() {
    usleep(60_000)
    for reply in replies.all() { take(reply) }
  }

  func leave() { worker.stop() }
}
