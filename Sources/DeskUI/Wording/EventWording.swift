import CaseDomain
import DeskSession

extension Wording {
  /// One line for an event, for histories and the log: what happened, without who and when.
  ///
  /// - Parameter history: further events of the same entry, in which the proposal is found that another event decides.
  package func event(_ event: any Event, in history: [Recorded] = []) -> String {
    let type = Swift.type(of: event).type
    return texts.find("events.\(type)\(variant(of: event))", details(of: event, in: history)) ?? type
  }

  /// When, who, what.
  package func line(_ recorded: Recorded, in history: [Recorded] = []) -> String {
    "\(time(recorded.envelope.time))  \(author(of: recorded.envelope))  \(event(recorded.event, in: history))"
  }

  private func details(of event: any Event, in history: [Recorded]) -> [String] {
    tipDetails(of: event, in: history) ?? reporterDetails(of: event) ?? codeDetails(of: event) ?? incidentDetails(
      of: event)
      ?? inspectionDetails(of: event)
      ?? leadDetails(of: event) ?? fieldDetails(of: event) ?? meetingDetails(of: event) ?? restrictedDetails(of: event)
      ?? recusalDetails(of: event) ?? rewardDetails(of: event) ?? weeklyDetails(of: event)
      ?? directiveDetails(of: event) ?? publicityDetails(of: event) ?? supervisionDetails(of: event)
      ?? deskDetails(of: event) ?? []
  }

  private func tipDetails(of event: any Event, in history: [Recorded]) -> [String]? {
    switch event {
    case let event as TipRegistered:
      [event.number.description, texts["tips.channel.\(event.content.channel.rawValue)"]]
    case let event as TipAmended: [event.reason]
    case let event as TipSupplemented: [TextCleaning.singleLine(event.text), String(event.attachments.count)]
    case let event as TipCovered: [String(event.words.count), event.reason]
    case let event as OriginalOpened: [event.reason]
    case let event as LeadCovered: [String(event.words.count)]
    case let event as TipUncovered: [String(event.words.count), event.reason]
    case let event as TipResumed: [event.reason]
    case let event as ReceiptDoubted: [event.reason]
    case let event as OutcomeProposed: [outcome(event.outcome), asked(event.outcome), event.reason]
    case let event as OutcomeConfirmed: [proposed(event.proposal, in: history)]
    case let event as OutcomeDeclined: [proposed(event.proposal, in: history), event.reason]
    case let event as OutcomeWithdrawn: [proposed(event.proposal, in: history)]
    case let event as PassingAcknowledged: [date(event.on), event.reference]
    case let event as TipExported: [texts["log.export.\(event.what.rawValue)"], event.file]
    case let event as LeadExported:
      [
        texts["log.export.\(event.what.rawValue)"],
        event.file + (event.contents.map { texts("log.export.files", String($0.count)) } ?? ""),
      ]
    default: nil
    }
  }

  private func deskDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as DeskFounded: [event.name]
    case let event as SectionAdded: [event.name]
    case let event as SectionClosed: [desk?.organisation.section(event.section)?.name ?? "", event.reason]
    case let event as WindowAdded: [event.name]
    case let event as BodyAdded: [event.name]
    case let event as MemberInvited: [event.name, posts(event.posts)]
    case let event as MemberAdmitted: [member(event.member)]
    case let event as MemberKeysGranted:
      [member(event.member), keys(event.keys.compactMap { KeyName($0) })]
    case let event as KeyEpochStarted: [KeyName(event.key).map { keys([$0]) } ?? event.key]
    case let event as UndertakingSigned: [posts(event.posts)]
    case let event as PostsChanged: [member(event.member), posts(event.posts), event.reason]
    case let event as MemberRemoved: [member(event.member), event.reason]
    case let event as LeaveTaken:
      [
        member(event.member), member(event.deputy), date(event.from), date(event.until),
        delegated(event.kinds) + (event.reason.isEmpty ? "" : texts("log.because", event.reason)),
      ]
    case let event as LeaveEnded: leave(event.leave)
    case let event as MemberReinvited: [member(event.succeeds), String(event.succeeds.rawValue), event.reason]
    case let event as ReenrolmentConfirmed: [member(event.member)]
    case let event as KeysRecovered:
      [member(event.member), keys(event.keys.compactMap { KeyName($0) }), event.reason]
    case let event as ListExported:
      [
        texts["log.list.\(event.what.rawValue)"], event.filter.isEmpty ? texts["log.export.noFilter"] : event.filter,
        String(event.count),
        (event.file ?? texts["log.export.printed"]) + (event.reason.map { texts("log.because", $0) } ?? ""),
      ]
    case let event as MemberHistoryExported: [member(event.member), event.file]
    case let event as EvidenceExported:
      [date(event.from), date(event.to), event.file, event.reason, String(event.contents.count)]
    case let event as RulingProposed:
      [rulingName(event.ruling), rulingValue(event.value, of: event.ruling), date(event.from), event.reason]
    case let event as RulingConfirmed: [ruling(event.proposal)]
    case let event as RulingDeclined: [ruling(event.proposal), event.reason]
    default: nil
    }
  }

  /// What was asked of the reporter, or by which letter a tip goes.
  private func asked(_ outcome: Outcome) -> String {
    switch outcome {
    case .returnForMore(let questions): TextCleaning.singleLine(questions)
    case .passOn(_, let letter): texts("tips.triage.byLetter", letter)
    case .join, .relink: ""
    }
  }

  private func proposed(_ number: EventNumber, in history: [Recorded]) -> String {
    let event = history.first { $0.envelope.event == number }?.event as? OutcomeProposed
    let found = event?.outcome ?? desk?.tips.proposal(by: number)?.outcome
    return found.map { outcome($0) } ?? "#\(number.rawValue)"
  }

  private func ruling(_ proposal: EventNumber) -> String {
    (desk?.rulings.proposal(proposal)?.ruling).map(rulingName) ?? "#\(proposal.rawValue)"
  }

  /// What a deputy sees to.
  package func delegated(_ kinds: [DelegatedDecision]) -> String {
    kinds.map { texts["panes.members.delegated.\($0.rawValue)"] }.joined(separator: texts["frame.listSeparator"])
  }

  private func leave(_ number: EventNumber) -> [String] {
    guard let found = desk?.members.leaves.first(where: { $0.event == number }) else {
      return ["#\(number.rawValue)", ""]
    }
    return [member(found.member), member(found.deputy)]
  }
}
