import CaseDomain
import DeskSession
import DeskText

/// What one kind of form is about: its fields, what follows from their values, and what saving it asks of the desk.
package protocol FormDefinition: Sendable {
  /// Which form, and on what: `tip.register`, `tip.return/12,15`. Names its drafts.
  var name: String { get }

  /// Whether what was typed is kept where the form is left unfinished. Never where it faces a reporter: a draft would be
  /// offered to the next.
  var keepsDraft: Bool { get }

  /// Whether a reporter may look on or type while it is open.
  var facesReporter: Bool { get }

  /// Whether what it takes in is looked through for the reporter on a page of its own, or goes where that is no harm.
  var looksThrough: Bool { get }

  func title(_ environment: FormEnvironment) -> String

  /// The title while these values stand in the form.
  func title(of form: Form, _ environment: FormEnvironment) -> String

  /// The form as it opens.
  func form(_ environment: FormEnvironment) -> Form

  /// Says what follows from the values after every change: hides, disables and relabels fields, sets `form.checks`.
  func review(_ form: inout Form, _ environment: FormEnvironment)

  /// Takes in what the session told while the form is open; `review` follows.
  mutating func hear(_ reply: SessionReply)

  /// What saving asks for. The form has no faults when this is called.
  ///
  /// - Parameter redaction: what the person decided about suspected reporter details, once they were asked.
  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission

  /// What happens on the screen after the desk did it.
  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction]

  /// What happens on the screen after the form went to those who keep restricted tips, of which nothing is told.
  func sent(_ number: RegisterNumber, _ form: Form, _ environment: FormEnvironment) -> [LayerAction]

  /// What happens on the screen after a receipt code was accepted, of whose tip nothing is told.
  func accepted(_ environment: FormEnvironment) -> [LayerAction]
}

extension FormDefinition {
  package var keepsDraft: Bool { !facesReporter }

  package func title(of form: Form, _ environment: FormEnvironment) -> String { title(environment) }

  package var facesReporter: Bool { false }

  package var looksThrough: Bool { facesReporter }

  package func review(_ form: inout Form, _ environment: FormEnvironment) {}

  package mutating func hear(_ reply: SessionReply) {}

  package func sent(_ number: RegisterNumber, _ form: Form, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts("restricted.sent", number.description)))]
  }

  package func accepted(_ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts("forms.done", title(environment))))]
  }

  package func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts("forms.done", title(environment))))]
  }
}

/// What a form may know while it is open.
package struct FormEnvironment: Sendable {
  package let texts: Texts
  package let session: SessionView
  package let now: Instant
  /// The form's own id, and that of the request that saves it.
  package let id: RequestID
  /// When the first key was pressed in it.
  package let startedAt: Instant

  package init(texts: Texts, session: SessionView, now: Instant, id: RequestID, startedAt: Instant) {
    self.texts = texts
    self.session = session
    self.now = now
    self.id = id
    self.startedAt = startedAt
  }

  package var desk: Desk { session.desk }
  package var member: Members.Member? { desk.members[session.member] }
  /// Whether this member holds a post that keeps what concerns people here: what they write they read on, unless it
  /// concerns them.
  var mayKeep: Bool { member?.posts.isDisjoint(with: .keepers) == false }
  package var clock: FormClock { FormClock(now: now, zone: desk.zone, calendar: desk.calendar) }
  package var wording: Wording { Wording(texts: texts, desk: desk, today: clock.today) }

  /// Why the rules would refuse a command to this member now, or nil.
  package func refusal(of command: some Command) -> Refusal? {
    do throws(Refusal) {
      _ = try desk.decide(command, as: Actor(session.member), at: now)
      return nil
    } catch {
      return error
    }
  }
}

/// What saving a form leads to.
package enum FormSubmission: Sendable {
  case send(SessionRequest)
  /// The same after a question, whose answer is "no" unless the person says otherwise; who says no is taken `back` to a
  /// field where one is named.
  case ask(String, yes: String? = nil, back: FieldKey? = nil, SessionRequest)
  /// Suspected reporter details are to be looked at first; then the submission is asked for again.
  case redact(RedactionReview)
  /// Something has to be done before: `then` puts its outcome into the form, and the submission is asked for again.
  case first(SessionRequest, id: RequestID, then: @Sendable (Performed, inout Form) -> Void)
  /// The form is done, and another layer waits for the answer.
  case hand(to: any Layer, SessionRequest)
  /// The form is done without the desk, once the person says so: another layer has what it held. Its draft stays until
  /// that layer lets it go.
  case part(String, yes: String, [LayerAction])
  /// What stands in a field cannot be: it is emptied, and asked for again with the focus on it.
  case retype(FieldKey, String)
  /// Nothing to save, and why.
  case refuse(String)
}

extension RequestID {
  /// An id of its own for the `step`-th request that belongs to the same form.
  package func step(_ step: UInt8) -> RequestID {
    guard let last = bytes.indices.last else { return self }
    var bytes = bytes
    // Ids are random in every byte; their neighbours are as rare as any other id.
    bytes[last] ^= step
    return RequestID(bytes: bytes)
  }
}
