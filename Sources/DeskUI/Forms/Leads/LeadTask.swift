import CaseDomain

/// What members do about leads, by a key or from the list of steps. Raw values name texts (`keys.lead.assign`) and
/// drafts, and never change.
enum LeadTask: String, Hashable, Sendable, CaseIterable {
  /// Gives a lead to a section, or to another one.
  case assign
  /// Takes it up for the section.
  case take
  case note, askWords, askHelp, answerHelp, moreTime, report
  /// Says yes or no to what a section asks: its report, more time, words of a tip, help.
  case decide
  case endHelp, weigh, escalate, direct, answerDirective
  case transfer, receive, answerTransfer, countyOrder, countyReply
  case close, tell, archive, reopen, split

  /// The action that takes the step.
  var action: ActionID { ActionID("lead.\(rawValue)") }

  /// Who takes it.
  var posts: Posts {
    switch self {
    case .take, .askWords, .answerHelp, .moreTime, .report: .liaison
    case .note, .askHelp, .answerDirective: [.office, .liaison]
    case .assign, .endHelp, .escalate, .countyOrder, .archive, .split: .office
    case .decide, .weigh, .transfer, .answerTransfer, .countyReply, .close, .reopen: [.office, .leader]
    case .direct: .leader
    case .receive: [.office, .leader, .auditor]
    case .tell: .custodian
    }
  }

  /// Whether one form does for all marked leads.
  var takesMany: Bool {
    switch self {
    case .assign, .take, .moreTime, .decide, .weigh, .archive: true
    default: false
    }
  }

  /// Whether something leaves the office, or cannot be taken back by a word: a question comes first, default "no".
  var isOutward: Bool {
    switch self {
    case .assign, .transfer, .countyReply, .close, .tell, .escalate: true
    default: false
    }
  }
}

/// What a step is given: from its form, or as little as makes the rules answer.
struct LeadValues: Sendable {
  /// What stands for words that are still to be typed.
  static let unknown = "-"

  /// What is decided, answered or ended: the event that asked.
  var item: EventNumber?
  var isYes = true
  var words = unknown
  var reason = unknown
  var section: SectionID?
  var handler: MemberID?
  var request: String?
  var due: CivilDate?
  var on: CivilDate?
  var kind = CheckKind.progress
  var place: String?
  var people: String?
  var attachments: [Attachment] = []
  var finding = Finding.confirmed
  var items: [FindingItem] = []
  var importance = Importance.ordinary
  var isSuspected = false
  var body: BodyID?
  var letter = unknown
  var contents = [unknown]
  var answer = TransferAnswer.accepted
  var basis = ClosingBasis.determination
  var feedback = unknown
  var reporter: ReporterID?
  var tip: TipID?
  var tips: [TipID] = []
}

extension LeadTask {
  /// The command of the step for one lead.
  func command(_ lead: LeadID, _ values: LeadValues, in desk: Desk) -> any Command {
    let work = desk.leads.work(on: lead)
    // Zero is nobody's number; the rules refuse it.
    let item = values.item ?? items(of: lead, in: desk).first ?? EventNumber(rawValue: 0)
    let transfer = work.transfer?.step.event ?? EventNumber(rawValue: 0)
    switch self {
    case .assign: return assign(lead, values, in: desk)
    case .take: return TakeLead(lead: lead)
    case .note:
      return NoteLead(
        lead: lead, kind: values.kind, on: values.on, words: values.words, place: values.place, people: values.people,
        attachments: values.attachments)
    case .askWords:
      return AskNarrative(lead: lead, tip: values.tip ?? TipID(rawValue: 0), reason: values.reason)
    case .askHelp:
      return AskAssist(
        lead: lead, section: values.section ?? SectionID(rawValue: 0), words: values.words,
        due: values.due ?? .earliest)
    case .answerHelp: return AnswerAssist(lead: lead, request: item, words: values.words)
    case .moreTime: return AskExtension(lead: lead, reason: values.reason)
    case .report:
      return ReportFinding(lead: lead, finding: values.finding, grounds: values.words, items: values.items)
    case .decide: return decide(lead, item, values, work)
    case .endHelp: return EndAssist(lead: lead, request: item, reason: values.reason)
    case .weigh:
      return WeighLead(
        lead: lead, importance: values.importance, isSuspectedOrganisedCrime: values.isSuspected,
        reason: values.reason)
    case .escalate: return EscalateLead(lead: lead, words: values.words)
    case .direct: return DirectLead(lead: lead, words: values.words, due: values.due ?? .earliest)
    case .answerDirective: return AnswerDirective(lead: lead, directive: item, words: values.words)
    case .transfer:
      return TransferLead(
        lead: lead, to: values.body ?? BodyID(rawValue: 0), letter: values.letter, on: values.on,
        reason: values.reason, contents: values.contents)
    case .receive: return ReceiveTransfer(lead: lead, transfer: transfer, on: values.on, reference: values.letter)
    case .answerTransfer:
      return AnswerTransfer(
        lead: lead, transfer: transfer, on: values.on, answer: values.answer, words: values.words)
    case .countyOrder:
      return RecordCountyOrder(
        lead: lead, number: values.letter, due: values.due ?? .earliest, words: values.request ?? "")
    case .countyReply: return ReplyToCounty(lead: lead, on: values.on, letter: values.letter, words: values.words)
    case .close:
      return CloseLead(lead: lead, basis: values.basis, reason: values.reason, feedback: values.feedback)
    case .tell:
      return GiveFeedback(
        lead: lead, reporter: values.reporter ?? ReporterID(rawValue: 0), on: values.on, words: values.words)
    case .archive: return ArchiveLead(lead: lead, volume: values.letter)
    case .reopen: return ReopenLead(lead: lead, reason: values.reason)
    case .split:
      return SplitLead(
        lead: lead, title: values.words, importance: values.importance,
        isSuspectedOrganisedCrime: values.isSuspected, reason: values.reason, tips: values.tips)
    }
  }

