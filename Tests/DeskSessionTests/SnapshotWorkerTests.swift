import EventLog
import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession

/// Snapshots as the worker writes them, beside its work.
@Suite struct SnapshotWorkerTests {
  private static func id(_ number: Int) -> RequestID { RequestID(bytes: [UInt8](repeating: UInt8(number), count: 16)) }

  private static func intake(_ number: Int) -> TipIntake {
    TipIntake(content: TipContent(title: "第\(number)件", narrative: "某某砂石场强收管理费"))
  }

  /// Waits for what another thread does in its own time.
  private func eventually(_ holds: () throws -> Bool) async throws {
    for _ in 0..<1_000 {
      if try holds() { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("it never came about")
  }

  @Test func `one is written while work goes on, and the next opening begins with it`() async throws {
    let place = try Workplace(snapshotStep: 40)
    let talk = try await place.opened()
    for number in 1...60 { talk.send(.register(Self.id(number), Self.intake(number))) }
    try await eventually { try place.bureau.open(Bureau.admin).snapshotEvent.rawValue >= 40 }
    // The desk goes on with what was written as if nothing had been.
    talk.send(.register(Self.id(61), Self.intake(61)))
    let view = try await talk.view { $0.desk.tips.count == 61 }
    #expect(view.notices.isEmpty)
    await talk.stop()
    let read = try place.bureau.open(Bureau.admin, fromSnapshot: false)
    let opened = try place.bureau.open(Bureau.admin)
    #expect(opened.snapshotEvent.rawValue > 0)
    #expect(Anatomy.difference(opened.state.desk, read.state.desk) == nil)
  }

  @Test func `whoever works on when it turns out damaged is told, and sees the truth`() async throws {
    let place = try Workplace(snapshotStep: 1_000_000)
    let desk = try place.bureau.open(Bureau.admin)
    _ = try desk.register((1...60).map(Self.intake))
    try desk.saveSnapshot()
    let folder = try #require(desk.snapshotSource.folder).path
    let part = folder + "/00000001.part"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: part))
    for place in bytes.indices.dropFirst(24) { bytes[place] ^= 1 }
    try bytes.write(to: URL(fileURLWithPath: part))
    let talk = Conversation(place.bureau.door)
    talk.send(place.unlock)
    let view = try await talk.view()
    #expect((0..<60).map { view.desk.tips.titles[$0] } == (1...60).map { "第\($0)件" })
    let told = try await talk.view { !$0.notices.isEmpty }
    #expect(told.notices.map(\.id) == ["snapshotDamaged"])
    #expect((0..<60).map { told.desk.tips.titles[$0] } == (1...60).map { "第\($0)件" })
    await talk.stop()
    #expect(!FileManager.default.fileExists(atPath: folder + "/root"))
  }
}
