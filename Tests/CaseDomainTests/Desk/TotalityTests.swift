import Foundation
import Testing

@testable import CaseDomain

/// Every event that can be decoded is judged, and if it is allowed taken, without a trap, whatever stands in it.
@Suite struct TotalityTests {
  private static let integers: [Int] = [Int.min, -1, 0, 1, 2, 40, Int.max]
  private static let texts: [String] = [
    "", " ", "\u{1F}", "0001-01-01", "9999-12-31", "JB-9999-9223372036854775807", "A-1-1",
    "section/-9223372036854775808",
    "everything", String(repeating: "字", count: 3000), String(repeating: "f", count: 64), "丁",
  ]

  @Test("With every field exchanged for an extreme", arguments: Deed.all)
  func exchanged(_ deed: Deed) throws {
    let draft = try deed.draft()
    for event in draft.events {
      let whole = try JSONSerialization.jsonObject(with: Data(StoredJSON(event).bytes))
      for variant in Self.variants(of: whole) {
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: variant))
        // What cannot be decoded never reaches a desk.
        guard let hostile = try? StoredJSON(type: "", bytes: bytes).decoded() else { continue }
        judge(hostile, on: deed.bench.desk, by: deed.doer, claims: draft.allocations, from: bytes)
      }
    }
  }

  @Test("With the clock at its ends", arguments: [Int64.min, -1, 0, 253_402_300_799_999, .max])
  func clocks(_ milliseconds: Int64) throws {
    for deed in Deed.all {
      for event in try deed.draft().events {
        var bench = deed.bench
        bench.forge(
          event, claims: bench.claims(.tip, .lead, .alias, .member), as: deed.doer, at: .init(rawValue: milliseconds))
      }
      _ = try? deed.bench.desk.decide(deed.command, as: Actor(deed.doer), at: Instant(rawValue: milliseconds))
    }
  }

  private func judge(
    _ event: any Event, on desk: Desk, by author: MemberID, claims: [Allocation], from bytes: [UInt8]
  ) {
    var desk = desk
    let accepted = desk.begin(
      commit: CommitNumber(rawValue: desk.lastCommit.rawValue + 1), time: at("2026-11-24 09:00"),
      firstEvent: desk.lastEvent.next, events: 1, claims: claims, author: author)
    let envelope = Envelope(
      author: author, time: accepted.time, commit: desk.lastCommit, event: desk.lastEvent,
      allocations: accepted.allocations)
    _ = event.scope(at: envelope.event)
    desk.apply(event, from: envelope)
    let broken = desk.checkInvariants()
    #expect(broken.isEmpty, "\(String(decoding: bytes, as: UTF8.self).prefix(600)): \(broken)")
  }

  /// The value with one of its parts exchanged, for each part and each extreme of its kind, and with each field left out
  /// and each list emptied or doubled.
  private static func variants(of value: Any, key: String = "") -> [Any] {
    switch value {
    case let object as [String: Any]:
      var found: [Any] = []
      for (name, part) in object where name != "type" && name != "v" {
        var without = object
        without[name] = nil
        found.append(without)
        for variant in variants(of: part, key: name) {
          var exchanged = object
          exchanged[name] = variant
          found.append(exchanged)
        }
      }
      return found
    case let list as [Any]:
      var found: [Any] = [[Any](), list + list]
      for index in list.indices {
        for variant in variants(of: list[index], key: key) {
          var exchanged = list
          exchanged[index] = variant
          found.append(exchanged)
        }
      }
      return found
    case is String: return texts
    default: return integers
    }
  }
}