  private func assign(_ lead: LeadID, _ values: LeadValues, in desk: Desk) -> any Command {
    let section = values.section ?? SectionID(rawValue: 0)
    guard let found = desk.leads[lead], found.section != nil else {
      return AssignLead(
        lead: lead, section: section, handler: values.handler, summary: values.words, request: values.request,
        due: values.due)
    }
    return ReassignLead(
      lead: lead, reason: values.reason, to: section, handler: values.handler, summary: values.words,
      request: values.request)
  }

  private func decide(
    _ lead: LeadID, _ item: EventNumber, _ values: LeadValues, _ work: LeadWork
  ) -> any Command {
    if work.assists.contains(where: { $0.step.event == item }) {
      return DecideAssist(lead: lead, request: item, isAgreed: values.isYes, reason: values.reason)
    }
    if work.narratives.contains(where: { $0.step.event == item }) {
      return DecideNarrative(lead: lead, request: item, isOpened: values.isYes, reason: values.reason)
    }
    if work.extensions.contains(where: { $0.step.event == item }) {
      return values.isYes
        ? ApproveExtension(lead: lead, request: item)
        : DeclineExtension(lead: lead, request: item, reason: values.reason)
    }
    return values.isYes
      ? AcceptFinding(lead: lead, report: item, opinion: values.reason)
      : ReturnFinding(lead: lead, report: item, reason: values.reason, due: values.due)
  }

  /// What waits for the step: events that asked for something, oldest first. Empty for steps that answer nothing.
  func items(of lead: LeadID, in desk: Desk) -> [EventNumber] {
    let work = desk.leads.work(on: lead)
    switch self {
    case .decide:
      let report = desk.leads[lead]?.state == .underReview ? work.report?.step.event : nil
      return [report, work.waitingExtension?.step.event].compactMap { $0 }
        + work.narratives.filter { $0.decision == nil }.map(\.step.event)
        + work.assists.filter { $0.decision == nil }.map(\.step.event)
    case .answerHelp: return work.assists.filter { $0.isOpen && $0.answered == nil }.map(\.step.event)
    case .endHelp: return work.assists.filter(\.isOpen).map(\.step.event)
    case .answerDirective: return work.directives.filter { $0.answered == nil }.map(\.step.event)
    default: return []
    }
  }

  /// Values with which the rules say whether the step is possible at all.
  func probe(_ lead: LeadID, in desk: Desk, at now: Instant) -> [LeadValues] {
    var values = LeadValues()
    let found = desk.leads[lead]
    let today = desk.date(of: now)
    values.due = today
    switch self {
    case .assign, .askHelp:
      // Any section will do that the lead could go to.
      let sections = desk.organisation.sections.filter { !$0.isClosed && $0.id != found?.section }.map(\.id)
      values.section = sections.first { desk.refusal(toGive: lead, to: $0) == nil } ?? sections.first
      if self == .assign { values.due = nil }
    case .askWords: values.tip = desk.leads.row(of: lead).flatMap { desk.leads.tips[$0].first }
    case .weigh:
      values.importance = found?.importance == .major ? .ordinary : .major
      values.isSuspected = found?.isSuspectedOrganisedCrime ?? false
      var suspected = values
      suspected.importance = found?.importance ?? .ordinary
      suspected.isSuspected.toggle()
      return [values, suspected]
    case .transfer: values.body = desk.organisation.bodies.first { $0.kind == .police }?.id
    case .answerTransfer:
      var result = values
      result.answer = .result
      return [values, result]
    case .close:
      var transfer = values
      transfer.basis = .transfer
      return [values, transfer]
    case .tell: values.reporter = desk.reportersToTell(of: lead).first
    default: break
    }
    return [values]
  }
}
