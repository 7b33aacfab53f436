import CaseDomain
import DeskSession
import Terminal

extension RestrictedLedger {
  /// Everything a keeper may know: how it stands, whom it concerns, who keeps it and who has read it; its words only
  /// once it is opened (R6.4).
  static func detail(
    of document: RestrictedDocument, duplicates: [LikelyDuplicate]?, namesReaders: Bool, desk: Desk, wording: Wording,
    theme: Theme, width: Int
  ) -> [DetailLine] {
    guard let tip = desk.restricted[document.tip.id] else { return [] }
    var page = DetailPage(theme: theme, width: width)
    head(&page, tip, wording)
    people(&page, tip, desk, wording)
    let events = Set(document.events.map(\.envelope.event))
    let unheard = Set(desk.unheard.map(\.envelope.event)).intersection(events)
    page.shutOut(desk.unheard.filter { events.contains($0.envelope.event) }, wording)
    assessment(&page, tip, document, wording)
    if let words = document.words {
      content(&page, tip, words, wording)
    } else {
      page.blank()
      page.excerpt(wording.texts)
      page.text(wording.texts["restricted.detail.reading"], theme.secondary)
    }
    identities(&page, tip, document.words, wording)
    requests(&page, tip, document, wording)
    page.heading(wording.texts["tips.detail.history"])
    // Who has read it, and how often, stands above; between the steps each of their readings would hide those.
    for recorded in document.events.reversed() where !(recorded.event is RestrictedRead) {
      let line = wording.line(recorded, in: document.events)
      let isUnheard = unheard.contains(recorded.envelope.event)
      page.text(
        isUnheard ? wording.texts("restricted.unheard", line) : line, isUnheard ? page.theme.warning : Style.plain)
      // Its keepers' words are the tip's: they show where the tip is open.
      if document.words != nil, let text = recorded.event.keptText { page.text(text, theme.secondary, indent: 2) }
    }
    return page.lines
  }

  private static func head(_ page: inout DetailPage, _ tip: RestrictedTip, _ wording: Wording) {
    let texts = wording.texts
    page.text(tip.number.description, page.theme.heading)
    page.text(tip.title, page.theme.heading)
    page.value(texts["panes.state"], wording.restrictedState(tip))
    if let due = tip.due {
      let urgency = Urgency(due: due, today: wording.today)
      let style = urgency == .overdue ? page.theme.alert : urgency == .today ? page.theme.warning : Style.plain
      page.value(
        texts[tip.dueLabel],
        wording.noted(wording.dateAndWeekday(due), wording.dueLong(due)), style)
    }
    if tip.state == .verifying {
      page.value(
        texts["restricted.verifier"], tip.verifier.map { wording.member($0) } ?? texts["restricted.verifier.nobody"],
        tip.verifier == nil ? page.theme.alert : .plain)
    }
    if let passing = tip.passing { page.value(texts["restricted.passing"], wording.passing(passing)) }
    page.value(texts["tips.column.received"], wording.receivedInFull(tip.receivedAt, tip.precision))
    page.value(
      texts["tips.column.registered"],
      "\(wording.time(tip.registeredAt))  \(wording.member(tip.registeredBy))  \(texts["restricted.origin.\(tip.origin.name)"])"
    )
    if tip.importance == .major { page.value(texts["tips.column.importance"], texts["tips.importance.major"]) }
    if let ordinary = tip.takenOver {
      page.value(texts["restricted.takenOver"], wording.tip(ordinary), link: .go(.tip(ordinary)))
    }
    if let ordinary = tip.addsTo {
      page.value(texts["restricted.addsTo"], wording.tip(ordinary), link: .go(.tip(ordinary)))
    }
  }

  private static func people(_ page: inout DetailPage, _ tip: RestrictedTip, _ desk: Desk, _ wording: Wording) {
    let texts = wording.texts
    page.blank()
    page.value(texts["tips.detail.subjects"], tip.subjects.joined(separator: texts["frame.listSeparator"]))
    for conflict in tip.conflicts {
      page.value(texts["restricted.concerned"], wording.noted(wording.member(conflict.member), conflict.why))
    }
    func names(_ members: [MemberID]) -> String {
      members.map { wording.member($0) }.joined(separator: texts["frame.listSeparator"])
    }
    page.value(texts["restricted.keepers"], names(desk.keepers(of: tip)))
    let missing = desk.missingKeepers(of: tip)
    if !missing.isEmpty { page.value(texts["restricted.newcomers"], names(missing), page.theme.warning) }
    page.value(
      texts["log.seen.short"], tip.readings.isEmpty ? texts["restricted.unread"] : read(tip, wording),
      page.theme.secondary)
  }

  /// `丙 11-23 14:05（2 次）`: each reader with their last time.
  private static func read(_ tip: RestrictedTip, _ wording: Wording) -> String {
    tip.readers.map { member in
      let own = tip.readings.filter { $0.member == member }
      let last = "\(wording.member(member)) \(own.last.map { wording.time($0.time) } ?? "")"
      return own.count == 1 ? last : wording.noted(last, wording.texts("restricted.times", String(own.count)))
    }.joined(separator: wording.texts["frame.listSeparator"])
  }

