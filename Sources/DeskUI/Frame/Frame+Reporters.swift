import CaseDomain
import DeskSession

/// What the register of reporters adds to pane 1.
extension Frame {
  /// The lists of pane 1 that a member has: who reported concerns those who keep it, decide on it or watch over it.
  static func lists(for posts: Posts) -> [List] {
    let forKeepers: [List] = posts.isDisjoint(with: RestrictedLedger.readers) ? [] : [.restricted]
    return (posts.isDisjoint(with: ReporterLedger.readers) ? [.tips, .leads] : [.tips, .leads, .reporters]) + forKeepers
  }

  mutating func turnList(_ context: LayerContext) {
    let lists = Self.lists(for: context.member?.posts ?? [])
    let now = lists.firstIndex(of: list) ?? 0
    list = lists[(now + 1) % lists.count]
  }

  /// Takes a new state of the desk in; who lost the post finds the list absent from here on.
  mutating func reportersChanged(from earlier: Desk?, to desk: Desk, _ context: LayerContext) {
    if let before = earlier?.reporters.rows, !hasNewSeals {
      let changed = desk.reporters.rows.changedRows(since: before, limit: 1) { $0.sealings == $1.sealings }
      hasNewSeals = changed?.isEmpty != true
    }
    if !Self.lists(for: context.member?.posts ?? []).contains(list) { list = .tips }
    reporters.deskChanged(from: earlier, context)
    summary.reporters.update(context, since: earlier)
  }

  /// Looks for reporters who may be one person, on a custodian's desk, when the first list is shown and whenever more was
  /// sealed.
  mutating func askForMatches(_ context: LayerContext) -> [LayerAction] {
    guard hasNewSeals, context.session != nil, context.member?.posts.contains(.custodian) == true else { return [] }
    hasNewSeals = false
    let search = nextSearch()
    matching = search
    return [.request(.findSameReporters(search))]
  }

  mutating func matchesChanged(_ context: LayerContext) {
    summary.reporters.update(context, since: context.desk)
    reporters.restart(context)
  }
}
