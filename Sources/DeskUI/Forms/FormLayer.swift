import CaseDomain
import DeskSession
import DeskText
import Terminal

/// A form on the screen: takes keys, keeps drafts, asks before what cannot be taken back, and waits for the desk.
package struct FormLayer: Layer {
  /// Where the form stands.
  enum Step: Sendable {
    /// A draft of the same form was found.
    case offering(FormDraft, FormQuestion)
    case filling
    case redacting(RedactionStep)
    /// A last question before this request.
    case asking(FormQuestion, SessionRequest)
    /// Whether what was entered goes on elsewhere.
    case parting(FormQuestion, [LayerAction])
    /// Identities would be lost by leaving.
    case leaving(FormQuestion)
    /// Waiting for the desk's answer; a request that only prepares the form says how to go on.
    case sending(RequestID, (@Sendable (Performed, inout Form) -> Void)?)
  }

  private(set) var definition: any FormDefinition
  private(set) var id: RequestID
  package internal(set) var form: Form
  var step: Step = .filling
  /// What is said at the foot of the form until the next key.
  var banner: Notice?
  /// When the first key was pressed, or the first field clicked.
  var startedAt: Instant?
  /// The values it opened with: nothing else needs a draft.
  private var initial: [String: String] = [:]
  /// The texts it opened with: what is typed besides is lost where the form keeps no draft.
  private(set) var initialTexts: [String] = []
  /// What the last draft held, and when it was kept.
  var keptFields: [String: String] = [:]
  var keptAt: Instant?
  /// Whether the session holds a draft of this form.
  var hasStoredDraft = false
  var redaction: Redaction?
  /// Decisions about suspected details, by their words; forgotten with the form.
  var remembered: [String: String] = [:]
  /// Paths being looked at, by the request that asks.
  var inspections: [RequestID: String] = [:]
  var edited: FieldKey?
  /// How often code or password were wrong: each attempt is a request of its own.
  var attempts: UInt8 = 0

  /// Opens a form; where a draft of the same form exists, it is offered, or taken up at once.
  ///
  /// - Parameter drafts: whether unfinished forms of the same name are looked for.
  package init(
    _ definition: any FormDefinition, in context: inout LayerContext, session: SessionView, drafts: Bool = true
  ) {
    self.definition = definition
    id = context.newRequestID()
    let environment = FormEnvironment(
      texts: context.texts, session: session, now: context.now, id: id, startedAt: context.now)
    form = definition.form(environment)
    definition.review(&form, environment)
    // What the review hides cannot have it.
    form.repairFocus()
    initial = form.draftFields
    initialTexts = form.typedTexts
    keptFields = initial
    let kept = session.drafts.last { $0.form == definition.name }
    guard drafts, definition.keepsDraft, let draft = kept else { return }
    let time = FormDates.minute(Instant(rawValue: draft.startedAt), environment.clock)
    step = .offering(
      draft,
      FormQuestion(
        context.texts("forms.draftFound", time), yes: context.texts["forms.draft.resume"],
        no: context.texts["forms.draft.new"], isYes: true))
  }

  /// Takes up an unfinished form; nil where the draft bears no id of a request.
  package init?(
    _ definition: any FormDefinition, resuming draft: FormDraft, in context: LayerContext, session: SessionView
  ) {
    guard let id = RequestID(hexadecimal: draft.id) else { return nil }
    self.definition = definition
    self.id = id
    let environment = FormEnvironment(
      texts: context.texts, session: session, now: context.now, id: id,
      startedAt: Instant(rawValue: draft.startedAt))
    form = definition.form(environment)
    definition.review(&form, environment)
    initial = form.draftFields
    initialTexts = form.typedTexts
    resume(draft, environment)
  }

  /// The form with the values of a draft; its id goes on to be the draft's.
  mutating func resume(_ draft: FormDraft, _ environment: FormEnvironment) {
    if let id = RequestID(hexadecimal: draft.id) { self.id = id }
    startedAt = Instant(rawValue: draft.startedAt)
    form.restore(draft.fields)
    // The time of the first key is the draft's, in what the form says about it as well.
    definition.review(
      &form,
      FormEnvironment(
        texts: environment.texts, session: environment.session, now: environment.now, id: id,
        startedAt: Instant(rawValue: draft.startedAt)))
    form.repairFocus()
    keptFields = form.draftFields
    hasStoredDraft = true
    step = .filling
  }

  package var facesReporter: Bool { definition.facesReporter }

  package var draft: FormDraft? {
    guard hasSomethingToKeep else { return nil }
    return FormDraft(
      id: id.hexadecimal, form: definition.name, startedAt: (startedAt ?? form.clock.now).rawValue,
      fields: form.draftFields)
  }

  /// Whether anything was entered that opening the form again would not give.
  var hasSomethingToKeep: Bool { definition.keepsDraft && form.draftFields != initial }

  /// The id of the request that saves the form.
  var requestID: RequestID { attempts == 0 ? id : id.step(0xFF &- attempts) }
}

