import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The whole screen as a value: messages in, effects out, a picture at any time. Touches nothing outside itself.
package struct DeskModel: Sendable {
  /// The smallest screen that is drawn on.
  package static let leastSize = Size(columns: 60, rows: 16)

  var context: LayerContext
  var frame: Frame
  var layers: [any Layer] = []
  /// Login and lock; nil while the desk is open.
  var door: Door?
  var notice: Notice?
  /// Whether the rows are blanked because someone stepped up.
  var isConcealed = false
  /// Whether what a reporter saw has closed by itself, and nobody of the office has said that they are back.
  var isHandingBack = false
  /// When a key was last pressed.
  var lastInput: Instant
  /// Requests that change the desk and are not answered yet.
  var pending: Set<RequestID> = []
  /// A tip or lead to go to as soon as the desk knows it.
  var awaited: Destination?
  /// Where the member was when the desk was locked.
  var left: (member: MemberID, at: Destination)?
  /// A list is being put together, and `resume()` was asked for.
  var isResuming = false

  /// - Parameters:
  ///   - doorMembers: who could open the desk, for the login.
  ///   - deskName: the bureau's name, where it can be known before the desk is opened.
  ///   - chosen: the member to ask for a passphrase at once.
  ///   - ids: the source of request ids, seeded with random bits.
  package init(
    texts: Texts, theme: Theme, doorMembers: [DoorMember], deskName: String?, size: Size, now: Instant,
    chosen: MemberID? = nil, ids: RequestIDSource
  ) {
    context = LayerContext(texts: texts, theme: theme, size: size, now: now, ids: ids)
    frame = Frame(doorMembers: doorMembers)
    door = Door(members: doorMembers, deskName: deskName, chosen: chosen)
    lastInput = now
  }

  /// Takes a message in and says what is to be done.
  package mutating func update(_ message: Message) -> [Effect] {
    var effects: [Effect] = []
    let facedReporter = facesReporter
    switch message {
    case .input(let event): effects = receive(event)
    case .reply(let reply): effects = receive(reply)
    case .tick(let now): effects = tick(now)
    case .edited, .viewed, .place: effects = broadcast(message).effects
    case .saved(let path):
      effects = broadcast(message).effects
      notice =
        path.map { Notice(.done, context.texts("panes.saved", $0)) }
        ?? Notice(.failed, context.texts["panes.saveFailed"])
    case .placeRefused:
      effects = broadcast(message).effects
      notice = Notice(.refused, context.texts["panes.saveInside"])
    }
    if case .reply = message, facedReporter, !facesReporter, door == nil { isHandingBack = true }
    // Before a reporter looks, the terminal lets go of what it showed.
    if facesReporter && !facedReporter { effects.append(.forget) }
    return effects + followUp()
  }

  /// Goes on putting a list together. Called when an effect asked for it and no input waits.
  package mutating func resume() -> [Effect] {
    isResuming = false
    frame.resume(context)
    return followUp()
  }

  /// What the screen needs after any change.
  private mutating func followUp() -> [Effect] {
    guard door == nil else { return [] }
    var effects: [Effect] = []
    for case .effect(let effect) in frame.requests(context) { effects.append(effect) }
    if frame.hasWork && !isResuming {
      isResuming = true
      effects.append(.resume)
    }
    return effects
  }
}

// MARK: Actions of layers

extension DeskModel {
  /// Tells every layer, top first, and the frame's reader. Answers what followed and whether anyone took it.
  mutating func broadcast(_ message: Message) -> (effects: [Effect], isTaken: Bool) {
    var effects: [Effect] = []
    var isTaken = false
    for index in layers.indices.reversed() where index < layers.count {
      if case .consumed(let actions) = layers[index].handle(message, in: &context) {
        isTaken = true
        effects += perform(actions, from: index)
      }
    }
    return (effects, isTaken)
  }

