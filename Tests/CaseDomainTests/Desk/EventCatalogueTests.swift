import Foundation
import Testing

@testable import CaseDomain

@Suite struct EventCatalogueTests {
  @Test("Every kind has a type of its own, in a known register") func types() {
    let types = EventCatalogue.kinds.map { $0.type }
    #expect(Set(types).count == types.count)
    for kind in EventCatalogue.kinds {
      #expect(kind.register != nil, "\(kind.type)")
      #expect(kind.register != .keys, "\(kind.type) would be read as a key record")
      #expect(kind.version >= 1)
      #expect(EventCatalogue.byType[kind.type] == kind)
    }
  }

  @Test("Every kind has an example") func examples() {
    let examples = Set(EventExamples.all.map { Swift.type(of: $0.event).type })
    #expect(examples == Set(EventCatalogue.kinds.map { $0.type }))
    #expect(Set(EventExamples.all.map(\.name)).count == EventExamples.all.count)
  }

  /// Stored bytes are never rewritten: what version 1 wrote is what this version writes for it, and reads.
  @Test("Golden bytes of version 1", arguments: EventExamples.all.map(\.name))
  func golden(_ name: String) throws {
    let example = try #require(EventExamples.all.first { $0.name == name })
    let stored = StoredJSON(example.event)
    let bytes = try Golden.bytes(name + ".v1.json", recording: stored.bytes)
    #expect(stored.text == String(decoding: bytes, as: UTF8.self))
    let read = try StoredJSON(type: stored.type, bytes: bytes).decoded()
    #expect(Swift.type(of: read) == Swift.type(of: example.event))
    #expect(StoredJSON(read).bytes == bytes)
  }

  @Test("Only integers, texts and lists and objects of them", arguments: EventExamples.all.map(\.name))
  func plainJSON(_ name: String) throws {
    let example = try #require(EventExamples.all.first { $0.name == name })
    let outside = Self.outsideTexts(StoredJSON(example.event).text)
    // Without texts, an event is digits, signs and brackets: no true, false, null, fraction or exponent.
    let allowed = Set("{}[],:-0123456789")
    #expect(outside.allSatisfy { allowed.contains($0) }, "\(outside)")
  }

  private static func outsideTexts(_ json: String) -> String {
    var outside = ""
    var inText = false
    var isEscaped = false
    for character in json.unicodeScalars {
      if inText {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          inText = false
        }
      } else if character == "\"" {
        inText = true
      } else {
        outside.unicodeScalars.append(character)
      }
    }
    return outside
  }

  @Test("A field that a later version adds is passed over") func additive() throws {
    let json = #"{"member":7,"reason":"调离","type":"member.removed","v":1,"later":[1,{"a":"b"}]}"#
    let event = try StoredJSON(type: "member.removed", bytes: [UInt8](json.utf8)).decoded()
    #expect((event as? MemberRemoved)?.member == MemberID(rawValue: 7))
  }

  @Test(
    "An event of a kind that this version does not know makes its register unreadable",
    arguments: [
      ("tip.somethingNew", Register.tips), ("lead.somethingNew", .leads), ("org.somethingNew", .organisation),
      ("unheardOf.thing", .members), ("nonsense", .members), ("", .members),
    ])
  func unknown(_ type: String, _ register: Register) {
    var desk = DeskBench.staffed.desk
    desk.noteUnreadable(type: type)
    #expect(desk.unreadableRegisters == [register])
    let command = RegisterTip(content: .some())
    func reason(_ command: some Command) -> Refusal.Reason? {
      do throws(Refusal) {
        _ = try desk.decide(command, as: Actor(Cast.receiver), at: at("2026-11-24 09:00"))
        return nil
      } catch { return error.reason }
    }
    let isRead = register == .members || RegisterTip.registers.contains(register)
    #expect(reason(command) == (isRead ? .upgradeNeeded : nil))
    #expect(reason(Batch([command])) == (isRead ? .upgradeNeeded : nil))
  }
}
