import CaseDomain
import DeskText

extension OverviewPane {
  /// Directives, inspections and rules that wait for this member, and what others are late with (R3.1, R3.3, R3.5).
  static func supervision(_ context: LayerContext) -> [Item] {
    guard let session = context.session, !SupervisionPane.posts.isDisjoint(with: context.member?.posts ?? []) else {
      return []
    }
    return SupervisionList.allCases.flatMap { list -> [Item] in
      let rows = list.entries(session.desk, for: session.member, on: context.today)
      func item(_ name: String, _ count: Int, _ urgency: Urgency?) -> [Item] {
        guard count > 0 else { return [] }
        let label = context.texts["supervision.overview.\(list.rawValue).\(name)"]
        return [Item(label: label, value: String(count), urgency: urgency, target: .go(.supervision(list)))]
      }
      let mine = rows.filter { $0.group == .mine }
      let isLate = mine.contains(where: \.isLate)
      // Whoever sees to it that others do their part hears of what they are late with.
      let watches = context.member?.posts.isDisjoint(with: [.office, .leader, .auditor]) == false
      return item("mine", mine.count, isLate ? .overdue : nil)
        + (watches ? item("late", rows.count { $0.group == .late }, .overdue) : [])
    }
  }
}
