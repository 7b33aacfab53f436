import CaseDomain
import DeskSession
import Terminal

// MARK: Saving

extension FormLayer {
  func environment(_ context: LayerContext, _ session: SessionView) -> FormEnvironment {
    FormEnvironment(
      texts: context.texts, session: session, now: context.now, id: requestID, startedAt: startedAt ?? context.now)
  }

  mutating func save(_ environment: FormEnvironment) -> [LayerAction] {
    if let fault = environment.session.readOnly {
      banner = Notice(.failed, environment.wording.fault(fault))
      return [.effect(.bell)]
    }
    definition.review(&form, environment)
    guard form.tryToSave() else { return [.effect(.bell)] }
    redaction = nil
    return submit(environment)
  }

  /// Asks the definition what saving means now, with what was decided so far.
  mutating func submit(_ environment: FormEnvironment) -> [LayerAction] {
    switch definition.submission(form, redaction: redaction, environment) {
    case .send(let request):
      guard let open = openWords(environment) else { return send(request) }
      return ask(open.text, yes: environment.texts["forms.openWords.yes"], back: open.field, request, environment)
    case .ask(let question, let yes, let back, let request):
      let open = openWords(environment)
      let whole = [open?.text, question].compactMap { $0 }.joined(separator: " ")
      return ask(
        whole, yes: yes ?? environment.texts["forms.question.go"], back: open?.field ?? back, request, environment)
    case .redact(let review):
      step = .redacting(
        RedactionStep(review, texts: environment.texts, clock: environment.clock, remembered: remembered))
      return []
    case .first(let request, let id, let then):
      step = .sending(id, then)
      return [.request(request)]
    case .hand(let layer, let request):
      forget()
      return [.close, .push(layer), .request(request)]
    case .part(let question, let yes, let actions):
      step = .parting(FormQuestion(question, yes: yes, no: environment.texts["forms.question.back"]), actions)
      return []
    case .retype(let key, let reason):
      form.change(key) { $0.editor.clear() }
      form.jump(to: key)
      banner = Notice(.refused, reason)
      return [.effect(.bell)]
    case .refuse(let reason):
      banner = Notice(.refused, reason)
      return [.effect(.bell)]
    }
  }

  private mutating func ask(
    _ question: String, yes: String, back: FieldKey?, _ request: SessionRequest, _ environment: FormEnvironment
  ) -> [LayerAction] {
    step = .asking(FormQuestion(question, yes: yes, no: environment.texts["forms.question.back"], back: back), request)
    return []
  }

  mutating func send(_ request: SessionRequest) -> [LayerAction] {
    step = .sending(requestID, nil)
    return [.request(request)]
  }

  /// The desk has it: what was typed about a reporter is forgotten here, and the draft with it.
  mutating func finish(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    let actions = definition.finished(performed, environment)
    forget()
    return [.request(.dropDraft(id)), .close] + actions
  }

  /// It left the desk: where it is now is said until the next key.
  mutating func taken(out written: WrittenPaper, _ environment: FormEnvironment) -> [LayerAction] {
    forget()
    return [
      .request(.dropDraft(id)), .close, .notice(Notice(.done, environment.texts("panes.saved", written.path))),
    ]
  }

  /// Code and password were right. Nothing is said of the tip they belong to.
  mutating func accept(_ environment: FormEnvironment) -> [LayerAction] {
    let actions = definition.accepted(environment)
    forget()
    return [.request(.dropDraft(id)), .close] + actions
  }

  /// Those who may keep it have it. The session dropped the draft with the commit.
  mutating func hand(over number: RegisterNumber, _ environment: FormEnvironment) -> [LayerAction] {
    let actions = definition.sent(number, form, environment)
    forget()
    return [.close] + actions
  }

  /// What was entered goes on in another layer.
  mutating func part(_ actions: [LayerAction]) -> [LayerAction] {
    forget()
    return [.close] + actions
  }

  mutating func forget() {
    form.wipeSecrets()
    redaction = nil
    remembered = [:]
    step = .filling
  }
}

// MARK: Redacting

extension FormLayer {
  mutating func redact(
    _ current: RedactionStep, _ event: InputEvent, _ area: Rect, _ environment: FormEnvironment
  ) -> [LayerAction] {
    if case .mouse(let mouse) = event, !area.contains(mouse.point) { return [] }
    var current = current
    let events = current.form.handle(event, in: area)
    if events.contains(.leave) || (events.contains(.save) && current.wantsBack) {
      remembered.merge(current.decisions) { $1 }
      step = .filling
      return []
    }
    step = .redacting(current)
    for case .refused(let reason) in events { banner = Notice(.refused, environment.texts[reason]) }
    guard events.contains(.save), current.form.tryToSave() else { return [] }
    remembered.merge(current.decisions) { $1 }
    redaction = current.redaction()
    step = .filling
    return submit(environment)
  }
}

// MARK: Leaving and drafts

extension FormLayer {
  /// How often at most a draft is kept while someone types, in milliseconds.
  static let draftInterval: Int64 = 3000

  /// Whether leaving loses something that was typed: no draft takes it in.
  var losesTyped: Bool {
    if form.holdsSecrets { return true }
    return !definition.keepsDraft && !form.typedTexts.isEmpty && form.typedTexts != initialTexts
  }

  mutating func leave(_ environment: FormEnvironment) -> [LayerAction] {
    guard losesTyped else { return close(environment) }
    let texts = environment.texts
    step = .leaving(
      FormQuestion(
        texts[form.holdsIdentities ? "forms.leave.identities" : "forms.leave.typed"], yes: texts["forms.leave.anyway"],
        no: texts["forms.question.back"]))
    return []
  }

  /// Leaves the form with its draft kept, or without one where nothing was entered.
  mutating func close(_ environment: FormEnvironment) -> [LayerAction] {
    defer { forget() }
    guard let draft else {
      // A draft that was emptied again is not wanted any more.
      return (hasStoredDraft ? [.request(.dropDraft(id))] : []) + [.close]
    }
    return [
      .request(.keepDraft(draft)), .close, .notice(Notice(.done, environment.texts["forms.draftKept"])),
    ]
  }

  /// Keeps a draft if anything changed since the last one.
  mutating func keepDraft(_ environment: FormEnvironment) -> [LayerAction] {
    guard let draft, draft.fields != keptFields else { return [] }
    keptFields = draft.fields
    keptAt = environment.now
    hasStoredDraft = true
    return [.request(.keepDraft(draft))]
  }

  /// Keeps drafts while someone types, so that a crash loses seconds at most.
  mutating func tick(_ environment: FormEnvironment) -> LayerOutcome {
    guard case .filling = step else { return .ignored }
    if let keptAt, environment.now.milliseconds(since: keptAt) < Self.draftInterval { return .ignored }
    let actions = keepDraft(environment)
    return actions.isEmpty ? .ignored : .consumed(actions)
  }
}
