import CaseDomain
import DeskSession

/// Something written down about publicity or study, each a form of its own.
enum PublicityTask: Hashable, Sendable {
  case plan
  /// What took place, perhaps as it was planned.
  case record(ActivityID?)
  case correct(ActivityID)
  case evidence(ActivityID)
  /// Drops what was planned, or strikes out what stands there wrongly.
  case drop(ActivityID)
  case strikeOut(ActivityID)
  case study
  case correctStudy(StudyID)
  case makeUp(StudyID)
  case strikeOutStudy(StudyID)
  case staff
  case staffLeft(StaffID)
  case window
  case closeWindow

  /// Names it in texts and drafts.
  var name: String {
    switch self {
    case .plan: "plan"
    case .record: "record"
    case .correct: "correct"
    case .evidence: "evidence"
    case .drop: "drop"
    case .strikeOut: "strikeOut"
    case .study: "study"
    case .correctStudy: "correctStudy"
    case .makeUp: "makeUp"
    case .strikeOutStudy: "strikeOutStudy"
    case .staff: "staff"
    case .staffLeft: "staffLeft"
    case .window: "window"
    case .closeWindow: "closeWindow"
    }
  }

  /// The key on the page of what it is about, and in the pane.
  var key: Character {
    switch self {
    case .plan: "p"
    case .record(nil): "n"
    case .record: "h"
    case .correct, .correctStudy: "c"
    case .evidence: "e"
    case .drop, .strikeOut, .strikeOutStudy, .staffLeft: "x"
    case .study: "N"
    case .makeUp: "m"
    case .staff: "a"
    case .window, .closeWindow: "w"
    }
  }

  private var entry: Int64? {
    switch self {
    case .record(let id?), .correct(let id), .evidence(let id), .drop(let id), .strikeOut(let id): id.rawValue
    case .correctStudy(let id), .makeUp(let id), .strikeOutStudy(let id): id.rawValue
    case .staffLeft(let id): id.rawValue
    case .plan, .record(nil), .study, .staff, .window, .closeWindow: nil
    }
  }

  /// Names its drafts: `outreach.record`, `outreach.correct/812`.
  var draftName: String { "outreach.\(name)" + (entry.map { "/\($0)" } ?? "") }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/")
    let entry = parts.count == 2 ? Int64(parts[1]) : nil
    let activity = entry.map(ActivityID.init(rawValue:))
    let study = entry.map(StudyID.init(rawValue:))
    switch (parts.first, activity, study) {
    case ("outreach.plan", nil, _): self = .plan
    case ("outreach.record", let id, _): self = .record(id)
    case ("outreach.correct", let id?, _): self = .correct(id)
    case ("outreach.evidence", let id?, _): self = .evidence(id)
    case ("outreach.drop", let id?, _): self = .drop(id)
    case ("outreach.strikeOut", let id?, _): self = .strikeOut(id)
    case ("outreach.study", _, nil): self = .study
    case ("outreach.correctStudy", _, let id?): self = .correctStudy(id)
    case ("outreach.makeUp", _, let id?): self = .makeUp(id)
    case ("outreach.strikeOutStudy", _, let id?): self = .strikeOutStudy(id)
    case ("outreach.staff", nil, _): self = .staff
    case ("outreach.staffLeft", _, let id?): self = .staffLeft(StaffID(rawValue: id.rawValue))
    case ("outreach.window", nil, _): self = .window
    case ("outreach.closeWindow", nil, _): self = .closeWindow
    default: return nil
    }
  }

  /// The posts it is for.
  var posts: Posts {
    switch self {
    case .strikeOut, .strikeOutStudy: [.office, .leader]
    case .window, .closeWindow: [.office, .admin, .leader]
    default: .publicising
    }
  }

  /// Why nobody is asked to fill it in for nothing, or nil: by the rules, as far as they can be asked beforehand.
  func refusal(_ context: LayerContext) -> Refusal? {
    guard let session = context.session, session.readOnly == nil else { return Refusal(.cannotRead) }
    let desk = session.desk
    let envelope = Envelope(
      author: session.member, time: session.now, commit: desk.lastCommit, event: desk.lastEvent.next)
    if let refusal = desk.refusal(unless: posts, envelope) { return refusal }
    switch self {
    case .record(let id?), .drop(let id):
      guard let found = desk.publicity[id] else { return Refusal(.noSuchActivity) }
      if found.state != .planned { return Refusal(.activityState, Clause("R1.1"), .text(found.theme)) }
      return desk.refusalToPublicise(for: found.organiser, isEnding: true, envelope)
    case .correct(let id), .evidence(let id): return desk.refusalToChange(id, envelope)
    case .strikeOut(let id):
      guard let found = desk.publicity[id] else { return Refusal(.noSuchActivity) }
      return found.state == .held ? nil : Refusal(.activityState, Clause("R5.3"), .text(found.theme))
    case .correctStudy(let id): return desk.refusalToChange(id, envelope)
    case .makeUp(let id):
      guard let found = desk.study[id] else { return Refusal(.noSuchStudy) }
      return PublicityFields.open(id, desk, session.member).isEmpty
        ? Refusal(.alreadyMadeUp, Clause("R1.4"), .text(found.details.title)) : nil
    case .strikeOutStudy(let id):
      guard let found = desk.study[id] else { return Refusal(.noSuchStudy) }
      return found.isStruckOut ? Refusal(.studyStruckOut, Clause("R1.4"), .text(found.details.title)) : nil
    case .staffLeft(let id):
      return desk.study.staff(id).flatMap { desk.refusalToPublicise(for: $0.section, isEnding: true, envelope) }
    case .plan, .record(nil), .study, .staff, .window, .closeWindow: return nil
    }
  }

  /// The steps that there are on an entry, possible for this member now.
  static func steps(on item: PublicityItem, _ context: LayerContext) -> [PublicityTask] {
    let all: [PublicityTask] =
      switch item {
      case .activity(let id): [.record(id), .correct(id), .evidence(id), .drop(id), .strikeOut(id)]
      case .study(let id): [.makeUp(id), .correctStudy(id), .strikeOutStudy(id)]
      case .staff(let id): [.staffLeft(id)]
      }
    return all.filter { $0.refusal(context) == nil }
  }

  static func open(_ task: PublicityTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    if let refusal = task.refusal(context) {
      return [.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)]
    }
    return [.push(FormLayer(PublicityForm(task: task), in: &context, session: session))]
  }
}