  /// Does what a layer (`index`) or the frame (nil) wants.
  mutating func perform(_ actions: [LayerAction], from index: Int? = nil) -> [Effect] {
    var effects: [Effect] = []
    for action in actions {
      switch action {
      case .effect(let effect):
        if case .request(let request) = effect { note(request) }
        effects.append(effect)
      case .push(let layer): layers.append(layer)
      case .save(let name, let text): layers.append(SavePlaceLayer(name: name, text: text))
      case .place(let id, let name): layers.append(SavePlaceLayer(name: name, asking: id))
      case .noPlace(let id): effects += broadcast(.place(id, path: nil)).effects
      case .close:
        if let index, layers.indices.contains(index) { layers.remove(at: index) }
      case .replace(let layer):
        if let index, layers.indices.contains(index) { layers[index] = layer }
      case .notice(let told): notice = told
      case .reveal(let destination): effects += reveal(destination)
      case .run(let id): effects += run(id)
      case .sort(let column):
        switch frame.list {
        case .tips: frame.tips.setSort(column, context)
        case .leads: frame.leads.setSort(column, context)
        case .reporters: frame.reporters.setSort(column, context)
        case .restricted: frame.restricted.setSort(column, context)
        }
      }
    }
    return effects
  }

  private mutating func note(_ request: SessionRequest) {
    switch request {
    case .perform(let id, _), .register(let id, _), .amend(let id, _, _): pending.insert(id)
    default: break
    }
  }

  /// Goes to a place, or notes it until the desk knows the entry.
  mutating func reveal(_ destination: Destination) -> [Effect] {
    let isKnown =
      switch destination {
      case .tip(let id): context.desk?.tips[id] != nil
      case .lead(let id): context.desk?.leads[id] != nil
      case .reporter(let id): context.desk?.reporters[id] != nil
      case .restricted(let id): context.desk?.restricted[id] != nil
      case .overview, .log, .meetings, .rewards, .weekly, .publicity, .supervision, .followUps, .tips, .leads,
        .reporters,
        .restrictedTips:
        true
      }
    guard isKnown else {
      awaited = destination
      return []
    }
    return perform(frame.follow(destination, context))
  }

  /// Runs an action, or says why it is not possible.
  mutating func run(_ id: ActionID) -> [Effect] {
    if DeskAction.ofModel.contains(id) { return runOfModel(id) }
    guard let action = DeskAction.named(id), action.places.contains(frame.place) else { return [] }
    if let sentence = action.availability(frame, context).sentence(context) {
      notice = Notice(.refused, sentence)
      return [.bell]
    }
    return perform(action.run(&frame, &context))
  }

  private mutating func runOfModel(_ id: ActionID) -> [Effect] {
    switch id {
    case "conceal":
      isConcealed = true
      return coverSealed()
    case "lock": return lock(because: .asked)
    case "quit": return quit()
    default: break
    }
    return []
  }

  /// Leaves; asks first where a draft would be left.
  mutating func quit() -> [Effect] {
    let covered = coverSealed()
    let drafts = layers.compactMap(\.draft)
    let isLost = layers.contains { ($0 as? FormLayer)?.losesTyped == true }
    guard isLost || !drafts.isEmpty || context.session?.drafts.isEmpty == false else { return covered + [.quit] }
    let keep = drafts.map { LayerAction.request(.keepDraft($0)) }
    layers.append(
      ConfirmLayer(
        context.texts[isLost ? "forms.leave.typed" : "frame.discardDraft"], yes: context.texts["keys.quit.short"],
        keep + [.effect(.quit)]))
    return covered
  }

  /// Locks: unfinished forms are kept as drafts, everything of the desk leaves this value.
  mutating func lock(because reason: Door.Reason) -> [Effect] {
    guard door == nil, let session = context.session else { return [] }
    let keep = coverSealed() + layers.compactMap(\.draft).map { Effect.request(.keepDraft($0)) }
    left = (session.member, frame.here)
    door = Door(lockedFrom: session, reason: reason, members: frame.doorMembers)
    layers = []
    frame = Frame(doorMembers: frame.doorMembers)
    context.session = nil
    context.likelySame = []
    notice = nil
    awaited = nil
    pending = []
    isConcealed = false
    isHandingBack = false
    return keep + [.request(.lock), .forget]
  }
}
