import CaseDomain
import DeskSession
import Terminal

extension DeskModel {
  /// Keys, pastes, the mouse, resizing.
  mutating func receive(_ event: InputEvent) -> [Effect] {
    if case .resize(let size) = event {
      context.size = size
      frame.sizeChanged(context)
      return []
    }
    if event == .hangUp {
      // Nobody is there to be asked: what was typed is kept as drafts.
      let kept = layers.compactMap(\.draft).map { Effect.request(.keepDraft($0)) }
      return coverSealed() + kept + [.quit]
    }
    lastInput = max(lastInput, context.now)
    if isConcealed {
      // Any key shows the rows again and does nothing else, so that nothing happens unseen.
      if case .key = event { isConcealed = false }
      return []
    }
    if door != nil { return receiveAtDoor(event) }
    if isHandingBack { return receiveWhileHandingBack(event) }
    if context.size.columns < Self.leastSize.columns || context.size.rows < Self.leastSize.rows {
      return event == .key(.control("c")) ? quit() : []
    }
    if case .mouse(let mouse) = event { return receive(mouse) }
    if event != .unknown { notice = nil }
    if let top = layers.indices.last { return receive(event, on: top) }
    if frame.isTyping, let actions = frame.type(event, &context) { return perform(actions) }
    guard case .key(let key) = event else { return [] }
    if key == .control("c") { return quit() }
    return press(key)
  }

  private mutating func receive(_ event: InputEvent, on top: Int) -> [Effect] {
    switch layers[top].handle(.input(event), in: &context) {
    case .consumed(let actions): return perform(actions, from: top)
    case .ignored:
      guard case .key(let key) = event, let above = DeskAction.aboveForms.first(where: { $0.key == key }) else {
        return []
      }
      if above.id == "manual", layers[top] is FormLayer {
        layers.append(HelpLayer(aboveForm: context, at: frame.place))
        return []
      }
      return run(above.id)
    }
  }

  /// A key that no layer and no filter line took.
  mutating func press(_ key: Key) -> [Effect] {
    // Esc followed at once by a key may arrive as Alt with that key.
    if case .alt(let character) = key { return press(.escape) + press(.character(character)) }
    guard let action = DeskAction.on(key, at: frame.place) else { return [] }
    return run(action.id)
  }

  private mutating func receive(_ mouse: MouseEvent) -> [Effect] {
    let isPress = mouse.kind == .press
    if isPress, mouse.point.row == context.size.rows - 1 {
      guard let item = footer().first(where: { $0.columns.contains(mouse.point.column) }) else { return [] }
      if let id = item.action { return run(id) }
      return receive(.key(item.key))
    }
    if let top = layers.indices.last { return receive(.mouse(mouse), on: top) }
    if isPress, mouse.point.row == 1 { return pressTab(mouse.point.column) }
    guard context.body.contains(mouse.point) else { return [] }
    notice = nil
    return perform(frame.press(mouse, context))
  }

  private mutating func pressTab(_ column: Int) -> [Effect] {
    let tab = frame.tabs(context).last { $0.column <= column && column < $0.column + DisplayWidth.of($0.text) }
    if let tab { return run(ActionID(tab.tab.name)) }
    // The lists of pane 1 stand at the right end of the line.
    return frame.tab == .tips && column > context.size.columns / 2 ? run("switchList") : []
  }
}

// MARK: Replies and the clock

extension DeskModel {
  mutating func receive(_ reply: SessionReply) -> [Effect] {
    var effects: [Effect] = []
    switch reply {
    case .changed(let session): effects += changed(session)
    case .unlockFailed(let fault, let seconds):
      // The desk may close by itself: an inspector's last day has passed.
      if door == nil { effects += lock(because: .asked) }
      door?.failed(context.wording.fault(fault), retryAt: context.now.adding(milliseconds: Int64(seconds) * 1000))
      return effects + [.bell]
    case .progress(let done, let all):
      if door != nil { door?.opens(done, of: all) } else { frame.progress = done < all ? (done, all) : nil }
    case .performed(let id, let performed):
      pending.remove(id)
      // What was only written down about taking something out is nothing that `u` could be about.
      if !performed.events.allSatisfy({ $0.event.isAccess }) { frame.lastPerformed = performed }
    case .refused(let id, _), .failed(let id, _), .restricted(let id, _): pending.remove(id)
    case .sameReporters(let search, let found, isComplete: true) where search == frame.matching:
      context.likelySame = found
      frame.matchesChanged(context)
    case .stopped(let fault): effects += stopped(fault)
    default: break
    }
    guard door == nil else { return effects }
    let heard = broadcast(.reply(reply))
    effects += heard.effects + perform(frame.receive(reply, context))
    return effects + tell(reply, wasTaken: heard.isTaken)
  }

