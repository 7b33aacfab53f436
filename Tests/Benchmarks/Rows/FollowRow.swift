import CaseDomain
import DeskSession
import DeskText
import DeskUI
import EventLog
import Glibc
import Terminal

/// Two desks in two processes: from the moment one is told that its commit is durable to the picture that shows it on
/// the other.
enum FollowRow {
  static func measure(_ options: Options) throws -> [Finding] {
    let path = try options.scratch("follow")
    let desk = RealDesk(directory: path)
    let open = try desk.found()
    var made = MadeUpTips(seed: 1)
    for _ in 0..<2 { _ = try open.perform(Batch((0..<500).map { _ in RegisterTip(content: made.content()) })) }
    open.close()
    let times = try latencies(desk, path, count: 60)
    let spread = Spread(times)
    return [
      Finding("1000 tips, p99 \(Table.rounded(spread.p99))", "ms", spread).bar("≤ 100 ms", spread.median <= 100)
    ]
  }

  private static func latencies(_ desk: RealDesk, _ path: String, count: Int) throws -> [Double] {
    let replies = Replies()
    let worker = DeskWorker(door: desk.door) { replies.post($0) }
    var model = DeskModel(
      texts: Texts(.zhHans), theme: .monochrome, doorMembers: try desk.door.members(), deskName: nil,
      size: Size(columns: 120, rows: 32), now: desk.door.environment.now(), chosen: RealDesk.worker,
      ids: RequestIDSource(1, 2))
    model.expectUnlock(of: RealDesk.worker)
    worker.send(.unlock(RealDesk.worker, passphrase: desk.passphrase()))
    /// The next picture that shows more than `event`.
    func shown(after event: EventNumber) -> (EventNumber, Int64) {
      while true {
        let reply = replies.next()
        for effect in model.update(.reply(reply)) { if case .request(let request) = effect { worker.send(request) } }
        _ = model.view()
        if case .changed(let session) = reply, session.desk.lastEvent > event {
          return (session.desk.lastEvent, Wall.now)
        }
      }
    }
    var (last, _) = shown(after: EventNumber(rawValue: 0))
    let other = try Helper(task: "desk", [path])
    _ = other.line()
    var times: [Double] = []
    for _ in 0..<count {
      other.send("one")
      let (event, instant) = shown(after: last)
      last = event
      let durable = Int64(other.line() ?? "") ?? instant
      // Durable a moment before its writer is told: the picture may be the faster one.
      times.append(max(0, Double(instant - durable) / 1e6))
      usleep(20_000)
    }
    try other.end()
    worker.stop()
    return times
  }
}
