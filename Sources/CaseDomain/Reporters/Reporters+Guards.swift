extension Desk {
  /// Why the author may not take a step about a reporter, or nil: one of `posts`, a reporter of that very tip, and not
  /// named in the tip themselves (R6.4).
  func refusal(
    unless posts: Posts, about id: ReporterID, of tip: TipID, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusal(unless: posts, envelope) { return refusal }
    guard let row = tips.row(of: tip) else { return Refusal(.noSuchTip) }
    guard let reporter = reporters[id], reporter.tip == tip else { return Refusal(.noSuchReporter) }
    return refusalIfNamed(row: row, envelope)
  }

  /// The same for a step that needs what was sealed: it may have been destroyed.
  func refusalOfSealed(
    unless posts: Posts, about id: ReporterID, of tip: TipID, _ envelope: Envelope
  ) -> Refusal? {
    refusal(unless: posts, about: id, of: tip, envelope) ?? refusalIfDestroyed(id)
  }

  func refusalIfDestroyed(_ id: ReporterID) -> Refusal? {
    reporters[id]?.isDestroyed == true ? Refusal(.identityDestroyed, Clause("R6.4"), .alias(id)) : nil
  }

  /// Whether someone who is to see who reported holds the post and is not named by the tip.
  package func mayKeepIdentities(_ id: MemberID, of tip: TipID) -> Bool {
    guard let member = members[id], member.status == .admitted, member.posts.contains(.custodian),
      let row = tips.row(of: tip)
    else { return false }
    return !isRecused(id, from: .tip(tip)) && !ComparableName(member.name).isAmong(tips.subjects[row])
  }

  /// The last day on which an identity that is approved at a time may be seen, at the very most: a holiday table that
  /// another desk has may move the day by a long holiday.
  func latestIdentityDay(from time: Instant) -> CivilDate {
    let today = date(of: time)
    return today.adding(days: rulings.integer(.identityDays, at: today) * 2 + 10)
  }

  /// Why an approval cannot last until a day, or nil: a hand-made one does not give itself more.
  func refusalOfIdentityDay(_ day: CivilDate, _ envelope: Envelope) -> Refusal? {
    day >= date(of: envelope.time) && day <= latestIdentityDay(from: envelope.time)
      ? nil : Refusal(.dateInvalid, Clause("R6.4"), .date(day))
  }
}
