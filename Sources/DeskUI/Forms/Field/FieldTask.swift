import CaseDomain
import DeskSession

/// Something written about work outside, each a form of its own.
enum FieldTask: Hashable, Sendable {
  case visit
  case handIn(visit: EventNumber?)
  /// The office registers what was handed in.
  case register(EventNumber)
  /// It was registered already.
  case taken(EventNumber)
  case exchange
  case contact(replacing: EventNumber?)
  case removeContact(EventNumber)
  case attention
  case renew(EventNumber)
  case end(EventNumber)

  /// Names it in texts and drafts.
  var name: String {
    switch self {
    case .visit: "visit"
    case .handIn: "handIn"
    case .register: "register"
    case .taken: "taken"
    case .exchange: "exchange"
    case .contact(let replaced): replaced == nil ? "contact" : "amendContact"
    case .removeContact: "removeContact"
    case .attention: "attention"
    case .renew: "renew"
    case .end: "end"
    }
  }

  /// The entry it is about.
  var event: EventNumber? {
    switch self {
    case .visit, .exchange, .attention: nil
    case .handIn(let event), .contact(let event): event
    case .register(let event), .taken(let event), .removeContact(let event), .renew(let event), .end(let event): event
    }
  }

  /// Names its drafts: `outside.visit`, `outside.renew/812`.
  var draftName: String { "outside.\(name)" + (event.map { "/\($0.rawValue)" } ?? "") }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/")
    let event = parts.count == 2 ? Int64(parts[1]).map(EventNumber.init(rawValue:)) : nil
    switch (parts.first, event) {
    case ("outside.visit", nil): self = .visit
    case ("outside.handIn", let visit): self = .handIn(visit: visit)
    case ("outside.register", let event?): self = .register(event)
    case ("outside.taken", let event?): self = .taken(event)
    case ("outside.exchange", nil): self = .exchange
    case ("outside.contact", nil): self = .contact(replacing: nil)
    case ("outside.amendContact", let event?): self = .contact(replacing: event)
    case ("outside.removeContact", let event?): self = .removeContact(event)
    case ("outside.attention", nil): self = .attention
    case ("outside.renew", let event?): self = .renew(event)
    case ("outside.end", let event?): self = .end(event)
    default: return nil
    }
  }

  /// The form; nil where what it is about is not there.
  func definition(_ desk: Desk?) -> (any FormDefinition)? {
    guard case .register(let event) = self else { return FieldForm(task: self) }
    return desk?.fieldwork.handIn(event).map { RegisterTipForm(handIn: $0) }
  }

  /// The sections for which a member can write it; empty where the book is nobody's.
  func sections(_ desk: Desk, _ member: MemberID) -> [SectionID] {
    switch self {
    case .handIn(let visit?): desk.fieldwork.visit(visit).map { [$0.section] } ?? []
    default: desk.books(writtenBy: member)
    }
  }

  /// Whether this member can write it at all.
  func isPossible(_ context: LayerContext) -> Bool { refusal(context) == nil }

  private func refusal(_ context: LayerContext) -> Refusal? {
    guard let session = context.session, session.readOnly == nil else { return Refusal(.cannotRead) }
    let desk = session.desk
    guard let me = desk.members[session.member], !me.posts.isDisjoint(with: [.office, .liaison]) else {
      return Refusal(.postRequired, nil, .posts([.office, .liaison]))
    }
    switch self {
    case .visit, .handIn, .exchange, .attention:
      guard sections(desk, me.id).isEmpty else { return nil }
      let own = me.section.flatMap { desk.organisation.section($0)?.name } ?? ""
      return Refusal(.noFieldBook, nil, .text(own))
    default: return nil
    }
  }

  static func open(_ task: FieldTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    if let refusal = task.refusal(context) {
      return [.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)]
    }
    guard let definition = task.definition(session.desk) else { return [] }
    return [.push(FormLayer(definition, in: &context, session: session))]
  }
}