  private static func assessment(
    _ page: inout DetailPage, _ tip: RestrictedTip, _ document: RestrictedDocument, _ wording: Wording
  ) {
    guard let open = tip.assessment else { return }
    let texts = wording.texts
    page.value(
      texts["panes.proposed"],
      texts(
        "panes.proposedBy", wording.restricted(open.outcome), wording.member(open.proposedBy),
        wording.time(open.proposedAt)), page.theme.warning)
    if document.words != nil { page.value(texts["panes.reason"], open.reason) }
  }

  private static func content(
    _ page: inout DetailPage, _ tip: RestrictedTip, _ words: RestrictedWords, _ wording: Wording
  ) {
    let (content, texts) = (words.content, wording.texts)
    page.blank()
    for subject in content.subjects {
      let details = [subject.role, subject.trade, subject.address].compactMap { $0 }.filter { !$0.isEmpty }
      let kind = texts["tips.subject.\(subject.kind.rawValue)"]
      page.text(wording.noted(subject.name, ([kind] + details).joined(separator: texts["frame.clauseSeparator"])))
    }
    page.value(
      texts["tips.detail.conduct"],
      content.conduct.heldNames.map { texts["tips.conduct.\($0)"] }.joined(separator: "  "))
    page.value(texts["tips.detail.place"], content.place ?? "")
    page.value(texts["panes.channelDetail"], content.channelDetail ?? "")
    page.value(texts["tips.detail.originals"], content.originalsAt ?? "")
    page.heading(texts["tips.detail.narrative"])
    page.text(content.narrative)
    if tip.hasOriginal {
      page.text(texts["restricted.original"], page.theme.secondary)
    } else if content.sealedOriginal != nil {
      page.text(texts["restricted.original.ordinary"], page.theme.secondary)
    }
  }

  private static func identities(
    _ page: inout DetailPage, _ tip: RestrictedTip, _ words: RestrictedWords?, _ wording: Wording
  ) {
    let texts = wording.texts
    for (index, reporter) in tip.reporters.enumerated() {
      if index == 0 { page.heading(texts["tips.detail.reporters"]) }
      page.text(
        texts(
          "restricted.reporter", String(index + 1), texts["tips.naming.\(reporter.signature.rawValue)"],
          texts[reporter.isSealed ? "restricted.sealed" : "restricted.unsealed"]))
      // Who reported is in clear only where nobody could have opened the seal.
      for detail in words?.reporters[index].details ?? [] {
        page.value("  " + texts["panes.given.\(detail.detail.rawValue)"], detail.text)
      }
    }
  }

  /// Every request to see who reported, newest first, with its viewings, as for any reporter.
  private static func requests(
    _ page: inout DetailPage, _ tip: RestrictedTip, _ document: RestrictedDocument, _ wording: Wording
  ) {
    let texts = wording.texts
    for request in tip.identityRequests.reversed() {
      page.heading(texts("reporters.request", wording.time(request.askedAt)))
      page.value(texts["reporters.request.by"], wording.member(request.custodian))
      page.value(
        texts["restricted.identity.of"], texts("restricted.identity.reporter", String(request.reporter + 1)))
      if let purpose = request.purpose { page.value(texts["reporters.request.purpose"], wording.purpose(purpose)) }
      // Its keepers' words are the tip's: they show where the tip is open.
      if document.words != nil { page.value(texts["panes.reason"], request.reason) }
      page.value(
        texts["panes.state"], state(of: request, wording), request.state == .waiting ? page.theme.warning : .plain)
      for viewing in ReporterViewing.all(of: request.event, in: document.events) {
        page.value(texts["reporters.viewing"], viewing.line(wording))
      }
    }
  }

  private static func state(of request: RestrictedTip.IdentityAsking, _ wording: Wording) -> String {
    let texts = wording.texts
    switch request.state {
    case .waiting: return texts["reporters.wait.requested"]
    case .declined(let member, _): return texts("reporters.request.declined", wording.member(member))
    case .withdrawn: return texts["reporters.request.withdrawn"]
    case .approved(let approval):
      let words =
        request.views > 0
        ? "restricted.identity.used"
        : request.isValid(on: wording.today) ? "restricted.identity.approved" : "reporters.request.over"
      return texts(words, wording.member(approval.by), wording.date(approval.validUntil))
    }
  }
}

extension RestrictedTip {
  /// Names what is due, in texts.
  fileprivate var dueLabel: String {
    switch state {
    case .passedOn: "panes.clock.acknowledgement"
    case .toPassOn: "restricted.passing.due"
    case .verifying: "restricted.verifying.due"
    default: "restricted.due"
    }
  }
}

extension RestrictedTip.Origin {
  /// Names it in texts.
  var name: String {
    switch self {
    case .registered: "registered"
    case .sentDirectly: "sentDirectly"
    case .takenOver: "takenOver"
    }
  }
}

extension Event {
  /// What a keeper wrote about a restricted tip.
  fileprivate var keptText: String? {
    switch self {
    case let event as RestrictedNoted: event.text.text
    case let event as RestrictedSupplemented: event.text.text
    case let event as RestrictedAssessed: event.reason.text
    case let event as AssessmentDeclined: event.reason.text
    case let event as RestrictedAcknowledged: event.reference.text
    case let event as RestrictedPassedOn: event.letter.text
    case let event as ConflictAdded: event.why.text
    case let event as RestrictedIdentityAsked: event.reason.text
    case let event as RestrictedIdentityDeclined: event.reason.text
    case let event as RestrictedOriginalOpened: event.reason.text
    default: nil
    }
  }
}