  /// Says what became of a request that no layer asked for, and gives a new tip's reporter their slip.
  private mutating func tell(_ reply: SessionReply, wasTaken: Bool) -> [Effect] {
    switch reply {
    case .performed(_, let performed):
      if performed.events.contains(where: { $0.event is OutcomeWithdrawn }) {
        let number = performed.events.count == 1 ? withdrawn(performed.events[0].event) : String(performed.events.count)
        notice = Notice(.done, context.texts("frame.undo.done", number))
      }
      let registered = performed.events.filter { $0.event is TipRegistered }
      // What a section handed in has no reporter at the counter.
      let isHandedIn = performed.events.contains { $0.event is HandInTaken }
      if registered.count == 1, !isHandedIn, let event = registered[0].event as? TipRegistered, let desk = context.desk
      {
        layers.append(
          SlipLayer(tip: TipID(rawValue: registered[0].envelope.event.rawValue), registered: event, desk: desk))
      }
      if performed.events.contains(where: { $0.event is LeadTaken }) {
        notice = Notice(.done, context.texts("forms.done", context.texts["keys.lead.take"]))
      }
      if performed.events.contains(where: { Self.settlesMarks($0.event) }) { frame.tips.unmark() }
      if performed.events.contains(where: { Self.settlesLeadMarks($0.event) }) { frame.leads.unmark() }
    case .refused(_, let refusal) where !wasTaken:
      notice = Notice(.refused, context.wording.refusal(refusal))
      return [.bell]
    case .failed(_, let fault) where !wasTaken:
      notice = Notice(.failed, context.wording.fault(fault))
      return [.bell]
    case .paper(_, let written) where !wasTaken: notice = Notice(.done, context.texts("panes.saved", written.path))
    case .restricted(_, .done) where !wasTaken: notice = Notice(.done, context.texts["restricted.done"])
    // Whoever asked is gone: what came is let go unseen, and the record says so.
    case .identity(_, let opened) where !wasTaken:
      return [.request(.closeIdentity(context.newRequestID(), opened.of, .closed))]
    default: break
    }
    return []
  }

  /// Whether marks have done their work with this event: what was marked for one step is not for the next.
  private static func settlesMarks(_ event: any Event) -> Bool {
    switch event {
    case is OutcomeProposed, is OutcomeConfirmed, is OutcomeDeclined, is LeadOpened, is ReceiptConfirmed,
      is ReceiptDoubted, is TipResumed, is PassingAcknowledged:
      true
    default: false
    }
  }

  /// The same for marked leads: a step was taken about them, other than looking.
  private static func settlesLeadMarks(_ event: any Event) -> Bool {
    Register(ofType: type(of: event).type) == .leads && !(event is LeadRead || event is LeadExported)
  }

  /// The desk can only be read from here on, and says so until it is opened anew.
  private mutating func stopped(_ fault: DeskFault) -> [Effect] {
    notice = Notice(.failed, context.wording.fault(fault))
    if let session = context.session, session.readOnly == nil {
      context.session = SessionView(
        desk: session.desk, member: session.member, now: session.now, readOnly: fault, drafts: session.drafts,
        lastSeen: session.lastSeen, canSealIdentities: session.canSealIdentities, notices: session.notices)
    }
    if door != nil { door?.failed(context.wording.fault(fault), retryAt: context.now) }
    return [.bell]
  }

  private func withdrawn(_ event: any Event) -> String {
    (event as? OutcomeWithdrawn).map { context.wording.tip($0.tip) } ?? ""
  }

  private mutating func changed(_ session: SessionView) -> [Effect] {
    if let door, !door.letsIn { return [] }
    let earlier = context.session
    context.session = session
    context.now = max(context.now, session.now)
    let isOpening = door != nil
    if isOpening {
      door = nil
      lastInput = context.now
    }
    frame.deskChanged(from: earlier, context)
    var effects: [Effect] = []
    if isOpening { effects += opened(session) }
    if let destination = awaited {
      awaited = nil
      effects += reveal(destination)
    }
    return effects
  }

  /// The desk was just unlocked: back to where the member was, and the undertaking if it is due.
  private mutating func opened(_ session: SessionView) -> [Effect] {
    var effects: [Effect] = []
    if let left, left.member == session.member { effects += reveal(left.at) }
    left = nil
    frame.trail = []
    if UndertakingLayer.isDue(context) { layers.append(UndertakingLayer()) }
    return effects
  }

  mutating func tick(_ now: Instant) -> [Effect] {
    let day = context.today
    context.now = max(context.now, now)
    guard door == nil, let desk = context.desk else { return [] }
    if context.today != day { frame.dayChanged(context) }
    let idle = Int64(desk.rulings.integer(.idleLockMinutes, at: context.today)) * 60_000
    if context.now.milliseconds(since: lastInput) >= idle { return lock(because: .idle(minutes: Int(idle / 60_000))) }
    return broadcast(.tick(now)).effects
  }
}
