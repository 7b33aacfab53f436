import CaseDomain
import EventLog
import Foundation
import TestSupport
import Testing

@testable import DeskSession

/// What leaves the desk never lands among the desk's own files (R6.4).
@Suite struct ExportPlaceTests {
  private final class Folder {
    let path: String

    init() throws {
      var template = Array((NSTemporaryDirectory() + "/casedesk-place-XXXXXX").utf8CString)
      path = String(cString: try #require(mkdtemp(&template)))
      for name in ["desk/log", "desk/members", "desk2", "out/deep"] {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
      }
      try FileManager.default.createSymbolicLink(atPath: path + "/out/link", withDestinationPath: "../desk/members")
      try FileManager.default.createSymbolicLink(atPath: path + "/alias", withDestinationPath: "desk")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test(arguments: [
    ("desk/note.txt", true), ("desk/log/00000002.seg", true), ("desk/members/10.key", true),
    ("out/../desk/members/10.key", true), ("out/link/10.key", true), ("alias/log/head", true),
    ("out/deep/../../alias/note.txt", true), ("desk/new/note.txt", true),
    ("out/note.txt", false), ("desk2/note.txt", false), ("desk/../out/note.txt", false), ("desk.txt", false),
  ])
  func whereAPathLeads(path: String, isInside: Bool) throws {
    let folder = try Folder()
    for desk in ["desk", "alias", "out/../desk"] {
      let layout = DeskLayout(directory: "\(folder.path)/\(desk)")
      #expect(layout.holds("\(folder.path)/\(path)", on: PosixFileSystem()) == isInside, "\(desk)")
    }
  }

  @Test func `an attachment goes nowhere into the desk, and nothing is recorded`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    try bureau.disk.makeDirectory("/home", permissions: 0o700)
    try bureau.disk.writeAtomically(Array("照片".utf8), to: "/home/photo.jpg", permissions: 0o600)
    let tip = try office.register(
      TipIntake(
        content: TipContent(title: "", narrative: "有照片"), receivedAt: office.now, precision: .minute,
        attachmentPaths: ["/home/photo.jpg"]), id: Secret.id(7))
    let registered = try #require(tip.events.first)
    let id = TipID(rawValue: registered.envelope.event.rawValue)
    let attachment = try #require((registered.event as? TipRegistered)?.content.attachments.first)
    let (head, key) = (office.head.commits, bureau.disk)
    for place in ["/desk/log/00000002.seg", "/desk/members/1.key", "/home/../desk/x.jpg"] {
      #expect(fault { try office.export(attachment, of: .tip(id), to: place) } == "insideDesk", "\(place)")
    }
    #expect(office.head.commits == head)
    #expect(try key.status("/desk/log/00000002.seg") == nil)
    try office.export(attachment, of: .tip(id), to: "/home/copy.jpg")
    #expect(office.head.commits == head + 1)
  }
}
