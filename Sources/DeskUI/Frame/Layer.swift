import CaseDomain
import DeskSession
import Terminal

/// One part of the screen that takes keys: the frame with its panes, and above it forms, pickers, help, dialogs.
///
/// Layers lie on a stack. Input goes to the top layer alone; what it ignores can still run an action that holds
/// everywhere (help, lock), but reaches no layer below. Everything else (replies, the clock) goes to every layer. All
/// layers are drawn, the top one last. Layers are values: handling a message changes the layer and says what else is
/// to happen.
package protocol Layer: Sendable {
  /// Takes a message in, or leaves it to the layer below.
  ///
  /// Mouse events carry places on the screen; a layer above the frame is drawn into `context.body`.
  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome

  /// Draws into `area`, which for every layer above the frame is `context.body`. What the layer leaves untouched stays.
  /// The layer on top sets `canvas.cursor` where the caret is.
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext)

  /// What the footer shows while this layer is on top.
  func hints(in context: LayerContext) -> [KeyHint]

  /// Whether a reporter may look on or type while it stands. Nothing of the desk shows around it then.
  var facesReporter: Bool { get }

  /// The unfinished form this layer would leave if the desk were locked or left now; nil where nothing was typed.
  var draft: FormDraft? { get }

  /// What the desk has to hear where the layer goes without being asked: someone locked, blanked the screen or left. Nil
  /// for layers that show nothing that was sealed; such a layer does not outlive any of that.
  var farewell: [SessionRequest]? { get }

  /// Overwrites what it holds of sealed texts; the layer is taken away right after.
  func wipe()
}

extension Layer {
  package func hints(in context: LayerContext) -> [KeyHint] { [] }
  package var facesReporter: Bool { false }
  package var draft: FormDraft? { nil }
  package var farewell: [SessionRequest]? { nil }
  package func wipe() {}
}

/// What became of a message.
package enum LayerOutcome: Sendable {
  /// The layer took it.
  case consumed([LayerAction])
  /// The layer has no use for it.
  case ignored

  /// Taken, and nothing follows.
  package static var done: LayerOutcome { .consumed([]) }
}

/// What a layer wants to happen besides its own change.
package enum LayerAction: Sendable {
  case effect(Effect)
  /// Puts a layer on top.
  case push(any Layer)
  /// Takes the layer that says it off the stack.
  case close
  /// Puts another layer in the place of the one that says it.
  case replace(any Layer)
  /// Writes a text into a file, once the person said where; the name is offered, without an ending.
  case save(name: String, text: String)
  /// Asks where something is to be written that goes on the record first, with the place; the name is offered, without an
  /// ending. The answer is `Message.place` with the same id.
  case place(RequestID, name: String)
  /// The person names no place after all.
  case noPlace(RequestID)
  /// Tells something on the line above the footer until the next key.
  case notice(Notice)
  /// Goes to a tip, a lead or a list.
  case reveal(Destination)
  /// Runs an action of the list by its id, as the palette does.
  case run(ActionID)
  /// Sorts the current list by a column, or turns its direction.
  case sort(LedgerColumn.ID)
}

extension LayerAction {
  /// Asks the session for something.
  package static func request(_ request: SessionRequest) -> LayerAction { .effect(.request(request)) }
}

/// A sentence for the person, shown until the next key.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Something was done.
    case done
    /// Something is not possible; the sentence says why and what would help.
    case refused
    /// Something outside the rules went wrong.
    case failed
  }
  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A place in the desk to go to.
package enum Destination: Hashable, Sendable {
  case overview
  case log
  case meetings
  case rewards
  /// A list of pane 7.
  case publicity
  case supervision(SupervisionList)
  case weekly
  /// What is to be done after meetings.
  case followUps
  case tip(TipID)
  case lead(LeadID)
  case reporter(ReporterID)
  /// A restricted tip, for its keepers.
  case restricted(RestrictedID)
  /// The list of restricted tips.
  case restrictedTips
  /// The reporters that wait for this member, filtered.
  case reporters(filter: String)
  /// The list of tips, filtered by what the filter line would say.
  case tips(filter: String)
  /// The list of leads, filtered.
  case leads(filter: String)
}

/// A key and what it does here, for the footer.
package struct KeyHint: Hashable, Sendable {
  package let key: Key
  package let label: String
  /// Refused now; pressing it tells why.
  package let isEnabled: Bool

  package init(_ key: Key, _ label: String, isEnabled: Bool = true) {
    self.key = key
    self.label = label
    self.isEnabled = isEnabled
  }
}

/// Names one action of the list.
package struct ActionID: Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
}
