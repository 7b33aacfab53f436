import CaseDomain
import DeskSession

extension OfficialForm {
  private static func row(_ key: String, _ value: String, _ words: PaperWords, blank: Int = 1) -> Part {
    .row(words.texts["papers.form.\(key)"], value, blank: blank)
  }

  /// 审批表: what the office and the section rated, each reporter against the clauses, who gets what and who signs
  /// (R6.3.6). Aliases only (R6.4).
  static func approval(of sheet: LeadSheet, _ order: PaperOrder, _ words: PaperWords) -> OfficialForm {
    let (desk, lead, texts) = (words.desk, sheet.lead, words.texts)
    let file = desk.rewards[lead.id]
    let rated = file?.registration.flatMap { sheet.event($0.step.event, as: RewardRegistered.self) }
    let handled = lead.section.map(words.section) ?? ""
    let closed = sheet.work.closing.map { words.day($0.step.at) } ?? ""
    let review = desk.rewardReview(of: lead.id, at: order.now)
    var parts: [Part] = [
      row("leadTitle", sheet.title, words), row("section", handled, words),
      row("finding", lead.finding.map(words.finding) ?? "", words), row("closedOn", closed, words),
      row("rewardRole", file?.registration.map { texts["reward.role.\($0.role.rawValue)"] } ?? "", words),
      row("rewardEffect", rated?.effect ?? "", words, blank: 3),
    ]
    for tip in review?.tips ?? [] { parts += self.parts(of: tip, sheet, words) }
    if let proposal = file?.proposal {
      parts.append(.heading(texts["reward.page.shares"]))
      parts += proposal.shares.map { .row(words.alias($0.reporter), words.money($0.fen)) }
      parts.append(row("rewardTotal", words.money(proposal.total), words))
      if proposal.unawarded > 0 { parts.append(row("rewardRest", words.money(proposal.unawarded), words)) }
    } else {
      parts.append(row("rewardTotal", "", words))
    }
    return OfficialForm(
      title: texts["papers.title.reward.approval"], number: lead.number.description,
      date: words.date(words.today), parts: parts + signatures(file, sheet, words))
  }

  /// A tip and its reporters, clause by clause; what does not apply is left out.
  private static func parts(of tip: TipDecision, _ sheet: LeadSheet, _ words: PaperWords) -> [Part] {
    let texts = words.texts
    let wording = RewardWording(texts: texts, zone: words.desk.zone)
    let found = sheet.tips.first { $0.tip.number.description == tip.id }
    var parts: [Part] = [
      .heading(texts("reward.page.tip", tip.id, found.map { sheet.receivedForReward($0, words) } ?? ""))
    ]
    if let found, words.desk.date(of: found.tip.registeredAt) > words.desk.date(of: found.tip.receivedAt) {
      parts.append(.text(texts("reward.page.entered", words.day(found.tip.registeredAt))))
    }
    for reporter in tip.reporters {
      let alias = texts("reward.page.reporter", reporter.alias, texts["reward.decision.\(reporter.decision.rawValue)"])
      parts.append(.text(alias))
      let own = Set(reporter.clauses.map(\.clause))
      let clauses = tip.clauses.filter { !own.contains($0.clause) } + reporter.clauses
      for clause in clauses.sorted(by: { $0.clause.rawValue < $1.clause.rawValue })
      where clause.outcome != .notApplicable {
        let mark = texts["papers.reward.outcome.\(clause.outcome.rawValue)"]
        parts.append(.row(words.clause(clause.clause), "\(mark)  \(wording.paperBecause(clause.because))"))
      }
    }
    return parts
  }

  /// What was signed on the desk stands there with its day; what is still to come is a line to sign on.
  private static func signatures(
    _ file: RewardFile?, _ sheet: LeadSheet, _ words: PaperWords
  ) -> [Part] {
    let texts = words.texts
    func signed(_ key: String, _ step: LeadStep?) -> Part {
      let label = texts["papers.sign.\(key)"]
      return step.map { .row(label, "\(words.member($0.by))  \(words.day($0.at))") } ?? .signature(label)
    }
    let proposal = file?.proposal
    let opinion = proposal?.decision.flatMap { sheet.event($0.step.event, as: RewardDecided.self)?.opinion }
    return [
      signed("rewardOffice", file?.registration?.step), signed("rewardSection", file?.registration?.countersigned),
      signed("rewardProposal", proposal?.step), row("rewardOpinion", opinion ?? "", words, blank: 4),
      signed("rewardLeader", proposal?.decision?.step), .seal(words.bureau, date: ""),
      row("rewardCounty", "", words, blank: 4), .seal(texts["papers.form.countyOffice"], date: ""),
    ]
  }

  /// 领取凭证: a slip for each who is granted something and did not lose it, apart by a line to cut along. The person
  /// signs nothing here that would say who it is.
  static func vouchers(of sheet: LeadSheet, _ words: PaperWords) -> OfficialForm {
    let texts = words.texts
    let file = words.desk.rewards[sheet.lead.id]
    let shares = (file?.proposal?.shares ?? []).filter { share in
      share.fen > 0 && file?.lapses[share.reporter] == nil && file?.isRevoked(share.reporter) != true
    }
    let slips = shares.map { share -> [Part] in
      let payment = file?.payments.last { $0.reporter == share.reporter }
      let manner = payment.map { texts["reward.manner.\($0.manner.rawValue)"] } ?? ""
      return [
        row("rewardAlias", words.alias(share.reporter), words), row("rewardSum", words.money(share.fen), words),
        row("rewardCapital", YuanWords.written(share.fen, texts), words), row("rewardManner", manner, words),
        row("rewardVoucher", "", words), .text(texts["papers.form.rewardSlip"]),
        .signature(texts["papers.sign.payer"]), .signature(texts["papers.sign.witness"]),
      ]
    }
    return OfficialForm(
      title: texts["papers.title.reward.voucher"], number: sheet.lead.number.description,
      date: words.date(words.today), parts: Array(slips.joined(separator: [.cut])))
  }
}
