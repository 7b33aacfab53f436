import CaseDomain
import DeskSession
import Terminal

/// Competing reporters of one lead side by side: when each told it, clause by clause, and who gets what.
struct RewardComparison {
  /// A column: one reporter of one tip.
  struct Column {
    let alias: String
    let tip: String
    let received: String
    /// A time that was entered later: it decides who was first, so whoever looks has to see it.
    let isLate: Bool
    let decision: RewardDecision
    let outcomes: [Clause: ClauseOutcome.Outcome]
    let share: String
  }
  let columns: [Column]
  let clauses: [Clause]

  init(_ lead: LeadID, _ session: SessionView, _ wording: Wording) {
    let desk = session.desk
    let review = desk.mayReadLeads(session.member) ? desk.rewardReview(of: lead, at: session.now) : nil
    let shares = desk.rewards[lead]?.proposal?.shares ?? []
    columns = (review?.tips ?? []).flatMap { tip -> [Column] in
      let found = RegisterNumber(tip.id).flatMap { desk.tips.row(numbered: $0) }.map { desk.tips.rows[$0] }
      return tip.reporters.map { reporter in
        let outcomes = (tip.clauses + reporter.clauses).map { ($0.clause, $0.outcome) }
        let share = shares.first { desk.rewardAlias($0.reporter) == reporter.alias }
        return Column(
          alias: reporter.alias, tip: tip.id, received: found.map { wording.received($0) } ?? "",
          isLate: found.map { desk.date(of: $0.registeredAt) > desk.date(of: $0.receivedAt) } ?? false,
          decision: reporter.decision, outcomes: Dictionary(outcomes) { $1 },
          share: share.map { wording.money($0.fen) } ?? "")
      }
    }
    let all = Set(columns.flatMap(\.outcomes.keys)).sorted { $0.rawValue < $1.rawValue }
    // What applies to nobody tells nobody apart.
    let columns = columns
    clauses = all.filter { clause in columns.contains { ($0.outcomes[clause] ?? .notApplicable) != .notApplicable } }
  }

  private static let label = 12
  private static let cell = 20

  /// How many reporters stand beside each other.
  static func fitting(_ width: Int) -> Int { max(1, (width - label) / cell) }

  /// The lines, from a column on.
  func lines(from first: Int, width: Int, _ wording: Wording, _ theme: Theme) -> [DetailLine] {
    let texts = wording.texts
    let shown = columns.dropFirst(first).prefix(Self.fitting(width))
    func row(_ name: String, _ style: (Column) -> Style = { _ in .plain }, _ value: (Column) -> String) -> DetailLine {
      DetailLine(
        pieces: [(DisplayWidth.padded(name, to: Self.label), theme.secondary)]
          + shown.map { column in
            let text = DisplayWidth.clipped(value(column), to: Self.cell - 1)
            return (DisplayWidth.padded(text, to: Self.cell), style(column))
          })
    }
    var lines = [
      row("", { _ in theme.heading }) { texts("reward.compare.alias", $0.alias) },
      row(texts["reward.compare.tip"]) { $0.tip },
      row(texts["reward.compare.received"], { $0.isLate ? theme.warning : .plain }) {
        $0.received + ($0.isLate ? " " + texts["reward.compare.late"] : "")
      },
      DetailLine(),
    ]
    for clause in clauses {
      func style(_ column: Column) -> Style {
        switch column.outcomes[clause] {
        case .notMet: theme.alert
        case .undetermined: theme.warning
        case .met, .notApplicable, nil: .plain
        }
      }
      lines.append(
        row(wording.clause(clause), style) {
          texts["reward.outcome.\(($0.outcomes[clause] ?? .notApplicable).rawValue)"]
        })
    }
    lines.append(DetailLine())
    lines.append(
      row(texts["reward.compare.decision"], { $0.decision == .undetermined ? theme.warning : theme.heading }) {
        texts["reward.decision.\($0.decision.rawValue)"]
      })
    if columns.contains(where: { !$0.share.isEmpty }) {
      lines.append(row(texts["reward.compare.share"]) { $0.share.isEmpty ? "-" : $0.share })
    }
    if columns.contains(where: \.isLate) {
      lines += [DetailLine(), DetailLine(texts["reward.compare.lateNote"], theme.warning)]
    }
    let rest = columns.count - first - shown.count
    if rest > 0 || first > 0 {
      lines += [DetailLine(), DetailLine(texts("reward.compare.more", String(columns.count)), theme.secondary)]
    }
    return lines
  }
}
