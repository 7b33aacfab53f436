import DeskDocuments
import Foundation
import Testing

/// What a program leaves that is killed while a text lies in a file (R6.4).
@Suite struct PrivateFolderTests {
  private func place() throws -> String {
    var template = Array((NSTemporaryDirectory() + "/casedesk-sweep-XXXXXX").utf8CString)
    return String(cString: try #require(mkdtemp(&template)))
  }

  @Test func whatWasLeftBehindIsSweptAndWhatIsInUseStays() throws {
    let place = try place()
    defer { try? FileManager.default.removeItem(atPath: place) }
    for name in ["casedesk-open-a1b2c3", "casedesk-a1b2c3", "other"] {
      try FileManager.default.createDirectory(atPath: "\(place)/\(name)", withIntermediateDirectories: false)
      try Data("事实经过".utf8).write(to: URL(fileURLWithPath: "\(place)/\(name)/casedesk.txt"))
    }
    try FileManager.default.createSymbolicLink(
      atPath: place + "/casedesk-open-a1b2c3/link", withDestinationPath: place + "/other/casedesk.txt")
    try FileManager.default.createSymbolicLink(
      atPath: place + "/casedesk-open-link00", withDestinationPath: place + "/other")
    let used = try #require(PrivateFolder.make(in: ["/nowhere", place]))
    try Data("事实经过".utf8).write(to: URL(fileURLWithPath: used.path + "/casedesk.txt"))
    PrivateFolder.sweep([place])
    #expect(!FileManager.default.fileExists(atPath: place + "/casedesk-open-a1b2c3"))
    #expect(FileManager.default.fileExists(atPath: used.path + "/casedesk.txt"), "its program runs")
    // Nothing is touched through a link.
    #expect(FileManager.default.contents(atPath: place + "/other/casedesk.txt") == Data("事实经过".utf8))
    #expect(FileManager.default.fileExists(atPath: place + "/casedesk-a1b2c3/casedesk.txt"))
    used.wipe()
    #expect(!FileManager.default.fileExists(atPath: used.path))
    #expect(PrivateFolder.make(in: ["/nowhere"]) == nil)
  }
}
