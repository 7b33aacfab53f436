import CaseDomain
import DeskSession

/// A step of pane 7, each a form of its own.
struct SupervisionTask: Hashable, Sendable {
  enum Step: String, Hashable, Sendable, CaseIterable {
    // Directives, in the order of their way.
    case receive, passDown, acknowledge, done, sendBack, excuse, close, report, amend, reopen

    /// The letter on the page.
    var key: Character {
      switch self {
      case .receive: "n"
      case .passDown: "p"
      case .acknowledge: "a"
      case .done: "d"
      case .sendBack: "b"
      case .excuse: "x"
      case .close: "c"
      case .report: "t"
      case .amend: "m"
      case .reopen: "r"
      }
    }

    /// Whether it begins something.
    var isBeginning: Bool { Step.beginnings.values.contains(self) }

    /// What `n` begins in a list.
    static let beginnings: [SupervisionList: Step] = [.directives: .receive]
  }

  let step: Step
  /// What it is about; nil where it begins something.
  let subject: SupervisionSubject?
  let part: SupervisionPart?

  init(_ step: Step, _ subject: SupervisionSubject? = nil, _ part: SupervisionPart? = nil) {
    self.step = step
    self.subject = subject
    self.part = part
  }

  // MARK: Drafts

  /// Names its drafts: `supervise.receive`, `supervise.done/130/8`.
  var draftName: String {
    let numbers = [subject?.event.rawValue, part?.number].compactMap { $0 }
    return (["supervise.\(step.rawValue)"] + numbers.map(String.init)).joined(separator: "/")
  }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/").map(String.init)
    guard let head = parts.first, head.hasPrefix("supervise."),
      let step = Step(rawValue: String(head.dropFirst("supervise.".count)))
    else { return nil }
    let numbers = parts.dropFirst().compactMap { Int64($0) }
    guard numbers.count == parts.count - 1, let begun = numbers.first else {
      guard step.isBeginning, parts.count == 1 else { return nil }
      self.init(step)
      return
    }
    self.init(
      step, .directive(DirectiveID(rawValue: begun)),
      numbers.dropFirst().first.map { .section(SectionID(rawValue: $0)) })
  }

  // MARK: What is possible

  /// The steps that a member can take now about a subject and the part of it that is chosen, as the rules say.
  static func steps(
    on subject: SupervisionSubject, _ part: SupervisionPart?, _ context: LayerContext
  ) -> [SupervisionTask] {
    guard let session = context.session, session.readOnly == nil else { return [] }
    return Step.allCases.filter { !$0.isBeginning }.map { SupervisionTask($0, subject, part) }.filter { task in
      guard let sample = task.sample(session.desk, context.today) else { return false }
      return TriageProbe.refusal(of: sample, session, context.now) == nil
    }
  }

  /// Whether a part waits for this member.
  static func waits(_ subject: SupervisionSubject, _ part: SupervisionPart, _ context: LayerContext) -> Bool {
    guard let session = context.session else { return false }
    switch (subject, part) {
    case (.directive(let id), .section(let section)):
      return session.desk.directives[id].map {
        session.desk.sharesWaiting($0, for: session.member).contains { $0.section == section }
      } ?? false
    case (.directive, .entry): return false
    }
  }

  /// The step with words filled in for what its form asks; nil where it is about something else.
  private func sample(_ desk: Desk, _ today: CivilDate) -> (any Command)? {
    let words = TriageProbe.words
    guard case .directive(let id) = subject, let found = desk.directives[id] else { return nil }
    switch step {
    case .receive: return nil
    case .passDown:
      return Self.targets(found, desk).first.map {
        DirectSections(.passDown(id, [DirectiveTarget(section: $0, due: today)], words: words))
      }
    case .acknowledge: return section.map { AcknowledgeDirective(directive: id, section: $0) }
    case .done: return section.map { FinishDirective(directive: id, section: $0, words: words) }
    case .sendBack: return section.map { DirectSections(.sendBack(id, $0, reason: words, due: today)) }
    case .excuse: return section.map { DirectSections(.excuse(id, $0, reason: words)) }
    case .close: return DirectSections(.close(id, words: words))
    case .report:
      return DirectSections(.report(id, to: words, letter: words, on: nil, words: ""))
    case .amend:
      let content = found.content
      return DirectSections(
        .amend(
          id,
          DirectiveContent(
            level: content.level, issuer: content.issuer, title: content.title + words, receivedOn: content.receivedOn,
            demands: content.demands), reason: words))
    case .reopen: return DirectSections(.reopen(id, reason: words))
    }
  }

  /// The section that the chosen part belongs to.
  var section: SectionID? {
    if case .section(let id) = part { return id }
    return nil
  }

  /// The sections that were not given a directive yet.
  static func targets(_ directive: SuperiorDirective, _ desk: Desk) -> [SectionID] {
    desk.organisation.sections.filter { !$0.isClosed && directive.share(of: $0.id) == nil }.map(\.id)
  }

  static func open(_ task: SupervisionTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    guard session.readOnly == nil else {
      return [.notice(Notice(.refused, context.wording.refusal(Refusal(.cannotRead)))), .effect(.bell)]
    }
    return [.push(FormLayer(SupervisionForm(task: task), in: &context, session: session))]
  }
}
