import CaseDomain

// Each step as a command with words filled in for what its form asks: whether the rules would let it happen.
extension SupervisionTask {
  /// Nil where the step is about something else than what is chosen.
  func sample(_ desk: Desk, _ today: CivilDate) -> (any Command)? {
    switch subject {
    case .directive(let id): directiveSample(id, desk, today)
    case .inspection(let id): inspectionSample(id, desk, today)
    case .rule(let id): desk.workingRules[id].flatMap { ruleSample($0, desk, today) }
    case nil: nil
    }
  }

  private func directiveSample(_ id: DirectiveID, _ desk: Desk, _ today: CivilDate) -> (any Command)? {
    let words = TriageProbe.words
    guard let found = desk.directives[id] else { return nil }
    switch step {
    case .passDown:
      return Self.targets(found, desk).first.map {
        DirectSections(.passDown(id, [DirectiveTarget(section: $0, due: today)], words: words))
      }
    case .acknowledge: return section.map { AcknowledgeDirective(directive: id, section: $0) }
    case .done: return section.map { FinishDirective(directive: id, section: $0, words: words) }
    case .sendBack: return section.map { DirectSections(.sendBack(id, $0, reason: words, due: today)) }
    case .excuse: return section.map { DirectSections(.excuse(id, $0, reason: words)) }
    case .close: return DirectSections(.close(id, words: words))
    case .report: return DirectSections(.report(id, to: words, letter: words, on: nil, words: ""))
    case .amend:
      let content = found.content
      let amended = DirectiveContent(
        level: content.level, issuer: content.issuer, title: content.title + words, receivedOn: content.receivedOn,
        demands: content.demands)
      return DirectSections(.amend(id, amended, reason: words))
    case .reopen: return DirectSections(.reopen(id, reason: words))
    default: return nil
    }
  }

  /// The sections that were not given a directive yet.
  static func targets(_ directive: SuperiorDirective, _ desk: Desk) -> [SectionID] {
    desk.organisation.sections.filter { !$0.isClosed && directive.share(of: $0.id) == nil }.map(\.id)
  }

  private func inspectionSample(_ id: InspectionID, _ desk: Desk, _ today: CivilDate) -> (any Command)? {
    let words = TriageProbe.words
    let owner = RectificationOwner(name: words)
    if let section {
      switch step {
      case .find: return Supervise(.find(id, section, severity: .minor, clause: nil, words: words))
      case .nothing: return Supervise(.nothing(id, section, words: ""))
      default: return nil
      }
    }
    guard let entry else { return nil }
    switch step {
    case .rectify: return Supervise(.set(entry, owner: owner, due: today, words: words))
    case .reassign: return Supervise(.change(entry, owner: owner, due: today, reason: words))
    case .rectified: return Supervise(.report(entry, words: words))
    case .recheck: return Supervise(.check(entry, words: words, next: nil))
    case .strikeOff: return Supervise(.strikeOff(entry))
    case .relapse: return Supervise(.reopen(entry, reason: words, due: today))
    case .withdraw: return Supervise(.withdraw(entry, reason: words))
    default: return nil
    }
  }

  private func ruleSample(_ rule: WorkingRule, _ desk: Desk, _ today: CivilDate) -> (any Command)? {
    let words = TriageProbe.words
    switch step {
    case .renew:
      return KeepRules(.propose(rule.id, rule.kind, title: words, issuer: words, text: words, from: nil))
    case .issue: return rule.waiting.map { KeepRules(.issue($0.event)) }
    case .decline: return rule.waiting.map { KeepRules(.decline($0.event, reason: words)) }
    case .read: return rule.current.map { KeepRules(.acknowledge($0.event)) }
    case .readFor:
      guard let section, let current = rule.current, !desk.hasLiaison(section) else { return nil }
      return KeepRules(.acknowledgeFor(current.event, section))
    case .repeal: return KeepRules(.repeal(rule.id, reason: words))
    default: return nil
    }
  }

  /// Whether a part waits for this member.
  static func waits(_ subject: SupervisionSubject, _ part: SupervisionPart, _ context: LayerContext) -> Bool {
    guard let session = context.session else { return false }
    let (desk, me) = (session.desk, session.member)
    switch (subject, part) {
    case (.directive(let id), .section(let section)):
      return desk.directives[id].map { desk.sharesWaiting($0, for: me).contains { $0.section == section } } ?? false
    case (.inspection(let id), .section(let section)):
      return desk.supervision[id].map { desk.isUnanswered($0, section, by: me) } ?? false
    case (.inspection, .entry(let event)):
      return desk.supervision.finding(event).map { desk.isWaiting($0, for: me) } ?? false
    case (.rule(let id), .section(let section)):
      return desk.workingRules[id]?.current.map {
        desk.sectionsWithout($0).contains(section) && desk.speaks(me, for: section)
      } ?? false
    case (.rule(let id), .entry(let event)): return desk.workingRules[id]?.waiting?.event == event
    case (.directive, .entry): return false
    }
  }
}
