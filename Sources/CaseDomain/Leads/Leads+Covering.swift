/// Which covered words of a linked tip a lead shows no more, said under the lead's own key (R6.4, R4.1): sections read
/// their leads and not the tips, so that a tip's own covering tells them nothing.
///
/// Only words that stand in the lead are told: a digest of others would help somebody guess what they never read.
package struct LeadCovered: Event {
  package static let type = "lead.covered"
  package let lead: LeadID
  package let tip: TipID
  /// All that are covered from now on; empty where all may be shown again.
  package let words: [CoveredWord]

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    guard desk.leads[lead] != nil else { return Refusal(.noSuchLead) }
    let before = desk.leads.covered(lead, of: tip)
    guard words.allSatisfy(\.isSound), words.count <= CoveredWord.most, words != before else {
      return Refusal(.nothingToCover, Clause("R6.4"))
    }
    // Whoever reads the tip too knows what of it is covered.
    if let row = desk.tips.row(of: tip) {
      let covered = desk.tips.covers[tip] ?? []
      guard desk.tips.rows[row].lead == lead, words.allSatisfy(covered.contains) else {
        return Refusal(.notCovered, Clause("R6.4"))
      }
    }
    return before.allSatisfy(words.contains) ? nil : desk.refusal(unless: .custodian, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.setCovered(lead, Covering(tip: tip, words: words))
    desk.leads.note(lead, envelope)
  }
}

extension Leads {
  /// What of a tip's words a lead shows no more.
  package func covered(_ lead: LeadID, of tip: TipID) -> [CoveredWord] {
    covers[lead]?.first { $0.tip == tip }?.words ?? []
  }
}

extension Draft {
  /// Covers the words that stand in the tip's lead there too.
  mutating func cover(_ words: [CoveredWord], inLeadOf tip: TipID) throws(Refusal) {
    guard !words.isEmpty, let lead = desk.tips[tip]?.lead else { return }
    let before = desk.leads.covered(lead, of: tip)
    let all = CoveredWord.adding(words, to: before)
    if all != before { try emit(LeadCovered(lead: lead, tip: tip, words: all)) }
  }

  /// Lets words be shown again in the tip's lead.
  mutating func uncover(_ words: [CoveredWord], inLeadOf tip: TipID) throws(Refusal) {
    guard let lead = desk.tips[tip]?.lead else { return }
    let before = desk.leads.covered(lead, of: tip)
    let left = before.filter { !words.contains($0) }
    if left != before { try emit(LeadCovered(lead: lead, tip: tip, words: left)) }
  }
}
