/// Something a checkup found, to be worded: what it is, what it means for the work, what to do.
package struct CheckupFinding: Sendable, Equatable {
  /// How much it matters.
  package enum Weight: Int, Sendable, Comparable {
    /// Good to know.
    case notice
    /// To be looked at; work goes on.
    case look
    /// Nobody can save, or what was saved is at risk.
    case broken

    package static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  package let id: String
  package let weight: Weight
  package let details: [String]

  package init(_ id: String, _ weight: Weight, _ details: String...) {
    (self.id, self.weight, self.details) = (id, weight, details)
  }
}

/// What only the machine can tell; passed in, so that every answer can be tried.
package struct Machine: Sendable {
  /// Room left on the disk that a path is on: bytes, and files; nil where the file system counts none.
  package let room: @Sendable (String) -> (bytes: Int64, files: Int64?)?
  /// The processes that hold a file's lock, as `1234 casedesk`.
  package let holders: @Sendable (String) -> [String]
  /// Whether this account may make files in a folder.
  package let mayWrite: @Sendable (String) -> Bool
  /// Waits a moment, a tenth of a second.
  package let pause: @Sendable () -> Void

  package init(
    room: @escaping @Sendable (String) -> (bytes: Int64, files: Int64?)?,
    holders: @escaping @Sendable (String) -> [String], mayWrite: @escaping @Sendable (String) -> Bool,
    pause: @escaping @Sendable () -> Void
  ) {
    (self.room, self.holders, self.mayWrite, self.pause) = (room, holders, mayWrite, pause)
  }
}
