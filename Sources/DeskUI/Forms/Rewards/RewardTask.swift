import CaseDomain
import DeskSession

/// A step of a lead's reward, each a form of its own.
struct RewardTask: Hashable, Sendable {
  enum Step: String, Hashable, Sendable, CaseIterable {
    case open, facts, assess, state, shares, grant, register, countersign, propose, decide, submit, county, notice
    case pay, witness, lapse, close, object, answer, revoke, revocation, recover, waive

    /// The letter on a reward's page.
    var key: Character {
      switch self {
      case .open: "o"
      case .facts: "f"
      case .assess: "a"
      case .state: "s"
      case .shares: "h"
      case .grant: "m"
      case .register: "r"
      case .countersign: "x"
      case .propose: "p"
      case .decide: "d"
      case .submit: "t"
      case .county: "c"
      case .notice: "n"
      case .pay: "y"
      case .witness: "w"
      case .lapse: "l"
      case .close: "e"
      case .object: "O"
      case .answer: "A"
      case .revoke: "X"
      case .revocation: "D"
      case .recover: "Y"
      case .waive: "Z"
      }
    }

    /// The posts it is for.
    var posts: Posts {
      switch self {
      case .open: [.office, .custodian]
      case .facts, .assess, .grant, .register, .propose, .submit, .county, .close: .office
      case .state, .shares, .notice, .pay, .lapse, .object, .recover: .custodian
      case .countersign: .liaison
      case .decide, .revocation, .waive: .leader
      case .answer: [.office, .leader]
      case .revoke: [.office, .custodian]
      case .witness: [.office, .leader, .custodian]
      }
    }
  }

  let step: Step
  let lead: LeadID

  /// Names its drafts: `reward.assess/812`.
  var draftName: String { "reward.\(step.rawValue)/\(lead.rawValue)" }

  init(_ step: Step, _ lead: LeadID) {
    self.step = step
    self.lead = lead
  }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/")
    guard parts.count == 2, parts[0].hasPrefix("reward."), let number = Int64(parts[1]),
      let step = Step(rawValue: String(parts[0].dropFirst("reward.".count)))
    else { return nil }
    self.init(step, LeadID(rawValue: number))
  }

  /// The steps that a member can take about a lead's reward now, in the order of the way.
  static func steps(on lead: LeadID, _ desk: Desk, for member: MemberID) -> [RewardTask] {
    guard let me = desk.members[member] else { return [] }
    return Step.allCases.filter { !$0.posts.isDisjoint(with: me.posts) }.map { RewardTask($0, lead) }
      .filter { $0.isTurn(desk, me) }
  }

  /// Whether the reward stands where the step belongs. The rules have the last word when the form is saved.
  private func isTurn(_ desk: Desk, _ me: Members.Member) -> Bool {
    guard let file = desk.rewards[lead] else { return step == .open }
    let tips = desk.rewardTips(of: lead)
    switch step {
    case .open: return false
    case .facts: return file.isCollecting
    case .assess, .grant: return file.isCollecting && !tips.isEmpty
    case .state: return file.isCollecting && tips.contains { !desk.reporters.of($0.id).isEmpty }
    case .shares: return file.isCollecting && tips.contains { desk.reporters.of($0.id).count > 1 }
    case .register: return file.isCollecting
    case .countersign:
      return file.state == .registered && desk.leads[lead]?.section == me.section
    case .propose: return file.state == .countersigned
    case .decide: return file.state == .proposed
    case .submit: return file.state == .approved
    case .county: return file.state == .submitted
    case .notice, .lapse, .pay, .witness, .recover, .waive: return isPaymentTurn(file, desk, me)
    case .close:
      return file.closed == nil && file.openObjections.isEmpty && file.debtors.isEmpty
        && (file.isCollecting || file.state == .refused || file.state == .granted && file.unpaid.isEmpty)
    case .object: return file.isOutcome && tips.contains { !desk.reporters.of($0.id).isEmpty }
    case .answer: return file.isOutcome && !file.openObjections.isEmpty
    case .revoke: return !RewardPeople(desk, lead).revocable.isEmpty
    case .revocation:
      return file.openRevocations.contains { !desk.members.isSamePerson($0.step.by, me.id) }
    }
  }

  /// The same for money.
  private func isPaymentTurn(_ file: RewardFile, _ desk: Desk, _ me: Members.Member) -> Bool {
    switch step {
    case .pay: file.openObjections.isEmpty && file.unpaid.contains { file.toPay($0) > 0 }
    case .witness:
      RewardPeople(desk, lead).unsigned.contains { !desk.members.isSamePerson($0.step.by, me.id) }
    case .recover: !RewardPeople(desk, lead).owing.isEmpty
    case .waive: !file.debtors.isEmpty
    default: file.unpaid.contains { file.toPay($0) > 0 }
    }
  }

  /// Whether the step is what the reward waits for, and by this member.
  static func waits(_ lead: LeadID, _ desk: Desk, for member: MemberID) -> Bool {
    steps(on: lead, desk, for: member).contains { task in
      switch task.step {
      case .countersign, .propose, .decide, .submit, .county, .pay, .witness, .answer, .revocation: true
      case .recover: !(desk.rewards[lead]?.debtors.isEmpty ?? true)
      case .register: desk.rewards[lead]?.state == .collecting
      case .open: true
      case .close: desk.rewards[lead]?.isCollecting == false
      case .state: lacksAnswers(lead, desk)
      case .facts, .assess, .shares, .grant, .notice, .lapse, .object, .revoke, .waive: false
      }
    }
  }

  /// Whether a custodian has something to find out about a reporter whom nothing excludes yet.
  private static func lacksAnswers(_ lead: LeadID, _ desk: Desk) -> Bool {
    let file = desk.rewards[lead]
    return desk.rewardTips(of: lead).flatMap { desk.reporters.of($0.id) }.contains { id in
      let marks = [ReporterMark.staff, .statutoryDuty, .accomplice].map { desk.reporters.marks(of: id)[$0]?.value.bool }
      if marks.contains(true) { return false }
      let given = desk.reporters[id]
      let canBeReached = given.map { $0.usedCode || !$0.given.isDisjoint(with: .contact) } ?? false
      let isUnchecked = given?.contactWorks == nil && given?.usedCode != true
      return canBeReached && (marks.contains(nil) || isUnchecked || file?.statements[id]?.willing == nil)
    }
  }

  static func open(_ task: RewardTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    guard session.readOnly == nil else {
      return [.notice(Notice(.refused, context.wording.refusal(Refusal(.cannotRead)))), .effect(.bell)]
    }
    return [.push(FormLayer(RewardForm(task: task), in: &context, session: session))]
  }
}

extension Desk {
  /// The tips of a lead that this desk reads, in order of receipt.
  func rewardTips(of lead: LeadID) -> [Tip] {
    guard let row = leads.row(of: lead) else { return [] }
    return leads.tips[row].compactMap { tips[$0] }.filter { $0.lead == lead && !isElsewhere(.tip($0.id)) }
      .sorted { ($0.receivedAt, $0.id) < ($1.receivedAt, $1.id) }
  }
}
