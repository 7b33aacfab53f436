import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// Rewards (R6): the review of every lead that may be rewarded, and the way to the payment.
  static let rewards: [DeskAction] = [
    DeskAction("rewards", [.character("4")], .everywhere, posts: Posts.leadsReaders.union(.liaison)) { _, context in
      [.push(RewardLayer(context))]
    }
  ]
}
