import CaseDomain
import DeskSession

/// A desk that is opened and looked at as at the screen: what its process weighs then.
enum OpenedTask {
  /// Answers each line with megabytes in memory: after opening, with the overview counted, with the list of all tips.
  static func answering(_ arguments: [String]) throws -> (String) throws -> String {
    guard let path = arguments.first else { throw Options.Mistake(text: "opened PATH") }
    let desk = RealDesk(directory: path, remembers: true)
    let open = try desk.enter()
    return { _ in
      let entered = Memory.megabytes
      var run = KeyRun(SessionView.shown(open))
      run.showOverview()
      let counted = Memory.megabytes
      run.showList()
      let listed = Memory.megabytes
      open.close()
      return "\(entered) \(counted) \(listed)"
    }
  }
}

extension Memory {
  /// Millions of bytes in memory now.
  static var megabytes: Double { Double(resident) / 1e6 }
}

extension SessionView {
  /// What the screen gets of an open desk.
  static func shown(_ open: OpenDesk) -> SessionView {
    SessionView(
      desk: open.desk, member: open.member, now: open.now, readOnly: open.readOnly, drafts: [],
      lastSeen: open.desk.lastEvent, canSealIdentities: open.canSealIdentities, notices: [])
  }
}
