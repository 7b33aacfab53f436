import CaseDomain
import DeskSession
import Terminal

extension ReporterLedger {
  /// Everything there is to know of a reporter without knowing who they are: what was given, what was found of it, every
  /// request with its viewings, and the whole history (R6.4).
  static func detail(
    of document: ReporterDocument, duplicates: [LikelyDuplicate]?, namesReaders: Bool, desk: Desk, wording: Wording,
    theme: Theme, width: Int
  ) -> [DetailLine] {
    guard let reporter = desk.reporters[document.reporter] else { return [] }
    var page = DetailPage(theme: theme, width: width)
    let texts = wording.texts
    page.text(wording.alias(reporter.id), theme.heading)
    page.value(texts["reporters.tip"], wording.tip(reporter.tip), link: .go(.tip(reporter.tip)))
    found(&page, reporter, desk, wording)
    same(&page, reporter, desk, wording)
    marks(&page, reporter, desk, wording)
    requests(&page, reporter, document, desk, wording)
    destructions(&page, reporter, desk, wording)
    page.heading(texts["tips.detail.history"])
    for recorded in document.events.reversed() { page.text(wording.line(recorded, in: document.events)) }
    return page.lines
  }

  private static func found(_ page: inout DetailPage, _ reporter: Reporter, _ desk: Desk, _ wording: Wording) {
    let texts = wording.texts
    var naming = [texts["tips.naming.\(reporter.signature.rawValue)"]]
    if desk.tips[reporter.tip]?.isJoint == true { naming.append(texts["tips.naming.joint"]) }
    if reporter.speaksForAll { naming.append(texts["panes.speaksForAll"]) }
    page.value(texts["tips.column.naming"], naming.joined(separator: " · "))
    let given = reporter.given.details.map { texts["panes.given.\($0.rawValue)"] }
    page.value(
      texts["reporters.given"],
      given.isEmpty ? texts["reporters.given.none"] : given.joined(separator: texts["frame.listSeparator"]))
    page.value(texts["reporters.contact"], texts["reporters.check.\(word(reporter.contactWorks))"])
    if let row = desk.reporters.row(of: reporter.id).map({ desk.reporters.rows[$0] }),
      let due = ReporterWait.contactDue(row, desk, wording.today)
    {
      let urgency = Urgency(due: due, today: wording.today)
      let style = urgency == .overdue ? page.theme.alert : urgency == .today ? page.theme.warning : Style.plain
      page.value(
        texts["reporters.contactDue"], wording.noted(wording.dateAndWeekday(due), wording.dueShort(due)), style)
    }
    page.value(texts["reporters.name"], texts["reporters.check.\(word(reporter.nameIsTrue))"])
    let sealed =
      reporter.isDestroyed
      ? texts["reporters.sealed.destroyed"]
      : reporter.sealings == 0
        ? texts["reporters.sealed.none"] : texts("reporters.sealings", String(reporter.sealings))
    page.value(texts["tips.column.sealed"], sealed)
    if reporter.isBound { page.value(texts["reporters.bound"], texts["frame.yes"]) }
  }

  private static func word(_ found: Bool?) -> String { found.map { $0 ? "yes" : "no" } ?? "unknown" }

  private static func same(_ page: inout DetailPage, _ reporter: Reporter, _ desk: Desk, _ wording: Wording) {
    let texts = wording.texts
    for other in desk.reporters.same.aliases(of: reporter.id) where other != reporter.id {
      guard let tip = desk.reporters[other]?.tip else { continue }
      page.value(texts["reporters.same"], "\(wording.alias(other))  \(wording.tip(tip))", link: .go(.reporter(other)))
    }
    for candidate in wording.likelySame where isOpen(candidate, in: desk) {
      guard candidate.reporter == reporter.id || candidate.other == reporter.id else { continue }
      let other = candidate.reporter == reporter.id ? candidate.other : candidate.reporter
      let shared = candidate.matches.map { texts["panes.claim.match.\($0.rawValue)"] }
        .joined(separator: texts["frame.listSeparator"])
      page.value(
        texts["reporters.likely"], wording.noted(wording.alias(other), shared), page.theme.warning,
        link: .go(.reporter(other)))
    }
  }

  /// For custodians alone: it may tell who it is.
  private static func marks(_ page: inout DetailPage, _ reporter: Reporter, _ desk: Desk, _ wording: Wording) {
    guard let reader = wording.reader, desk.mayKeepIdentities(reader, of: reporter.tip) else { return }
    let texts = wording.texts
    page.heading(texts["reporters.marks"])
    let marks = desk.reporters.marks(of: reporter.id)
    for mark in ReporterMark.allCases {
      page.value(
        texts["reporters.mark.\(mark.rawValue)"],
        texts["reporters.mark.value.\((marks[mark]?.value ?? .unknown).rawValue)"])
    }
  }

  private static func requests(
    _ page: inout DetailPage, _ reporter: Reporter, _ document: ReporterDocument, _ desk: Desk, _ wording: Wording
  ) {
    let texts = wording.texts
    for request in desk.reporters.requests.of(reporter.id).reversed() {
      page.heading(texts("reporters.request", wording.time(request.requestedAt)))
      page.value(texts["reporters.request.by"], wording.member(request.requestedBy))
      page.value(texts["reporters.request.purpose"], wording.purpose(request.purpose))
      page.value(texts["panes.reason"], request.reason)
      page.value(texts["reporters.request.custodian"], wording.member(request.custodian))
      page.value(
        texts["panes.state"], state(of: request, reporter, wording),
        request.state == .waiting ? page.theme.warning : .plain)
      for viewing in ReporterViewing.all(of: request.event, in: document.events) {
        page.value(texts["reporters.viewing"], viewing.line(wording))
      }
    }
  }

  private static func state(of request: IdentityRequest, _ reporter: Reporter, _ wording: Wording) -> String {
    let texts = wording.texts
    switch request.state {
    case .waiting: return texts["reporters.wait.requested"]
    case .declined(let member, _): return texts("reporters.request.declined", wording.member(member))
    case .withdrawn: return texts["reporters.request.withdrawn"]
    case .approved(let approval):
      let isOver = approval.validUntil < wording.today || reporter.isDestroyed
      return texts(
        isOver ? "reporters.request.over" : "reporters.request.approved", wording.member(approval.by),
        wording.date(approval.validUntil))
    }
  }

  private static func destructions(
    _ page: inout DetailPage, _ reporter: Reporter, _ desk: Desk, _ wording: Wording
  ) {
    let texts = wording.texts
    for proposal in desk.reporters.destructions.of(reporter.id).reversed() {
      page.heading(texts("reporters.destruction", wording.time(proposal.proposedAt)))
      page.value(texts["reporters.destruction.by"], wording.member(proposal.proposedBy))
      page.value(texts["reporters.destruction.grounds"], proposal.grounds)
      let state =
        switch proposal.state {
        case .waiting: texts["reporters.wait.destruction"]
        case .approved(let member, _): texts("reporters.destruction.approved", wording.member(member))
        case .declined(let member, _): texts("reporters.request.declined", wording.member(member))
        }
      page.value(texts["panes.state"], state)
    }
  }
}
