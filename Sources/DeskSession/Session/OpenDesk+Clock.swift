import CaseDomain

extension OpenDesk {
  /// What whoever opens the desk is to know before they work.
  package var notices: [DeskFault] { [memoryFault].compactMap { $0 } + clockNotices }

  /// A clock more than ten minutes behind the desk's time, or more than thirty days ahead of every clock that the log
  /// shows, is probably wrong: everyone who opens the desk is told. So they are where one member's clock ran so far
  /// ahead that the desk does not follow it (`DeskClock`).
  package var clockNotices: [DeskFault] {
    let clock = state.desk.clock
    guard clock.time > .epoch else { return [] }
    let own = environment.now()
    var notices: [DeskFault] = []
    let behind = clock.time.milliseconds(since: own)
    let ahead = own.milliseconds(since: clock.latest)
    if behind > 10 * 60_000 { notices.append(DeskFault("clockBehind", String(behind / 60_000))) }
    if ahead > DeskClock.lead { notices.append(DeskFault("clockAhead", String(ahead / 86_400_000))) }
    let stray = clock.latest.milliseconds(since: max(own, clock.time))
    if stray > DeskClock.lead { notices.append(DeskFault("clockStray", String(stray / 86_400_000))) }
    return notices
  }
}
