import CaseDomain
import DeskSession

/// What the register of restricted tips adds to pane 1.
extension Frame {
  mutating func restrictedChanged(from earlier: Desk?, _ context: LayerContext) {
    restricted.deskChanged(from: earlier, context)
    summary.restricted.update(context)
  }

  mutating func received(_ document: RestrictedDocument, _ context: LayerContext) {
    guard document.tip.id == restricted.selected else { return }
    // The list beside asks for what it shows, and is answered after what was opened meanwhile.
    if document.words == nil, restricted.focus == .detail, restricted.detail.document?.words != nil { return }
    restricted.detail.document = document
    restricted.clampDetail(context)
  }

  /// Goes to what waits for this member, where they have the list.
  mutating func showRestricted(_ context: LayerContext) {
    guard Self.lists(for: context.member?.posts ?? []).contains(.restricted) else { return }
    list = .restricted
    tab = .tips
  }
}