// MARK: Messages

extension FormLayer {
  package mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    // A locked or closed desk shows no form; whoever locks keeps `draft`.
    guard let session = context.session else { return .ignored }
    let environment = environment(context, session)
    form.clock = environment.clock
    switch message {
    case .input(let event): return handle(event, context, environment)
    case .reply(let reply): return handle(reply, environment)
    case .tick: return tick(environment)
    case .edited(let id, let text):
      guard id == self.id.step(1), let key = edited else { return .ignored }
      edited = nil
      if let text { form.edited(key, text) }
      definition.review(&form, environment)
      return .done
    case .saved, .place, .placeRefused, .viewed: return .ignored
    }
  }

  private mutating func handle(
    _ event: InputEvent, _ context: LayerContext, _ environment: FormEnvironment
  ) -> LayerOutcome {
    let said = banner
    switch event {
    case .key(let key):
      // Help, blanking and locking are above every form.
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      banner = nil
    case .paste: banner = nil
    case .mouse: break
    default: return .ignored
    }
    let areas = areas(in: context.body)
    switch step {
    case .filling:
      let actions = fill(event, areas.fields, environment)
      return .consumed(actions + bell(after: actions, unless: said))
    case .redacting(let step):
      let actions = redact(step, event, areas.fields, environment)
      return .consumed(actions + bell(after: actions, unless: said))
    case .sending: return .done
    case .offering where event == .key(.escape): return .consumed([.close])
    case .offering(let draft, var question):
      guard let isYes = Self.answer(&question, event, areas.question) else {
        step = .offering(draft, question)
        return .done
      }
      step = .filling
      if isYes { resume(draft, environment) }
      return .done
    case .asking(var question, let request):
      guard let isYes = Self.answer(&question, event, areas.question) else {
        step = .asking(question, request)
        return .done
      }
      step = .filling
      if isYes { return .consumed(send(request)) }
      if let field = question.back { form.jump(to: field) }
      return .done
    case .parting(var question, let actions):
      guard let isYes = Self.answer(&question, event, areas.question) else {
        step = .parting(question, actions)
        return .done
      }
      step = .filling
      return isYes ? .consumed(part(actions)) : .done
    case .leaving(var question):
      guard let isYes = Self.answer(&question, event, areas.question) else {
        step = .leaving(question)
        return .done
      }
      step = .filling
      return isYes ? .consumed(close(environment)) : .done
    }
  }

  /// Rings once where a key is refused; the burst that an input method sends says the same with every character.
  private func bell(after actions: [LayerAction], unless said: Notice?) -> [LayerAction] {
    guard let banner, banner.kind == .refused, banner != said else { return [] }
    let rings = actions.contains { if case .effect(.bell) = $0 { true } else { false } }
    return rings ? [] : [.effect(.bell)]
  }

  private static func answer(_ question: inout FormQuestion, _ event: InputEvent, _ area: Rect) -> Bool? {
    switch event {
    case .key(let key): question.answer(to: key)
    case .mouse(let mouse) where mouse.kind == .press: question.answer(to: mouse.point, in: area)
    default: nil
    }
  }

  private mutating func fill(_ event: InputEvent, _ area: Rect, _ environment: FormEnvironment) -> [LayerAction] {
    if case .mouse(let mouse) = event, !area.contains(mouse.point) { return [] }
    startedAt = startedAt ?? environment.now
    let focus = form.focus
    let definition = definition
    var actions: [LayerAction] = []
    for event in form.handle(event, in: area, review: { definition.review(&$0, environment) }) {
      switch event {
      case .save: actions += save(environment)
      case .leave: actions += leave(environment)
      case .openEditor(let key):
        edited = key
        actions.append(.effect(.openEditor(id.step(1), text: form[key]?.editor.text ?? "")))
      case .inspect(_, let path):
        let request = id.step(UInt8(truncatingIfNeeded: 2 + inspections.count % 200))
        inspections[request] = path
        actions.append(.request(.inspectFile(request, path: path)))
      case .refused(let reason): banner = Notice(.refused, environment.texts[reason])
      case .changed, .ignored: break
      }
    }
    if case .filling = step, form.focus != focus { actions += keepDraft(environment) }
    return actions
  }

  private mutating func handle(_ reply: SessionReply, _ environment: FormEnvironment) -> LayerOutcome {
    switch reply {
    case .performed(let id, let performed):
      guard case .sending(let awaited, let then) = step, awaited == id else { return .ignored }
      step = .filling
      guard let then else { return .consumed(finish(performed, environment)) }
      then(performed, &form)
      definition.review(&form, environment)
      return .consumed(submit(environment))
    case .restricted(let id, let answer):
      guard case .sending(let awaited, _) = step, awaited == id else { return .ignored }
      switch answer {
      case .sent(let number): return .consumed(hand(over: number, environment))
      case .done(let performed): return .consumed(finish(performed, environment))
      case .originals: return .ignored
      }
    case .refused(let id, let refusal):
      return failed(id, Notice(.refused, environment.wording.refusal(refusal)))
    case .failed(let id, let fault):
      let sentence = environment.wording.fault(fault)
      guard let path = inspections.removeValue(forKey: id) else { return failed(id, Notice(.failed, sentence)) }
      form.inspected(path: path, .unreadable(sentence))
      return .done
    case .paper(let id, let written):
      guard case .sending(let awaited, _) = step, awaited == id else { return .ignored }
      return .consumed(taken(out: written, environment))
    case .code(let id, let outcome):
      guard case .sending(let awaited, _) = step, awaited == id else { return .ignored }
      if outcome == .accepted { return .consumed(accept(environment)) }
      attempts &+= 1
      // Which of the two was wrong nobody says; both are given again, from the first.
      form.change("password") { $0.editor.clear() }
      form.jump(to: "code")
      return failed(id, Notice(.refused, environment.texts["forms.code.wrong"]))
    case .file(let id, let bytes):
      guard let path = inspections.removeValue(forKey: id) else { return .ignored }
      form.inspected(path: path, bytes.map(FileAnswer.bytes) ?? .unreadable(""))
      return .done
    case .changed, .duplicates:
      // Names, bodies, leads and what is alike may be new; layers below want to know as well.
      definition.hear(reply)
      if case .filling = step { definition.review(&form, environment) }
      return .ignored
    default: return .ignored
    }
  }

  /// Opens the form again with what went wrong; everything typed is still there.
  private mutating func failed(_ id: RequestID, _ notice: Notice) -> LayerOutcome {
    guard case .sending(let awaited, _) = step, awaited == id else { return .ignored }
    step = .filling
    banner = notice
    return .consumed([.effect(.bell)])
  }
}
