import CaseDomain
import DeskText
import Terminal

/// One thing a person can do: the single list that feeds keys, footer, help, palette and cheat sheet.
struct DeskAction: Sendable {
  enum Group: String, Hashable, Sendable, CaseIterable {
    case triage, leads, identity, restricted, meetings, rewards, weekly, publicity, supervision, list, everywhere
  }

  let id: ActionID
  /// The first is shown; every action is also in the palette, which arrows and Enter reach from F2.
  let keys: [Key]
  let group: Group
  let places: Set<Frame.Place>
  /// The posts it is for, any of them; nil where every post may. Kept to what the rules say by a test.
  let posts: Posts?
  /// Place in the footer, lowest first; nil keeps it out.
  let footer: Int?
  /// Where the footer may name it; nil wherever it is.
  let footerAt: Set<Frame.Place>?
  /// What the rules and the selection say.
  let probe: @Sendable (Frame, LayerContext) -> Availability
  let run: @Sendable (inout Frame, inout LayerContext) -> [LayerAction]

  init(
    _ id: ActionID, _ keys: [Key], _ group: Group, in places: Set<Frame.Place> = Set(Frame.Place.allCases),
    posts: Posts? = nil, footer: Int? = nil, footerAt: Set<Frame.Place>? = nil,
    availability: @escaping @Sendable (Frame, LayerContext) -> Availability = { _, _ in .enabled },
    run: @escaping @Sendable (inout Frame, inout LayerContext) -> [LayerAction]
  ) {
    self.id = id
    self.keys = keys
    self.group = group
    self.places = places
    self.posts = posts
    self.footer = footer
    self.footerAt = footerAt
    probe = availability
    self.run = run
  }

  /// Whether it is there for a member at all; where it is not, the footer leaves it out.
  func isOpen(to held: Posts) -> Bool { posts.map { !$0.isDisjoint(with: held) } ?? true }

  /// What an inspector's account can never do, though no post is asked for it.
  private static let notForInspectors: Set<ActionID> = [
    "sendDirectly", "tips", "withdraw", "handover", "leave", "endLeave",
  ]

  /// Whether palette and help name it to a member: all of it, greyed where it is for others; but who is here from outside
  /// (检查人员) finds only what is theirs.
  func isListed(for member: Members.Member?) -> Bool {
    guard let member, member.posts == .inspector else { return true }
    return isOpen(to: member.posts) && !Self.notForInspectors.contains(id)
  }

  /// Whether it is possible now.
  func availability(_ frame: Frame, _ context: LayerContext) -> Availability {
    if let posts, let member = context.member, !isOpen(to: member.posts) {
      return .refused(.rule(Refusal(.postRequired, nil, .posts(posts))))
    }
    return probe(frame, context)
  }

  /// The full name, for help and palette.
  func name(_ texts: Texts) -> String { texts["keys.\(id.rawValue)"] }
  /// What else people look for it by in the palette.
  func otherWords(_ texts: Texts) -> [String] { texts.find("keys.\(id.rawValue).words").map { [$0] } ?? [] }

  /// The short name, for the footer.
  func shortName(_ texts: Texts) -> String { texts.find("keys.\(id.rawValue).short") ?? name(texts) }

  /// Every action there is.
  static let all: [DeskAction] =
    triage + leads + papers + covering + recusals + inspection + codes + identities + restricted + lists + incidents
    + fieldwork + meetings + rewards + weekly + publicity + supervision
    + everywhere

  static func named(_ id: ActionID) -> DeskAction? { all.first { $0.id == id } }

  /// What a letter does on the page of one entry that has no other use for it: a digit leaves for its pane.
  static func leavingForPane(_ letter: Character) -> LayerOutcome {
    let pane = all.first { $0.group == .everywhere && $0.keys.contains(.character(letter)) }
    return pane.map { letter.isNumber ? .consumed([.close, .run($0.id)]) : .done } ?? .done
  }

  /// What a key does at a place.
  static func on(_ key: Key, at place: Frame.Place) -> DeskAction? {
    let key = key.inCommandMode
    return all.first { $0.places.contains(place) && $0.keys.contains(key) }
  }
}

/// Whether an action is possible now.
enum Availability: Sendable {
  case enabled
  /// Not possible, and why: said when the key is pressed.
  case refused(Reason)

  enum Reason: Sendable {
    /// The rules refuse it.
    case rule(Refusal)
    /// A text by its key.
    case text(String)
  }

  var isEnabled: Bool {
    if case .enabled = self { return true }
    return false
  }

  /// Why not, in words; nil where it is possible.
  func sentence(_ context: LayerContext) -> String? {
    switch self {
    case .enabled: nil
    case .refused(.rule(let refusal)): context.wording.refusal(refusal)
    case .refused(.text(let key)): context.texts[key]
    }
  }
}
