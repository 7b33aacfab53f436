import CaseDomain

/// Whom a reward's money is about, each under the alias by which this lead's tips know them.
struct RewardPeople: Sendable {
  private let desk: Desk
  private let lead: LeadID
  private let file: RewardFile?

  init(_ desk: Desk, _ lead: LeadID) {
    self.desk = desk
    self.lead = lead
    file = desk.rewards[lead]
  }

  /// An alias with an amount, in fen.
  struct Due: Hashable, Sendable {
    let reporter: ReporterID
    let fen: Int
  }

  /// Who is still paid something.
  var unpaid: [Due] {
    guard let file else { return [] }
    return file.unpaid.map { due($0.reporter, file.toPay($0)) }.filter { $0.fen > 0 }
  }

  /// Whose share can be taken back.
  var revocable: [Due] {
    guard let file, file.county?.answer == .granted else { return [] }
    let asked = Set(file.openRevocations.map(\.reporter))
    return (file.proposal?.shares ?? []).filter {
      $0.fen > 0 && !file.isRevoked($0.reporter) && !asked.contains($0.reporter)
    }.map { due($0.reporter, $0.fen) }
  }

  /// Who has to give something back, whether it is still collected or not.
  var owing: [Due] {
    guard let file else { return [] }
    return Set(file.revocations.map(\.reporter)).sorted().map { due($0, file.owed(by: $0)) }.filter { $0.fen > 0 }
  }

  /// From whom it is still collected.
  var debtors: [Due] { (file?.debtors ?? []).map { due($0, file?.owed(by: $0) ?? 0) } }

  /// Money that one officer signed for.
  var unsigned: [(step: LeadStep, reporter: ReporterID, fen: Int, isBack: Bool)] {
    guard let file else { return [] }
    return file.payments.filter { $0.witnessed == nil }.map { ($0.step, $0.paidTo, $0.fen, false) }
      + file.recoveries.filter { $0.witnessed == nil }.map { ($0.step, $0.paidBy, $0.fen, true) }
  }

  private func due(_ alias: ReporterID, _ fen: Int) -> Due {
    Due(reporter: desk.rewardReporter(alias, in: lead), fen: fen)
  }
}
