import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  private typealias Opening = @Sendable (ReporterID, inout LayerContext) -> [LayerAction]

  /// A step about the selected reporter, possible where the rules would let it.
  private static func step(
    _ id: ActionID, _ keys: [Key], for posts: Posts, in places: Set<Frame.Place> = [.reporters], footer: Int? = nil,
    _ command: @escaping @Sendable (ReporterID, SessionView) -> any Command, _ open: @escaping Opening
  ) -> DeskAction {
    DeskAction(
      id, keys, .identity, in: places, posts: posts, footer: footer,
      availability: { IdentityProbe.check($0, $1, command) },
      run: { frame, context in IdentityProbe.choose(frame, &context, open) })
  }

  /// Who reported: asking, deciding, looking, checking, destroying (R6.4).
  static let identities: [DeskAction] = [
    step(
      "viewIdentity", [.character("v")], for: .custodian, footer: 8, { IdentityProbe.view($0, $1) }
    ) { reporter, context in
      guard let session = context.session, let request = IdentityProbe.viewable(reporter, session, context.today) else {
        return []
      }
      return IdentityLayer.actions(for: .reporter(request: request.event), &context)
    },
    step(
      "decideIdentity", [.character("c")], for: .leader, footer: 9, { IdentityProbe.decide($0, $1) }
    ) { reporter, context in
      guard let request = context.desk?.reporters.requests.of(reporter).first(where: { $0.state == .waiting }) else {
        return []
      }
      return ReporterForms.open(DecideIdentityForm(viewed: .reporter(request: request.event)), &context)
    },
    step(
      "requestIdentity", [.character("i")], for: [.office, .leader, .custodian], in: [.tips, .reporters], footer: 35,
      { IdentityProbe.request($0, $1) }
    ) { ReporterForms.open(RequestIdentityForm(reporter: $0), &$1) },
    step(
      "contactCard", [.character("t")], for: .custodian, footer: 12,
      { reporter, _ in ReadCard(reporter: reporter, reason: TriageProbe.words) }
    ) { ReporterForms.open(ContactCardForm(reporter: $0), &$1) },
    step("checkReporter", [.character("h")], for: .custodian, footer: 14, { IdentityProbe.check($0, $1) }) {
      ReporterForms.open(CheckReporterForm(reporter: $0), &$1)
    },
    step(
      "markReporter", [.character("m")], for: .custodian,
      { reporter, _ in MarkReporter(reporter: reporter, mark: .staff, value: .yes, evidence: IdentityProbe.file) }
    ) { ReporterForms.open(MarkReporterForm(reporter: $0), &$1) },
    DeskAction(
      "readEvidence", [.character("e")], .identity, in: [.reporters], posts: .custodian,
      availability: IdentityProbe.evidence
    ) { frame, context in
      guard let document = IdentityProbe.document(frame) else { return [] }
      return ReporterForms.open(EvidenceForm(reporter: document.reporter, events: document.evidence), &context)
    },
    step("sameReporter", [.character("l")], for: .custodian, { IdentityProbe.same($0, $1) }) {
      ReporterForms.open(SameReporterForm(reporter: $0, candidates: $1.likelySame), &$1)
    },
    step(
      "addDetails", [.character("A")], for: [.receiver, .custodian], in: [.tips, .reporters],
      { reporter, _ in
        AddToReporter(
          reporter: reporter, given: [.phone], identity: IdentityProbe.file, card: IdentityProbe.file,
          reason: TriageProbe.words)
      }
    ) { ReporterForms.open(AddDetailsForm(reporter: $0), &$1) },
    DeskAction(
      "bindReporter", [.character("B")], .identity, in: [.tips, .reporters], posts: .custodian,
      availability: IdentityProbe.bind
    ) { frame, context in
      guard let tip = IdentityProbe.tip(frame, context) else { return [] }
      guard context.desk?.reporters.of(tip).isEmpty == false else {
        return ReporterForms.open(BindReporterForm(tip: tip, reporter: nil), &context)
      }
      return IdentityProbe.choose(frame, &context) { ReporterForms.open(BindReporterForm(tip: tip, reporter: $0), &$1) }
    },
    step("destroyIdentity", [.character("x")], for: [.custodian, .leader], { IdentityProbe.destroy($0, $1) }) {
      reporter, context in
      let waiting = context.desk?.reporters.destructions.of(reporter).first { $0.state == .waiting }
      if let waiting { return ReporterForms.open(DecideDestructionForm(proposal: waiting.event), &context) }
      return ReporterForms.open(ProposeDestructionForm(reporter: reporter), &context)
    },
    step("withdrawRequest", [], for: [.office, .leader, .custodian], { IdentityProbe.withdraw($0, $1) }) {
      reporter, context in
      guard let session = context.session, let own = IdentityProbe.own(reporter, session) else { return [] }
      let id = context.newRequestID()
      let question = context.texts("reporters.withdraw.ask", context.wording.alias(reporter))
      return [
        .push(
          ConfirmLayer(
            question, yes: context.texts["keys.withdraw.short"],
            [.request(.perform(id, WithdrawIdentityRequest(request: own)))]))
      ]
    },
  ]
}

