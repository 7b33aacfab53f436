import CaseDomain

extension OpenDesk {
  /// A clock more than ten minutes behind the last commit, or more than thirty days ahead, is probably wrong: everyone
  /// who opens the desk is told. Time in the log goes on from the last commit all the same.
  package var clockNotices: [DeskFault] {
    let last = state.desk.lastTime
    let ahead = environment.now().milliseconds(since: last)
    guard last > .epoch else { return [] }
    if ahead < -10 * 60_000 { return [DeskFault("clockBehind", String(-ahead / 60_000))] }
    if ahead > 30 * 86_400_000 { return [DeskFault("clockAhead", String(ahead / 86_400_000))] }
    return []
  }
}
