/// The posts a member holds, and the mark of those who may record a reporter (专人, R6.4).
package struct Posts: OptionSet, Hashable, Sendable, Codable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Takes in and triages tips, keeps the ledger (R3).
  package static let office = Posts(rawValue: 1 << 0)
  /// Works through a section's leads (R4).
  package static let liaison = Posts(rawValue: 1 << 1)
  /// Alone knows who reported (R6.4).
  package static let custodian = Posts(rawValue: 1 << 2)
  /// Member of the leading group.
  package static let leader = Posts(rawValue: 1 << 3)
  /// Watches over the process.
  package static let auditor = Posts(rawValue: 1 << 4)
  /// Keeps members and the machine; reads nothing.
  package static let admin = Posts(rawValue: 1 << 5)
  /// May record a reporter; goes with another post.
  package static let receiver = Posts(rawValue: 1 << 6)

  /// From outside, for some days: sees the process, without content. Goes with no other post.
  package static let inspector = Posts(rawValue: 1 << 7)

  /// Every post by the name it has in the log and on the command line.
  package static let names: [(name: String, post: Posts)] = [
    ("office", .office), ("liaison", .liaison), ("custodian", .custodian), ("leader", .leader),
    ("auditor", .auditor), ("admin", .admin), ("receiver", .receiver),
    ("inspector", .inspector),
  ]
  /// The posts one of which whoever keeps a restricted tip holds (R6.4).
  package static let keepers: Posts = [.custodian, .leader, .auditor]
  /// The posts that read the `leads` compartment.
  package static let leadsReaders: Posts = [.office, .leader, .custodian, .auditor]

  /// The post of that name; nil for a name this version does not know.
  package init?(name: String) {
    guard let found = Self.names.first(where: { $0.name == name }) else { return nil }
    self = found.post
  }

  /// The names of the posts held, in the order of `names`.
  package var heldNames: [String] { Self.names.filter { contains($0.post) }.map(\.name) }

  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    var posts: Posts = []
    while !container.isAtEnd {
      let name = try container.decode(String.self)
      guard let post = Posts(name: name) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown post \(name)")
      }
      posts.insert(post)
    }
    self = posts
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for name in heldNames { try container.encode(name) }
  }
}
