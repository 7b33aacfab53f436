extension Desk {
  /// Whether a member is told that an event happened. Only incidents take somebody's hands off a tip: that this was done,
  /// and to whom, is for those who keep incidents, and not for the one it was done to (R6.4).
  package func tells(_ event: any Event, to reader: MemberID) -> Bool {
    let frozen: MemberID?
    switch event {
    case let event as AccessFrozen: frozen = event.member
    case let event as AccessReleased: frozen = incidents.freeze(event.freeze)?.member
    default: return true
    }
    guard let posts = members[reader]?.posts, !posts.isDisjoint(with: .keepers) else { return false }
    return !(frozen.map { members.isSamePerson($0, reader) } ?? false)
  }

  /// Whether an event is printed for a member: not where the screen would show them nothing of it either.
  package func prints(_ event: any Event, at number: EventNumber, to reader: MemberID) -> Bool {
    guard tells(event, to: reader) else { return false }
    return CaseEntry(event.scope(at: number)).map { refusalOfWords($0, for: reader) == nil } ?? true
  }
}
