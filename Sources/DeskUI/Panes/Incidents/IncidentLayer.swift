import CaseDomain
import DeskSession
import DeskText
import Terminal

/// One incident for its keepers: what happened, what was done, and who has read what it is about.
struct IncidentLayer: Layer {
  let id: IncidentID
  private var document: IncidentDocument?
  private var top = 0
  /// The note on the record that it goes on paper; the file is written when that is durable.
  private var printing: RequestID?

  init(_ id: IncidentID) { self.id = id }

  private func lines(_ context: LayerContext, width: Int) -> [DetailLine] {
    let (texts, words) = (context.texts, context.wording)
    var page = DetailPage(theme: context.theme, width: width)
    guard let desk = context.desk, let incident = desk.incidents[id] else { return page.lines }
    page.value(texts["forms.incident.kind"], words.incident(incident.kind))
    if incident.policeDue(in: desk.zone) != nil { page.text(texts["panes.incident.tellPolice"], context.theme.alert) }
    page.value(
      texts["panes.incident.raised"], "\(words.time(incident.raisedAt))  \(words.member(incident.raisedBy))")
    page.value(
      texts["panes.incident.about"],
      [incident.tip.map(words.tip), incident.lead.map(words.lead)]
        .compactMap { $0 }.joined(separator: "  "))
    let accused = incident.accused.map(words.member) + [incident.accusedWords].filter { !$0.isEmpty }
    page.value(texts["forms.incident.accused"], accused.joined(separator: texts["frame.listSeparator"]))
    page.heading(texts["forms.incident.what"])
    page.text(incident.what)
    page.heading(texts["panes.incident.steps"])
    for (key, step) in steps(incident) {
      let day = step.on.map { words.date($0) } ?? words.time(step.time)
      page.value(
        "\(day) \(words.member(step.by))", texts("panes.incident.step", texts["forms.incident.step.\(key)"], step.words)
      )
    }
    page.heading(texts["panes.incident.readers"])
    for line in readers(context) { page.text(line) }
    return page.lines
  }

  private func steps(_ incident: Incident) -> [(String, Incident.Step)] {
    let single: [(String, Incident.Step?)] = [
      ("refer", incident.referral), ("police", incident.police), ("close", incident.closing?.step),
    ]
    let all = single.compactMap { name, step in step.map { (name, $0) } } + incident.notes.map { ("note", $0) }
    return all.sorted { $0.1.event < $1.1.event }
  }

  private func readers(_ context: LayerContext) -> [String] {
    guard let document else { return [context.texts["panes.reading"]] }
    // That nobody has read it cannot be said of what is not known to be about anything.
    if let incident = context.desk?.incidents[id], incident.tip == nil, incident.lead == nil {
      return [context.texts["panes.incident.notLinked"]]
    }
    if document.readings.isEmpty { return [context.texts["panes.incident.noReaders"]] }
    return document.readings.map { context.wording.line($0) }
  }

  private func area(_ body: Rect) -> Rect { body.inset(columns: 3) }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.incident(let document)) where document.incident == id:
      self.document = document
      return .done
    case .reply(.performed(let id, _)) where id == printing:
      printing = nil
      let text = lines(context, width: 76).map(\.text).joined(separator: "\n") + "\n"
      return .consumed([.save(name: context.texts["panes.incident.file"], text: text)])
    case .reply(.refused(let id, let refusal)) where id == printing:
      printing = nil
      return .consumed([.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let id, let fault)) where id == printing:
      printing = nil
      return .consumed([.notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { scroll(-3, context) }
      if mouse.kind == .wheelDown { scroll(3, context) }
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    let page = max(1, area(context.body).size.rows - 2)
    switch key.inCommandMode {
    case .up, .character("k"): scroll(-1, context)
    case .down, .character("j"): scroll(1, context)
    case .pageUp: scroll(-page, context)
    case .pageDown, .character(" "): scroll(page, context)
    case .character("n"): return open(.note, &context)
    case .character("r"): return open(.refer, &context)
    case .character("t"): return open(.police, &context)
    case .character("c"): return open(.close, &context)
    case .character("a"): return open(.accuse, &context)
    case .character("b"): return open(.about, &context)
    case .character("w"): return open(.keepers, &context)
    case .character("p"), .function(5): return print(&context)
    case .escape, .character("q"): return .consumed([.close])
    default: break
    }
    return .done
  }

  private func open(_ step: IncidentStepForm.Step, _ context: inout LayerContext) -> LayerOutcome {
    .consumed(CodeForms.open(IncidentStepForm(incident: id, step: step), &context))
  }

  private mutating func print(_ context: inout LayerContext) -> LayerOutcome {
    let id = context.newRequestID()
    printing = id
    let note = NoteIncident(incident: self.id, text: context.texts["panes.incident.printed"])
    return .consumed([.request(.perform(id, note))])
  }

  private mutating func scroll(_ step: Int, _ context: LayerContext) {
    let area = area(context.body)
    let last = max(0, lines(context, width: area.size.columns).count - (area.size.rows - 1))
    top = min(max(0, top + step), last)
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let area = self.area(area)
    let title = DisplayWidth.padded(" " + context.texts["keys.incidents"], to: area.size.columns)
    canvas.put(title, at: area.origin, style: context.theme.bar)
    let lines = lines(context, width: area.size.columns)
    for row in 0..<max(0, min(area.size.rows - 1, lines.count - top)) {
      var point = area.origin.offset(rows: 1 + row)
      for piece in lines[top + row].pieces { point.column += canvas.put(piece.text, at: point, style: piece.style) }
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    let steps: [(Character, String)] = [
      ("n", "note"), ("r", "refer"), ("t", "police"), ("c", "close"), ("a", "accuse"), ("b", "about"),
    ]
    let missing = context.desk.flatMap { desk in desk.incidents[id].map { desk.missingKeepers(of: $0) } } ?? []
    let more = missing.isEmpty ? [] : [KeyHint(.character("w"), texts["panes.incident.key.keepers"])]
    return steps.map { KeyHint(.character($0.0), texts["panes.incident.key.\($0.1)"]) } + more + [
      KeyHint(.character("p"), texts["panes.hint.print"]), KeyHint(.escape, texts["keys.back.short"]),
    ]
  }
}
