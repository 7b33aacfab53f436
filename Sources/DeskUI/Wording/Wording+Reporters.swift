import CaseDomain
import DeskSession

extension Wording {
  /// A reporter's alias.
  package func alias(_ id: ReporterID) -> String { alias(Int(clamping: id.rawValue)) }

  /// Whom a request is about: an alias, or which reporter of a restricted tip, who has none.
  func reporter(of viewed: ViewedRequest) -> String {
    switch viewed {
    case .reporter(let request): asked(request)
    case .restricted(let tip, let request):
      [
        desk?.restricted[tip]?.number.description,
        desk?.restricted[tip]?.identityRequest(request).map {
          texts("restricted.identity.reporter", String($0.reporter + 1))
        },
      ].compactMap { $0 }.joined(separator: "  ")
    }
  }

  /// What an identity is asked for.
  package func purpose(_ purpose: IdentityPurpose) -> String { texts["events.reporter.purpose.\(purpose.rawValue)"] }

  /// Which of an event's sentences fits, as the end of its key.
  func variant(of event: any Event) -> String {
    switch event {
    case let event as TipSupplemented: event.attachments.isEmpty ? ".words" : ""
    case let event as IdentityViewed: event.renewal.isYes ? ".renewal" : ""
    case let event as IdentityClosed: ".\(event.how.rawValue)"
    case let event as RestrictedIdentityOpened: event.renewal?.isYes == true ? ".renewal" : ""
    case let event as RestrictedIdentityClosed: ".\(event.how.rawValue)"
    case let event as FollowUpNoted: event.done.isYes ? ".done" : ""
    case let event as FollowUpChecked: event.passed.isYes ? "" : ".back"
    case let event as RectificationChecked: event.passed.isYes ? "" : ".back"
    case let event as RuleAcknowledged: event.section == nil ? "" : ".section"
    case let event as ClaimDecided: ".\(event.matches.rawValue)"
    case let event as RewardOpened: event.ground == .claim ? ".claim" : ""
    case let event as WeeklyFiled: event.version > 1 ? ".corrected" : event.isZero.isYes ? ".zero" : ""
    case let event as WeeklyConsolidated: event.version > 1 ? ".corrected" : ""
    case let event as RewardDecided: event.approved.isYes ? "" : ".declined"
    case let event as ObjectionAnswered: event.upheld.isYes ? ".upheld" : ""
    case let event as RevocationDecided: event.approved.isYes ? "" : ".declined"
    case let event as CountyAnsweredReward: ".\(event.answer.rawValue)"
    default: ""
    }
  }

  /// What fills the sentence of a reporter's event. A mark is not said: only custodians see it, on a screen of their own.
  func reporterDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as ReporterAdded: [alias(event.reporter), event.reason]
    case let event as ReporterBound: [alias(event.reporter), date(event.confirmedOn)]
    case let event as ReporterChecked: [alias(event.reporter), found(event), event.how, date(event.on)]
    case let event as ReporterMarked: [alias(event.reporter)]
    case let event as SameReporterDecided:
      [
        alias(event.reporter), alias(event.other), tip(event.otherTip),
        texts["events.reporter.sameDecided.\(event.same.rawValue)"],
      ]
    case let event as IdentityRequested:
      [alias(event.reporter), purpose(event.purpose), member(event.custodian), event.reason]
    case let event as IdentityApproved: [asked(event.request), date(event.validUntil)]
    case let event as IdentityDeclined: [asked(event.request), event.reason]
    case let event as IdentityRequestWithdrawn: [asked(event.request)]
    case let event as IdentityViewed: [asked(event.request)]
    case let event as IdentityClosed: [asked(event.request)]
    case let event as CardRead: [alias(event.reporter), event.reason]
    case let event as DestructionProposed: [alias(event.reporter), event.grounds]
    case let event as DestructionApproved: [proposed(event.proposal)]
    case let event as DestructionDeclined: [proposed(event.proposal), event.reason]
    default: nil
    }
  }

  private func found(_ event: ReporterChecked) -> String {
    let contact = event.contactWorks.map { texts["events.reporter.checked.contactWorks.\($0.rawValue)"] }
    let name = event.nameIsTrue.map { texts["events.reporter.checked.nameIsTrue.\($0.rawValue)"] }
    return [contact, name].compactMap { $0 }.joined(separator: texts["frame.listSeparator"])
  }

  /// Whom a request is about.
  private func asked(_ request: EventNumber) -> String {
    desk?.reporters.requests[request].map { alias($0.reporter) } ?? "#\(request.rawValue)"
  }

  private func proposed(_ proposal: EventNumber) -> String {
    desk?.reporters.destructions[proposal].map { alias($0.reporter) } ?? "#\(proposal.rawValue)"
  }
}
