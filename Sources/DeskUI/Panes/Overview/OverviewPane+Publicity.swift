import CaseDomain
import DeskSession

extension OverviewPane {
  /// What of publicity and study waits for whoever writes it down: plans that are due, studies to make up, and the
  /// sections and windows that nothing has reached yet this month or quarter (R1.3, R1.4).
  static func publicity(_ context: LayerContext) -> [Item] {
    guard let session = context.session, let member = context.member,
      !member.posts.isDisjoint(with: .publicising)
    else { return [] }
    let (desk, today) = (session.desk, context.today)
    let own = PublicityFields.ownSection(desk, session.member)
    func item(_ name: String, _ count: Int, _ urgency: Urgency?) -> [Item] {
      guard count > 0 else { return [] }
      return [
        Item(
          label: context.texts["publicity.overview.\(name)"], value: String(count), urgency: urgency,
          target: .go(.publicity))
      ]
    }
    let due = desk.publicity.all.filter {
      $0.state == .planned && $0.on <= today && (own == nil || $0.organiser == own)
    }
    let makeUps = desk.openMakeUps(of: own)
    let late = makeUps.count { $0.due < today }
    let open = desk.coverage(in: today.year, on: today).filter { row in
      isOwn(row.span.place, own, desk) && row.gaps.contains { !$0.isOver }
    }
    // A month has just begun: nobody is reminded of what there is plenty of time for.
    let isPressing = today.day > 20
    return item("plans", due.count, due.contains { $0.on < today } ? .overdue : .today)
      + item("makeUpsLate", late, .overdue) + item("makeUps", makeUps.count - late, nil)
      + (isPressing ? item("uncovered", open.count, .today) : [])
  }

  private static func isOwn(_ place: CoveragePlace, _ own: SectionID?, _ desk: Desk) -> Bool {
    guard let own else { return true }
    return switch place {
    case .section(let section): section == own
    case .window(let window): desk.organisation.window(window)?.section == own
    }
  }
}
