import CaseDomain
import EventLog
import TestSupport
import Testing

@testable import DeskSession

/// Where drafts lie, as every account that may write to the desk's directory sees it (R6.4).
@Suite struct DraftFolderTests {
  private static let draft = FormDraft(id: "0a", form: "tip.register", startedAt: 1, fields: ["narrative": "半句"])

  private func disk(_ bureau: Bureau) throws -> SimulatedFileSystem {
    try #require(bureau.disk as? SimulatedFileSystem)
  }

  @Test func `drafts come and go where nobody else sees names, number or times`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    try office.keep(Self.draft)
    let home = bureau.layout.draftHome(of: office.member)
    #expect(try bureau.disk.status(home)?.permissions == 0o700)
    let before = try bureau.disk.list(home)
    #expect(before == ["kept"], "whatever changes is a folder deeper: the folder's own times stand still")
    try office.noteSeen()
    try office.dropDraft(RequestID(bytes: [0x0a]))
    #expect(try bureau.disk.list(home) == before)
    #expect(try bureau.disk.status(bureau.layout.drafts(of: office.member))?.permissions == 0o700)
  }

  @Test func `whoever enrols makes the folder`() throws {
    let bureau = try Bureau.full()
    let admin = try bureau.open(Bureau.admin)
    let invited = try admin.invite(name: "新来的", posts: .office, section: nil)
    _ = try bureau.door.enrol("新来的", code: invited.code, passphrase: Bureau.passphrase("新来的"))
    #expect(try bureau.disk.status(bureau.layout.draftHome(of: invited.member))?.permissions == 0o700)
  }

  @Test func `a folder that an earlier version left open is closed, and its drafts are kept`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    try office.keep(Self.draft)
    try office.noteSeen()
    try leaveOpen(bureau, office)
    let again = try bureau.open(Bureau.office)
    #expect(again.drafts() == [Self.draft] && again.lastSeen() == office.desk.lastEvent)
    let home = bureau.layout.draftHome(of: office.member)
    #expect(try bureau.disk.list(home) == ["kept"] && bureau.disk.status(home)?.permissions == 0o700)
  }

  @Test func `closing it that was cut short is done again`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    try office.keep(Self.draft)
    try leaveOpen(bureau, office)
    let disk = try disk(bureau)
    disk.inject(SimulatedFault(.rename, suffix: "0a.draft", code: ErrorCode.inputOutput))
    #expect(office.drafts().isEmpty)
    disk.clearFaults()
    #expect(office.drafts() == [Self.draft])
  }

  @Test func `a folder that somebody else made first is put aside`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let (home, disk) = (bureau.layout.draftHome(of: office.member), try disk(bureau))
    for name in try disk.list(home + "/kept") { try disk.unlink("\(home)/kept/\(name)") }
    try disk.unlink(home + "/kept")
    try disk.setPermissions(home, 0o2770)
    // Only its owner sets what others may do in it.
    disk.inject(SimulatedFault(.permissions, suffix: home, code: ErrorCode.notPermitted))
    try office.keep(Self.draft)
    #expect(office.drafts() == [Self.draft])
    #expect(try disk.status(home)?.permissions == 0o700)
    #expect(try disk.status(home + ".1")?.permissions == 0o2770)
    #expect(try disk.list(home) == ["kept"])
  }

  /// As it was before: every account lists the folder, and drafts lie in it.
  private func leaveOpen(_ bureau: Bureau, _ office: OpenDesk) throws {
    let (home, inner) = (bureau.layout.draftHome(of: office.member), bureau.layout.drafts(of: office.member))
    for name in try bureau.disk.list(inner) { try bureau.disk.rename("\(inner)/\(name)", to: "\(home)/\(name)") }
    try bureau.disk.unlink(inner)
    try bureau.disk.setPermissions(home, 0o2770)
  }
}