/// Asks the rules whether a step about a reporter would be possible, with words filled in for what its form asks later.
enum IdentityProbe {
  static let file = SealedFile(file: "", sha256: "")
  /// Stands for a request or proposal where there is none: the rules then say so.
  private static let nothing = EventNumber(rawValue: 0)

  /// The aliases that the selection is about: one, or the reporters of the selected tip.
  static func reporters(_ frame: Frame, _ context: LayerContext) -> [ReporterID] {
    switch frame.place {
    case .reporters: frame.reporters.selected.map { [$0] } ?? []
    case .tips: frame.tips.selected.flatMap { context.desk?.reporters.of($0) } ?? []
    case .overview, .leads, .restricted, .meetings, .rewards, .weekly, .publicity, .supervision, .log: []
    }
  }

  static func tip(_ frame: Frame, _ context: LayerContext) -> TipID? {
    switch frame.place {
    case .reporters: frame.reporters.selected.flatMap { context.desk?.reporters[$0]?.tip }
    case .tips: frame.tips.selected
    case .overview, .leads, .restricted, .meetings, .rewards, .weekly, .publicity, .supervision, .log: nil
    }
  }

  /// What was read of the selected reporter.
  static func document(_ frame: Frame) -> ReporterDocument? {
    guard let document = frame.reporters.detail.document, document.reporter == frame.reporters.selected else {
      return nil
    }
    return document
  }

  /// Evidence is there to be read where an event about the reporter names some.
  static func evidence(_ frame: Frame, _ context: LayerContext) -> Availability {
    guard frame.reporters.selected != nil else { return .refused(.text("panes.nothingSelected")) }
    // Which events rest on something is known once the reporter's history was read.
    guard let document = document(frame) else { return .refused(.text("reporters.evidence.open")) }
    guard !document.evidence.isEmpty else { return .refused(.text("reporters.evidence.none")) }
    return check(frame, context) { reporter, _ in ReadCard(reporter: reporter, reason: TriageProbe.words) }
  }

