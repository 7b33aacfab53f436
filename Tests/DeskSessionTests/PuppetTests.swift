import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// An admin makes a member of their own invention, holds its key file, and tries to get a post by it (design §4).
@Suite struct PuppetTests {
  private static let puppet = "影子"

  private static func scene() throws -> Reporting {
    let desk = try Reporting()
    try desk.bureau.invite(puppet, [.leader, .auditor])
    return desk
  }

  @Test func `it holds no key, and the admin who made it can hand none on`() throws {
    let desk = try Self.scene()
    #expect(refusal { try desk.bureau.grant(Self.puppet, by: Bureau.admin) } == .postRequired)
    let shadow = try desk.open(Self.puppet)
    #expect(shadow.state.keyring.everyKey.isEmpty && shadow.desk.tips.count == 0)
    #expect(shadow.desk.organisation.name.isEmpty, "it reads not even the desk's name")
  }

  @Test func `its post has no effect before a leader admits it, by the program or by hand`() throws {
    let desk = try Self.scene()
    let request = try desk.request()
    let shadow = try desk.open(Self.puppet)
    #expect(throws: (any Error).self) { try shadow.perform(SignUndertaking()) }
    let today = try desk.open(Bureau.leader).desk.date(of: shadow.now)
    let approval = IdentityApproved(request: request, tip: desk.tip, lifted: [], validUntil: today.adding(days: 1))
    // Even with the tip's key, lent by a reader who takes part.
    let office = try desk.open(Bureau.office)
    let lent = try #require(office.state.keyring.key(for: desk.key()))
    #expect(throws: StoreError.unknownAuthor(5), "the log itself takes nothing from a number nobody admitted") {
      try Forger(desk.bureau, Self.puppet).write([.init(desk.key(), [approval], sealedWith: lent)])
    }
    #expect(try desk.open(Bureau.leader).desk.reporters.requests[request]?.approval == nil)
  }

  @Test func `it does not take a name that looks like another's`() throws {
    let desk = try Reporting()
    for name in [Bureau.leader, " \(Bureau.leader)", "刘组长\u{200B}", "刘 组长", "刘\u{3000}组长"] {
      #expect(throws: (any Error).self, "\(name.unicodeScalars.map(\.value))") { try desk.bureau.invite(name, .leader) }
    }
  }
}
