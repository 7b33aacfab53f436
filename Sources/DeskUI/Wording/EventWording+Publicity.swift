import CaseDomain

extension Wording {
  /// What fills the lines of events about publicity and study; nil for others.
  func publicityDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as WindowClosed: [desk?.organisation.window(event.window)?.name ?? "", line(event.reason)]
    case let event as ActivityPlanned: [line(event.plan.theme), date(event.plan.on)]
    case let event as ActivityHeld:
      [
        line(event.details.theme), date(event.details.on), activityForms(event.details.forms),
        String(event.details.audience),
      ]
    case let event as ActivityCorrected: [line(event.details.theme), line(event.reason)]
    case let event as ActivityEvidenceAdded:
      [
        activity(event.activity), String(event.evidence.count),
        event.words.isEmpty ? "" : texts("log.because", line(event.words)),
      ]
    case let event as ActivityDropped: [activity(event.activity), line(event.reason)]
    case let event as ActivityStruckOut: [activity(event.activity), line(event.reason)]
    case let event as PublicityExported:
      [texts["publicity.export.\(event.what.rawValue)"], String(event.count), event.file]
    default: studyDetails(of: event)
    }
  }

  private func studyDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as StaffListed: [line(event.name), section(event.section), "\(event.since)"]
    case let event as StaffLeft: [staff(event.staff), "\(event.on)", line(event.reason)]
    case let event as StudyHeld:
      [
        line(event.details.title), date(event.details.on), String(event.attendance.count { $0.present.isYes }),
        String(event.attendance.count),
      ]
    case let event as StudyCorrected: [line(event.details.title), line(event.reason)]
    case let event as StudyMadeUp:
      [staff(event.staff), desk?.study[event.study]?.details.title ?? "", line(event.how)]
    case let event as StudyStruckOut: [desk?.study[event.study]?.details.title ?? "", line(event.reason)]
    default: nil
    }
  }
}
