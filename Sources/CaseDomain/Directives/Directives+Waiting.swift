/// For whom a directive waits.
extension Desk {
  /// The sections whose share of a directive waits for a member, in the order passed down.
  package func sharesWaiting(_ directive: SuperiorDirective, for member: MemberID) -> [SuperiorDirective.Share] {
    guard directive.closed == nil else { return [] }
    return directive.shares.filter { !$0.isSettled && speaks(member, for: $0.section) }
  }

  /// Whether a directive waits for a member: to be passed down or closed, or for what their section has to do.
  package func isWaiting(_ directive: SuperiorDirective, for member: MemberID) -> Bool {
    if !sharesWaiting(directive, for: member).isEmpty { return true }
    guard let posts = members[member]?.posts, posts.contains(.office) else { return false }
    return directive.state == .received || directive.state == .done
  }

  /// Whether anything of a directive is late: receipt, a section's share, or all of it.
  package func isLate(_ directive: SuperiorDirective, on day: CivilDate) -> Bool {
    guard directive.closed == nil else { return false }
    return directive.isLate(on: day) || directive.shares.contains { $0.isLate(on: day) || $0.isUnacknowledged(on: day) }
  }
}
