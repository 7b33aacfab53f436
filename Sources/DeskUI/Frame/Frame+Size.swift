extension Frame {
  /// The screen has another size: a panel that took the whole body stands beside its list now, or the reverse.
  mutating func sizeChanged(_ context: LayerContext) {
    tips.sizeChanged(context)
    leads.sizeChanged(context)
    reporters.sizeChanged(context)
    restricted.sizeChanged(context)
    meetings.keepInView(context)
    rewards.keepInView(context)
    publicity.keepInView(context)
    supervision.keepInView(context)
    weekly.keepInView(context)
    log.keepInView(context)
    overview.keepInView(context, summary)
  }
}

extension LedgerPane {
  fileprivate mutating func sizeChanged(_ context: LayerContext) {
    detail.isOpen = (detail.isOpen || !isSplit(context)) && focus == .detail
    keepInView(context)
  }
}
