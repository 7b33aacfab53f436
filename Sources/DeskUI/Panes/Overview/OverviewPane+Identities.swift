import CaseDomain

extension OverviewPane {
  /// What became of this member's requests to see who reported.
  static func decisions(_ context: LayerContext, _ summary: ReporterSummary) -> [Item] {
    let (texts, words) = (context.texts, context.wording)
    let hasList = Frame.lists(for: context.member?.posts ?? []).contains(.reporters)
    return summary.decided.map { request in
      let alias = words.alias(request.reporter)
      let label =
        switch request.state {
        case .approved(let approval):
          texts(
            "panes.overview.identityApproved", alias, words.member(request.custodian), words.date(approval.validUntil))
        case .declined(let leader, _): texts("panes.overview.identityDeclined", alias, words.member(leader))
        case .waiting, .withdrawn: alias
        }
      return Item(label: label, value: "", target: .go(hasList ? .reporter(request.reporter) : .tip(request.tip)))
    }
  }
}
