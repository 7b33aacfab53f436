import CaseDomain
import DeskSession

/// A step of pane 7, each a form of its own.
struct SupervisionTask: Hashable, Sendable {
  enum Step: String, Hashable, Sendable, CaseIterable {
    // Directives, in the order of their way.
    case receive, passDown, acknowledge, done, sendBack, excuse, close, report, amend, reopen
    // Inspections.
    case inspect, find, nothing, rectify, rectified, recheck, strikeOff, reassign, relapse, withdraw
    // Rules.
    case propose, renew, issue, decline, read, readFor, repeal

    /// The letter on the page.
    var key: Character {
      switch self {
      case .receive, .inspect, .propose: "n"
      case .passDown: "p"
      case .acknowledge, .read: "a"
      case .done, .rectified: "d"
      case .sendBack: "b"
      case .excuse, .decline: "x"
      case .close: "c"
      case .report: "t"
      case .amend: "m"
      case .reopen, .relapse: "r"
      case .find: "f"
      case .nothing: "o"
      case .rectify, .issue: "i"
      case .recheck: "h"
      case .strikeOff: "z"
      case .reassign: "m"
      case .withdraw: "w"
      case .renew: "v"
      case .readFor: "s"
      case .repeal: "e"
      }
    }

    /// The list whose matters it is a step of.
    var list: SupervisionList {
      switch self {
      case .receive, .passDown, .acknowledge, .done, .sendBack, .excuse, .close, .report, .amend, .reopen: .directives
      case .inspect, .find, .nothing, .rectify, .rectified, .recheck, .strikeOff, .reassign, .relapse, .withdraw:
        .inspections
      case .propose, .renew, .issue, .decline, .read, .readFor, .repeal: .rules
      }
    }

    /// Whether it begins something.
    var isBeginning: Bool { Step.beginning(of: list) == self }

    /// What `n` begins in a list.
    static func beginning(of list: SupervisionList) -> Step {
      switch list {
      case .directives: .receive
      case .inspections: .inspect
      case .rules: .propose
      }
    }

    /// The posts that begin something in a list.
    static func posts(of list: SupervisionList) -> Posts {
      list == .inspections ? Desk.inspecting : [.office, .leader]
    }
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

  /// Names its drafts: `supervise.receive`, `supervise.done/130/s8`, `supervise.strikeOff/140/e142`.
  var draftName: String {
    let place = part.map { part in
      if case .section = part { "s\(part.number)" } else { "e\(part.number)" }
    }
    return ["supervise.\(step.rawValue)", subject.map { String($0.event.rawValue) }, place].compactMap { $0 }
      .joined(separator: "/")
  }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/").map(String.init)
    guard let head = parts.first, head.hasPrefix("supervise."), parts.count <= 3,
      let step = Step(rawValue: String(head.dropFirst("supervise.".count)))
    else { return nil }
    guard parts.count > 1 else {
      guard step.isBeginning else { return nil }
      self.init(step)
      return
    }
    guard let begun = Int64(parts[1]) else { return nil }
    var part: SupervisionPart?
    if parts.count == 3 {
      guard let number = Int64(parts[2].dropFirst()) else { return nil }
      part =
        parts[2].hasPrefix("s") ? .section(SectionID(rawValue: number)) : .entry(EventNumber(rawValue: number))
    }
    self.init(step, SupervisionSubject(step.list, EventNumber(rawValue: begun)), part)
  }

  // MARK: What is possible

  /// The steps that a member can take now about a subject and the part of it that is chosen, as the rules say.
  static func steps(
    on subject: SupervisionSubject, _ part: SupervisionPart?, _ context: LayerContext
  ) -> [SupervisionTask] {
    guard let session = context.session, session.readOnly == nil else { return [] }
    return Step.allCases.filter { $0.list == subject.list && !$0.isBeginning }
      .map { SupervisionTask($0, subject, part) }
      .filter { task in
        guard let sample = task.sample(session.desk, context.today) else { return false }
        return TriageProbe.refusal(of: sample, session, context.now) == nil
      }
  }

  /// The section that the chosen part belongs to.
  var section: SectionID? {
    if case .section(let id) = part { return id }
    return nil
  }

  /// The entry that is chosen.
  var entry: EventNumber? {
    if case .entry(let event) = part { return event }
    return nil
  }

  static func open(_ task: SupervisionTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    guard session.readOnly == nil else {
      return [.notice(Notice(.refused, context.wording.refusal(Refusal(.cannotRead)))), .effect(.bell)]
    }
    return [.push(FormLayer(SupervisionForm(task: task), in: &context, session: session))]
  }
}
