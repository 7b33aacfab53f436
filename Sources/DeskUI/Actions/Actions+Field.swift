import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// Work outside the building (R4.2–R4.4): visits, findings handed in, exchanges, contacts, whom to keep an eye on.
  static let fieldwork: [DeskAction] = [
    DeskAction("field", [.character("W")], .everywhere, posts: Posts.leadsReaders.union(.liaison)) { _, context in
      [.push(FieldLayer(first(context), context))]
    }
  ]

  /// What waits for this member comes first.
  private static func first(_ context: LayerContext) -> FieldList {
    let isOffice = context.member?.posts.contains(.office) == true
    return (isOffice ? [.handIns, .attention] : [.attention]).first { $0.waiting(context) > 0 } ?? .visits
  }
}
