import CaseDomain
import DeskSession
import DeskText
import Terminal

/// One incident for its keepers: what happened, what was done, and who has read what it is about.
struct IncidentLayer: Layer {
  let id: IncidentID
  private var document: IncidentDocument?
  private var page = ScrolledPage()
  /// The note on the record that it goes on paper; the file is written when that is durable.
  private var printing: RequestID?
  /// The question where it is to be written, and the answer.
  private var asked: RequestID?
  private var place = ""
  /// The confirmation of how it ended.
  private var confirming: RequestID?
  /// What the desk held when its readers were asked for last.
  private var askedAt: EventNumber?

  init(_ id: IncidentID) { self.id = id }

  private func lines(_ context: LayerContext, width: Int? = nil) -> [DetailLine] {
    IncidentDetail(id: id, document: document, context: context)
      .lines(width: width ?? ScrolledPage.area(context.body).size.columns)
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.incident(let document)) where document.incident == id:
      self.document = document
      return .done
    case .reply(.changed):
      // What it is about may have been said just now, and somebody may have read that meanwhile.
      guard context.desk?.lastEvent != askedAt else { return .ignored }
      askedAt = context.desk?.lastEvent
      page.settle(lines(context), in: context.body)
      return .consumed([.request(.readIncident(id))])
    case .reply(.performed(let id, _)) where id == confirming:
      confirming = nil
      return .consumed([.notice(Notice(.done, context.texts["panes.incident.confirmed"]))])
    case .reply(.performed(let id, _)) where id == printing:
      printing = nil
      let text = lines(context, width: 76).map(\.text).joined(separator: "\n") + "\n"
      return .consumed([.effect(.saveText(path: place, text: text))])
    case .place(let id, let path?) where id == asked: return record(path, &context)
    case .reply(.refused(let id, let refusal)) where id == printing:
      printing = nil
      return .consumed([.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let id, let fault)) where id == printing:
      printing = nil
      return .consumed([.notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    switch key.inCommandMode {
    case .function(5): return perform(.print, &context)
    case .escape, .character("q"): return .consumed([.close])
    case .character(let character):
      if let act = IncidentAct(rawValue: character) { return perform(act, &context) }
      fallthrough
    default: _ = page.press(key, through: lines(context), in: context.body)
    }
    return .done
  }

  private mutating func perform(_ act: IncidentAct, _ context: inout LayerContext) -> LayerOutcome {
    guard let session = context.session, let incident = session.desk.incidents[id] else { return .done }
    if let fault = session.readOnly {
      return .consumed([.notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    }
    if let refusal = act.refusal(incident, session, context.now) {
      return .consumed([.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    }
    switch act {
    case .print: return print(&context)
    case .originals: return .consumed(CodeForms.open(IncidentOriginalsForm(incident: id), &context))
    case .close where incident.proposal != nil: return confirm(incident, &context)
    default: return act.step.map { open($0, &context) } ?? .done
    }
  }

  private func open(_ step: IncidentStepForm.Step, _ context: inout LayerContext) -> LayerOutcome {
    .consumed(CodeForms.open(IncidentStepForm(incident: id, step: step), &context))
  }

  private mutating func confirm(_ incident: Incident, _ context: inout LayerContext) -> LayerOutcome {
    guard let proposal = incident.proposal else { return .done }
    let (request, words) = (context.newRequestID(), context.wording)
    confirming = request
    let question = context.texts(
      "panes.incident.confirm.ask", words.member(proposal.step.by), words.outcome(proposal.outcome),
      TextCleaning.singleLine(proposal.step.words))
    let command = ConfirmClosing(incident: id, proposal: proposal.step.event)
    return .consumed([
      .push(
        ConfirmLayer(question, yes: context.texts["panes.incident.key.confirm"], [.request(.perform(request, command))])
      )
    ])
  }

  private mutating func print(_ context: inout LayerContext) -> LayerOutcome {
    let id = context.newRequestID()
    asked = id
    return .consumed([.place(id, name: context.texts["panes.incident.file"])])
  }

  private mutating func record(_ place: String, _ context: inout LayerContext) -> LayerOutcome {
    let id = context.newRequestID()
    (printing, self.place) = (id, place)
    let note = NoteIncident(incident: self.id, text: context.texts["panes.incident.printed"])
    return .consumed([.request(.perform(id, note))])
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    page.draw(lines(context), title: context.texts["keys.incidents"], into: &canvas, in: area, context.theme)
  }

  /// Only what can be done now.
  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    var acts: [KeyHint] = []
    if let session = context.session, let incident = session.desk.incidents[id] {
      acts = IncidentAct.possible(incident, session, context.now).map {
        KeyHint(.character($0.rawValue), texts[$0.label(incident)])
      }
    }
    return acts + [KeyHint(.escape, texts["keys.back.short"])]
  }
}
