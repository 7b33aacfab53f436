import CaseDomain
import DeskSession
import DeskText
import Terminal

/// Login and lock: who it is, and their passphrase. While it stands, nothing of the desk is in the model.
struct Door: Sendable {
  enum Reason: Sendable {
    case start, asked
    case idle(minutes: Int)
  }
  enum Phase: Sendable {
    case choosing
    case passphrase(MemberID)
    case unlocking(MemberID)
  }

  let deskName: String?
  let reason: Reason
  let members: [DoorMember]
  var list: PickList<MemberID>
  /// A locked desk lists nobody: who it is, is written here. Whoever takes it for the other field gives nothing away.
  var name = TextEditor(masked: true)
  var phase: Phase
  var passphrase = TextEditor(masked: true)
  /// Who locked the desk, for the way back from the name.
  let lockedBy: MemberID?
  /// What went wrong last.
  var problem: String?
  /// Why the name was not taken.
  var nameProblem: NameProblem?
  /// When the next attempt is heard.
  var retryAt: Instant?
  /// How far the desk is built, while it opens.
  var progress: (done: Int, of: Int)?

  init(members: [DoorMember], deskName: String?, chosen: MemberID?) {
    self.init(members, deskName, .start, chosen ?? (members.count == 1 ? members[0].id : nil))
  }

  init(lockedFrom session: SessionView, reason: Reason, members: [DoorMember]) {
    self.init(members, session.desk.organisation.name, reason, session.member)
  }

  private init(_ members: [DoorMember], _ deskName: String?, _ reason: Reason, _ chosen: MemberID?) {
    self.members = members
    self.deskName = deskName
    self.reason = reason
    list = PickList(members.map { PickList.Item(id: $0.id, label: $0.label) })
    list.masksUnmatched = true
    if case .start = reason { lockedBy = nil } else { lockedBy = chosen }
    phase = chosen.map { .passphrase($0) } ?? .choosing
  }

  /// Whether a desk that opens now is shown: one that was asked for, by this screen or before it. A change that was on
  /// its way when the desk was locked is not.
  var letsIn: Bool {
    if case .start = reason { return true }
    if case .unlocking = phase { return true }
    return false
  }

  /// Seconds until the next attempt is heard.
  func wait(_ now: Instant) -> Int {
    guard let retryAt, retryAt > now else { return 0 }
    return Int((retryAt.milliseconds(since: now) + 999) / 1000)
  }

  /// The desk is being built, also where it was asked for before the first key.
  mutating func opens(_ done: Int, of all: Int) {
    if letsIn, case .passphrase(let member) = phase { phase = .unlocking(member) }
    progress = (done, all)
  }

  mutating func failed(_ problem: String, retryAt: Instant) {
    if case .unlocking(let member) = phase { phase = .passphrase(member) }
    self.problem = problem
    self.retryAt = retryAt
    progress = nil
  }

  /// A key or a paste. Answers what to ask of the session.
  mutating func handle(_ event: InputEvent, now: Instant) -> SessionRequest? {
    switch phase {
    case .choosing where lockedBy != nil: name(event)
    case .choosing: choose(event)
    case .passphrase(let member):
      switch event {
      case .key(.escape):
        // What is typed goes first, so that nobody who wants to type it again types it into another field.
        let wasEmpty = passphrase.isEmpty
        passphrase.clear()
        problem = nil
        if wasEmpty, members.count > 1 { phase = .choosing }
      case .key(.enter):
        guard !passphrase.isEmpty, wait(now) == 0 else { return nil }
        var bytes = passphrase.bytes
        passphrase.clear()
        let typed = PassphraseBytes(wiping: &bytes)
        problem = nil
        phase = .unlocking(member)
        return .unlock(member, passphrase: typed)
      case .key(let key): passphrase.handle(key, in: Size(columns: 40, rows: 1))
      case .paste(let text): passphrase.insert(text)
      default: break
      }
    case .unlocking: break
    }
    return nil
  }

  func label(_ member: MemberID) -> String {
    members.first { $0.id == member }?.label ?? "#\(member.rawValue)"
  }
}

extension DeskModel {
  mutating func receiveAtDoor(_ event: InputEvent) -> [Effect] {
    if [.key(.control("c")), .key(.control("d")), .key(.function(10))].contains(event) { return [.quit] }
    guard let request = door?.handle(event, now: context.now) else { return [] }
    return [.request(request)]
  }
}
