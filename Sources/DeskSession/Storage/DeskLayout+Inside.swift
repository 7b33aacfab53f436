import EventLog

extension DeskLayout {
  /// Whether a file of that path would lie in the desk's own directory, whatever links and `..` lead there: in the place
  /// of the log, of somebody's keys, or beside them, where every member's account reads.
  package func holds(_ path: String, on fileSystem: any FileSystem) -> Bool {
    guard let own = try? fileSystem.realPath(directory) else { return false }
    var place = PathText.directory(of: path)
    while true {
      if let real = try? fileSystem.realPath(place) { return real == own || real.hasPrefix(own + "/") }
      // Nothing is there yet; where it would come to lie says the nearest folder above.
      let above = PathText.directory(of: place)
      if above == place { return false }
      place = above
    }
  }
}

extension OpenDesk {
  /// - Throws: `DeskFault` `insideDesk` where a file is about to be written among the desk's own.
  func refuseInside(_ path: String) throws(DeskFault) {
    if layout.holds(path, on: environment.fileSystem) { throw DeskFault("insideDesk", path) }
  }
}