  static func check(
    _ frame: Frame, _ context: LayerContext, _ command: (ReporterID, SessionView) -> any Command
  ) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let found = reporters(frame, context)
    guard !found.isEmpty else {
      return .refused(.text(tip(frame, context) == nil ? "panes.nothingSelected" : "reporters.noneOfTip"))
    }
    let refusals = found.map { TriageProbe.refusal(of: command($0, session), session, context.now) }
    // Possible for one of several is possible: which one is asked next.
    guard !refusals.contains(where: { $0 == nil }), let refusal = refusals.first ?? nil else { return .enabled }
    return .refused(.rule(refusal))
  }

  /// Goes on with the one alias, or asks which.
  static func choose(
    _ frame: Frame, _ context: inout LayerContext, _ open: @Sendable (ReporterID, inout LayerContext) -> [LayerAction]
  ) -> [LayerAction] {
    let found = reporters(frame, context)
    if found.count == 1 { return open(found[0], &context) }
    let words = context.wording
    var choices: [(label: String, note: String, action: LayerAction)] = []
    for id in found {
      guard let action = open(id, &context).first else { continue }
      let naming = context.desk?.reporters[id].map { context.texts["tips.naming.\($0.signature.rawValue)"] } ?? ""
      choices.append((words.alias(id), naming, action))
    }
    return [.push(ChooserLayer(title: context.texts["reporters.which"], choices))]
  }

  // MARK: Commands

  /// The newest request that this custodian may look by now.
  static func viewable(_ id: ReporterID, _ session: SessionView, _ today: CivilDate) -> IdentityRequest? {
    session.desk.reporters.requests.of(id).last { $0.custodian == session.member && $0.isValid(on: today) }
  }

  static func view(_ id: ReporterID, _ session: SessionView) -> any Command {
    let requests = session.desk.reporters.requests.of(id)
    let own = requests.last { $0.custodian == session.member && $0.approval != nil }
    return ViewIdentity(request: (own ?? requests.last)?.event ?? nothing, isRenewal: false)
  }

  static func decide(_ id: ReporterID, _ session: SessionView) -> any Command {
    let requests = session.desk.reporters.requests.of(id)
    let waiting = requests.first { $0.state == .waiting } ?? requests.last
    return DeclineIdentity(request: waiting?.event ?? nothing, reason: TriageProbe.words)
  }

  /// Any custodian will do: which one is asked in the form.
  static func request(_ id: ReporterID, _ session: SessionView) -> any Command {
    let desk = session.desk
    let tip = desk.reporters[id]?.tip
    let waiting = Set(desk.reporters.requests.of(id).filter { $0.state == .waiting }.map(\.custodian))
    let custodians = desk.members.all.map(\.id).filter { id in tip.map { desk.mayKeepIdentities(id, of: $0) } ?? false }
    let custodian = custodians.first { !waiting.contains($0) } ?? custodians.first ?? session.member
    return RequestIdentity(reporter: id, purpose: .contact, reason: TriageProbe.words, custodian: custodian)
  }

  static func check(_ id: ReporterID, _ session: SessionView) -> any Command {
    let desk = session.desk
    let given = desk.reporters[id]?.given ?? []
    let isContact = !given.isDisjoint(with: .contact)
    let isName = given.contains(.name)
    let on =
      desk.reporters[id].flatMap { desk.tips[$0.tip] }.map { desk.date(of: $0.receivedAt) }
      ?? desk.date(of: session.now)
    return CheckReporter(
      reporter: id, contactWorks: isContact || !isName ? true : nil, nameIsTrue: isName ? true : nil,
      how: TriageProbe.words, on: on)
  }

  /// Any other alias will do.
  static func same(_ id: ReporterID, _ session: SessionView) -> any Command {
    let register = session.desk.reporters
    let other = register.rows.first { $0.id != id && register.same.decision(.init(id, $0.id)) == nil }?.id
    return DecideSameReporter(reporter: id, other: other ?? id, isSame: true, reason: file)
  }

  static func destroy(_ id: ReporterID, _ session: SessionView) -> any Command {
    if let waiting = session.desk.reporters.destructions.of(id).first(where: { $0.state == .waiting }) {
      return ApproveDestruction(proposal: waiting.event)
    }
    return ProposeDestruction(reporter: id, grounds: TriageProbe.words)
  }

  /// This member's own request that can still be taken back.
  static func own(_ id: ReporterID, _ session: SessionView) -> EventNumber? {
    session.desk.reporters.requests.of(id).last {
      $0.requestedBy == session.member && ($0.state == .waiting || $0.approval != nil)
    }?.event
  }

  static func withdraw(_ id: ReporterID, _ session: SessionView) -> any Command {
    WithdrawIdentityRequest(
      request: own(id, session) ?? session.desk.reporters.requests.of(id).last?.event ?? nothing)
  }

  @Sendable static func bind(_ frame: Frame, _ context: LayerContext) -> Availability {
    guard let session = context.session, let tip = tip(frame, context) else {
      return .refused(.text("panes.nothingSelected"))
    }
    func command(_ id: ReporterID?) -> any Command {
      BindReporter(
        tip: tip, reporter: id, given: [.name], identity: file, card: file, evidence: file,
        confirmedOn: session.desk.date(of: session.desk.tips[tip]?.receivedAt ?? session.now))
    }
    if session.desk.reporters.of(tip).isEmpty {
      if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
      return TriageProbe.refusal(of: command(nil), session, context.now).map { .refused(.rule($0)) } ?? .enabled
    }
    return check(frame, context) { id, _ in command(id) }
  }
}
