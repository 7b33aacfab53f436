import CaseDomain
import EventLog

/// Where one member's unfinished forms lie (R6.4).
///
/// The desk's directory is open to every member's account, and a draft that comes and goes with a commit that nobody else
/// can read would tell a restricted tip from cover. So the member's folder is their own account's alone. Its own times
/// may be asked for by everybody all the same; what changes lies one folder deeper, whose times are its owner's to see.
struct DraftFolder {
  let layout: DeskLayout
  let member: MemberID
  let fileSystem: any FileSystem

  private static let own: UInt32 = 0o700
  private var home: String { layout.draftHome(of: member) }
  private var inner: String { layout.drafts(of: member) }

  /// Makes the folder, or takes it away from others' eyes where an earlier version left it open to them.
  func prepare() throws(FileError) {
    do throws(FileError) {
      if let found = try fileSystem.status(home), found.permissions & 0o777 == Self.own,
        try fileSystem.status(inner) != nil
      {
        return
      }
      try make()
      try move(from: home)
      // Last: until it is done, all of it is done again.
      try fileSystem.setPermissions(home, Self.own)
    } catch {
      // Somebody else's account made the folder first, and would see every draft come and go.
      guard error.isForbiddenToWrite else { throw error }
      let old = try putAside()
      try make()
      for place in [old, old + "/" + PathText.name(of: inner)] { try? move(from: place) }
    }
  }

  private func make() throws(FileError) {
    try fileSystem.makeDirectories(home, permissions: Self.own)
    try fileSystem.makeDirectories(inner, permissions: Self.own)
  }

  private func move(from place: String) throws(FileError) {
    for name in try fileSystem.list(place) where name.hasSuffix(".draft") || ["seen", "orphans"].contains(name) {
      try fileSystem.rename("\(place)/\(name)", to: "\(inner)/\(name)")
    }
  }

  /// Gives somebody else's folder another name.
  private func putAside() throws(FileError) -> String {
    for attempt in 1...1000 {
      let place = "\(home).\(attempt)"
      if try fileSystem.status(place) == nil {
        try fileSystem.rename(home, to: place)
        return place
      }
    }
    throw FileError(operation: .rename, path: home, code: ErrorCode.exists)
  }
}

extension OpenDesk {
  /// Makes sure that nobody else sees what is kept in the member's folder.
  func prepareDraftFolder() throws(FileError) {
    try DraftFolder(layout: layout, member: member, fileSystem: environment.fileSystem).prepare()
  }
}
