import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Terminal

/// From an unlocked key to the first picture, beside a desk of 1,000 tips.
enum FirstFrameRow {
  static func measure(_ options: Options) throws -> [Finding] {
    let large = RealDesk(directory: try LargeLog.path(options, tips: options.tips), remembers: true)
    let small = RealDesk(directory: try LargeLog.path(options, tips: 1_000), remembers: true)
    for desk in [large, small] {
      let open = try desk.enter()
      try open.saveSnapshot()
      open.close()
      _ = try milliseconds(desk)
    }
    let (ours, peer) = try interleaved(5, ours: { try milliseconds(large) }, peer: { try milliseconds(small) })
    return [Finding("\(options.tips) tips", "ms", ours, peer: peer, named: "1000 tips").atMost(2)]
  }

  private static func milliseconds(_ desk: RealDesk) throws -> Double {
    let keys = try desk.keys(of: RealDesk.worker)
    var model = DeskModel(
      texts: Texts(.zhHans), theme: .monochrome, doorMembers: try desk.door.members(), deskName: nil,
      size: Size(columns: 120, rows: 32), now: desk.door.environment.now(), chosen: RealDesk.worker,
      ids: RequestIDSource(1, 2))
    model.expectUnlock(of: RealDesk.worker)
    var opened: OpenDesk?
    let seconds = try Wall.seconds {
      let open = try desk.door.enter(as: RealDesk.worker, keys: keys)
      let session = SessionView(
        desk: open.desk, member: open.member, now: open.now, readOnly: open.readOnly, drafts: [],
        lastSeen: EventNumber(rawValue: 0), canSealIdentities: open.canSealIdentities, notices: [])
      _ = model.update(.reply(.changed(session)))
      _ = model.view()
      opened = open
    }
    opened?.close()
    return seconds * 1e3
  }
}
