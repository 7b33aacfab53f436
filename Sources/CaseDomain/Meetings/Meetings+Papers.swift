/// A paper of a meeting. Raw values stand in the log and never change.
package enum MeetingPaper: String, Codable, Hashable, Sendable, CaseIterable {
  /// 会议通知.
  case notice
  case agenda
  /// 签到表.
  case attendance
  case minutes
}

/// A paper of a meeting was taken out of the desk. Nothing about a lead stands on any of them.
package struct MeetingPrinted: Event {
  package static let type = "meeting.printed"
  package let meeting: MeetingID
  package let what: MeetingPaper
  package let file: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let states: Set<MeetingState> = what == .minutes ? [.held] : [.scheduled, .held]
    if let refusal = desk.refusal(ofMeeting: meeting, in: states, envelope) { return refusal }
    if what == .minutes && desk.meetings[meeting]?.minutes.isEmpty != false {
      return Refusal(.textMissing, Clause("R2.2"))
    }
    return file.isBlank ? Refusal(.fileMissing) : nil
  }

  /// Who took what out stands in the log; nothing of the meeting changes by it.
  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.printed.append(
      .init(step: MeetingStep(envelope), meeting: meeting, what: what))
  }
}

extension Meetings {
  /// A paper that was taken out.
  package struct Printed: Hashable, Sendable, Codable {
    package let step: MeetingStep
    package let meeting: MeetingID
    package let what: MeetingPaper
  }
}

/// Records that a paper of a meeting is about to leave the desk.
package struct PrintMeeting: Command {
  package static var registers: Set<Register> { [.meetings] }
  package let meeting: MeetingID
  package let what: MeetingPaper
  package let file: String

  package init(meeting: MeetingID, what: MeetingPaper, file: String) {
    self.meeting = meeting
    self.what = what
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MeetingPrinted(meeting: meeting, what: what, file: TextCleaning.singleLine(file)))
  }
}
