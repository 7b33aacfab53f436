import CaseDomain

/// What a tip asks of this member, and what others did to it meanwhile: for the overview, and for the lists it leads to.
extension TipLedger {
  /// Whether an outcome waits that this member may decide as the second one, by the rule that `ConfirmOutcome` meets.
  static func outcomeWaits(_ tip: UnsafePointer<Tip>, at row: Int, _ scene: LedgerScene) -> Bool {
    guard let second = scene.second, let proposer = proposer(of: tip, scene.desk) else { return false }
    return second.refusal(row: row, first: proposer, in: scene.desk) == nil
  }

  /// Whether a time of receipt waits that this member may confirm, by the rule that `ConfirmReceipt` meets.
  static func receiptWaits(_ tip: UnsafePointer<Tip>, at row: Int, _ scene: LedgerScene) -> Bool {
    guard let second = scene.second, tip.pointee.receipt == .awaitingSecond else { return false }
    return second.refusal(row: row, first: tip.pointee.registeredBy, in: scene.desk) == nil
  }

  /// Whether someone else registered it since the member last left.
  static func isNew(_ tip: UnsafePointer<Tip>, _ scene: LedgerScene) -> Bool {
    !tip.pointee.isElsewhere && tip.pointee.id.rawValue > scene.lastSeen.rawValue
      && tip.pointee.registeredBy != scene.me
  }

  /// Whether the outcome that waits was proposed by someone else since then.
  static func isNewlyProposed(_ tip: UnsafePointer<Tip>, _ scene: LedgerScene) -> Bool {
    guard let index = tip.pointee.proposal else { return false }
    let proposal = scene.desk.tips.proposals[index]
    return proposal.event > scene.lastSeen && proposal.proposedBy != scene.me
  }
}
