import CaseDomain
import DeskSession

/// The papers that there are of a reward as it stands, for a member (R6.3.6).
enum RewardPapers {
  static func all(_ lead: LeadID, _ context: LayerContext) -> [RewardPaper] {
    guard let session = context.session, session.readOnly == nil, let file = session.desk.rewards[lead] else {
      return []
    }
    let posts = context.member?.posts ?? []
    return RewardPaper.allCases.filter { paper in
      guard !paper.posts.isDisjoint(with: posts) else { return false }
      return switch paper {
      case .approval: file.registration != nil
      case .voucher: file.county?.answer == .granted
      case .package: file.submission != nil
      }
    }
  }

  /// Asks which one, and then where to.
  static func choose(_ lead: LeadID, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    let papers = all(lead, context)
    guard !papers.isEmpty else {
      return [.notice(Notice(.refused, context.texts["reward.key.print.none"])), .effect(.bell)]
    }
    let choices = papers.map { paper in
      (
        label: context.texts["papers.title.reward.\(paper.rawValue)"], note: "",
        action: LayerAction.push(FormLayer(PaperForm(paper: .reward(paper, lead)), in: &context, session: session))
      )
    }
    return [.push(ChooserLayer(title: context.texts["keys.lead.print"], choices))]
  }
}
