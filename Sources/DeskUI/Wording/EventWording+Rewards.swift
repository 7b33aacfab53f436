import CaseDomain

extension Wording {
  /// What fills the lines of events about rewards; nil for others. Reporters stand under their aliases.
  func rewardDetails(of event: any Event) -> [String]? {
    rewardFactDetails(of: event) ?? rewardWayDetails(of: event) ?? rewardLaterDetails(of: event)
  }

  private func rewardFactDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case is RewardOpened, is RewardCountersigned, is PaymentWitnessed: []
    case let event as CircumstancesRecorded:
      [
        since(event.knownSince), since(event.verifiedSince), since(event.underInvestigationSince),
        event.confirmedContent.map(items) ?? texts["reward.content.all"],
        known(event.knownContent ?? []), event.exclusion.map { texts("reward.excluded", line($0)) } ?? "",
        event.basis.map { texts("reward.basis", line($0)) } ?? "",
      ]
    case let event as RewardTipAssessed:
      [mark(event.definiteTarget), mark(event.specificFacts), mark(event.helpful), items(event.content)]
    case let event as ReporterStated:
      [alias(event.reporter), mark(event.willing), event.confirmedOn.map(date) ?? mark(event.confirmed)]
    case let event as SharesAgreed:
      [items(event.shares.map { texts("reward.share", alias($0.reporter), money($0.fen)) })]
    case let event as DiscretionGranted: [money(event.fen), line(event.reason)]
    default: nil
    }
  }

  private func rewardWayDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as RewardRegistered: [texts["reward.role.\(event.role.rawValue)"], line(event.effect)]
    case let event as RewardProposed: [money(event.total)]
    case let event as RewardDecided: [line(event.opinion)]
    case let event as RewardSubmitted: [line(event.letter), date(event.on)]
    case let event as CountyAnsweredReward:
      [line(event.letter), date(event.on), event.reason.map { texts("reward.reason", line($0)) } ?? ""]
    case let event as RewardNoticed: [alias(event.reporter), date(event.on), line(event.words)]
    case let event as RewardPaid:
      [
        alias(event.reporter), money(event.fen), manner(event.manner, event.detail), line(event.voucher),
      ]
    case let event as RewardLapsed: [alias(event.reporter), line(event.reason)]
    case let event as RewardClosed: [line(event.reason)]
    default: nil
    }
  }

  private func rewardLaterDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as RewardObjected: [alias(event.reporter), date(event.on), line(event.words)]
    case let event as ObjectionAnswered:
      [line(event.reason), event.letter.map { texts("reward.letter", line($0)) } ?? ""]
    case let event as RevocationProposed:
      [alias(event.reporter), texts["reward.revocation.\(event.ground.rawValue)"], line(event.reason)]
    case let event as RevocationDecided: [line(event.opinion)]
    case let event as RewardRecovered: [alias(event.reporter), money(event.fen), line(event.voucher)]
    case let event as RewardExported:
      [
        texts["papers.title.reward.\(event.what.rawValue)"],
        event.file + (event.contents.map { texts("log.export.files", String($0.count)) } ?? ""), line(event.reason),
      ]
    case let event as RecoveryWaived: [alias(event.reporter), line(event.reason)]
    default: nil
    }
  }

  private func manner(_ manner: PaymentManner, _ detail: String?) -> String {
    let words = texts["reward.manner.\(manner.rawValue)"]
    return detail.map { texts("reward.manner.detail", words, TextCleaning.singleLine($0)) } ?? words
  }

  private func known(_ items: [KnownItem]) -> String {
    let words = items.map { texts("reward.known.item", TextCleaning.singleLine($0.content), since($0.since)) }
    return words.isEmpty ? "" : texts("reward.known", words.joined(separator: texts["frame.listSeparator"]))
  }

  /// An amount in yuan, `3,000.00 元`.
  ///
  /// - Parameter fen: not negative.
  package func money(_ fen: Int) -> String {
    let yuan = String(fen / 100).reversed().enumerated()
      .map { $0.offset > 0 && $0.offset % 3 == 0 ? "\($0.element)," : String($0.element) }.reversed().joined()
    return texts("reward.money", "\(yuan).\(fen % 100 < 10 ? "0" : "")\(fen % 100)")
  }

  private func mark(_ value: MarkValue) -> String { texts["reward.mark.\(value.rawValue)"] }

  private func items(_ items: [String]) -> String {
    items.map { TextCleaning.singleLine($0) }.joined(separator: texts["frame.listSeparator"])
  }

  private func since(_ text: String?) -> String {
    switch text {
    case nil: texts["reward.since.unknown"]
    case "never": texts["reward.since.never"]
    case .some(let text): TextCleaning.singleLine(text.replacing("T", with: " "))
    }
  }
}
