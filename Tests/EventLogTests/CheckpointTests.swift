import EventLog
import TestSupport
import Testing

@Suite struct CheckpointTests {
  private func checkpoint(_ harness: LogHarness) throws -> Checkpoint {
    let member = harness.first
    let store = try harness.open()
    try store.catchUp { _ in }
    return try Checkpoint(
      head: store.head, desk: store.desk, member: member.number, signingKey: member.publicKey, signer: member)
  }

  @Test func `a checkpoint read back is the same, and the log agrees with it however long it gets`() throws {
    let harness = try LogHarness.founded(3)
    let made = try checkpoint(harness)
    let read = try Checkpoint(made.text)
    #expect(read == made)
    #expect(read.text == made.text)
    let lines = made.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "casedesk/0102030405060708090a0b0c0d0e0f10")
    #expect(lines[1] == "3")
    #expect(lines[2].count == 44)
    #expect(lines[3] == "events 3")
    #expect(lines[5] == "")
    #expect(lines[6].hasPrefix("— casedesk/0102030405060708090a0b0c0d0e0f10/1 "))
    let verifier = LogVerifier(directory: "/desk", fileSystem: harness.disk)
    #expect(verifier.run(against: [read]).verdict == .sound)
    try harness.append(9, to: harness.open())
    #expect(verifier.run(against: [read]).verdict == .sound)
  }

  @Test func `a log that lost or changed what the checkpoint saw is damaged`() throws {
    let harness = try LogHarness.founded(2)
    let fork = LogHarness.resumed(harness.disk.copy())
    let old = harness.disk.copy()
    try harness.append(3, to: harness.open())
    let note = try checkpoint(harness)
    try fork.append(3, "other", to: fork.open())
    #expect(
      LogVerifier(directory: "/desk", fileSystem: old).run(against: [note]).damage.map(\.fault) == [
        .rolledBack(seen: 3, found: 2)
      ])
    #expect(
      LogVerifier(directory: "/desk", fileSystem: fork.disk).run(against: [note]).damage.map(\.fault)
        == [.rewritten(commit: 3)])
  }

  @Test func `a checkpoint of another desk says so, and nothing about this log's length`() throws {
    let harness = try LogHarness.founded(2)
    let old = harness.disk.copy()
    try harness.append(3, to: harness.open())
    let other = try Checkpoint(try checkpoint(harness).text.replacing("casedesk/01", with: "casedesk/ff"))
    let report = LogVerifier(directory: "/desk", fileSystem: old).run(against: [other])
    #expect(report.damage.isEmpty && report.verdict == .cannotTell)
    #expect(report.unreadable.count == 1)
  }

  @Test func `a checkpoint nobody signed proves nothing`() throws {
    let harness = try LogHarness.founded(2)
    let made = try checkpoint(harness)
    let stranger = LogMember(1, key: 7)
    let forged = try Checkpoint(
      head: made.head, desk: made.desk, member: 1, signingKey: stranger.publicKey, signer: stranger)
    let report = LogVerifier(directory: "/desk", fileSystem: harness.disk).run(against: [forged])
    #expect(report.verdict == .cannotTell)
    #expect(report.unsigned == [forged])
    let edited = made.text.replacing("events 2", with: "events 3")
    #expect(
      LogVerifier(directory: "/desk", fileSystem: harness.disk).run(against: [try Checkpoint(edited)]).verdict
        == .cannotTell)
  }

  @Test func `a text that is no checkpoint is refused with its line`() throws {
    let text = try checkpoint(LogHarness.founded(1)).text
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(throws: Checkpoint.Unreadable.line(1)) { try Checkpoint("") }
    let spoiled = ["x", "01", "AAAA", "events -1", "end 1:", "x", "- who what"]
    for (place, wrong) in spoiled.enumerated() {
      let kept = lines[place]
      lines[place] = wrong
      #expect(throws: Checkpoint.Unreadable.line(place + 1)) { try Checkpoint(lines.joined(separator: "\n")) }
      lines[place] = kept
    }
    lines[6] = "— elsewhere AAAA"
    #expect(throws: Checkpoint.Unreadable.unsigned) { try Checkpoint(lines.joined(separator: "\n")) }
  }

  @Test func `other systems' signature lines are kept`() throws {
    let text = try checkpoint(LogHarness.founded(1)).text + "— elsewhere AAAA\n"
    #expect(try Checkpoint(text).text == text)
  }
}
