import Testing

@testable import CaseDomain

@Suite struct AuthorityTests {
  private static let later = at("2026-11-24 09:00")

  @Test("Who may do what: decide allows exactly these", arguments: Deed.all)
  func posts(_ deed: Deed) {
    for member in Cast.all {
      let refusal = deed.bench.refusal(of: deed.command, as: member, at: Self.later)
      #expect((refusal == nil) == deed.allowed.contains(member), "\(deed.name) by \(member): \(refusal as Any)")
    }
    #expect(deed.allowed.contains(deed.doer))
  }

  @Test("What one desk decides another authorises, and finds the same state", arguments: Deed.all)
  func second(_ deed: Deed) throws {
    var bench = deed.bench
    try bench.perform(deed.command, as: deed.doer, at: Self.later)
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("Hand-made by anybody else, it is kept, named, and without effect", arguments: Deed.all)
  func handMade(_ deed: Deed) throws {
    let draft = try deed.draft()
    // The next key of an entry is begun by any reader of it: whoever writes next must not have to wait.
    let events = draft.events.filter { !($0 is EntryKeyRenewed) || deed.command is KeepEntryKeys }
    for member in Cast.all where !deed.allowed.contains(member) {
      var bench = deed.bench
      let before = bench.desk.registerLines
      for event in events {
        let refusal = bench.forge(event, claims: draft.allocations, as: member, at: Self.later)
        #expect(refusal != nil, "\(deed.name) by \(member)")
      }
      #expect(bench.desk.registerLines == before, "\(deed.name) by \(member)")
      #expect(bench.desk.unauthorised.count == events.count)
    }
  }

  @Test("Every kind of event but the founding is among the deeds") func complete() throws {
    var types: Set<String> = [DeskFounded.type]
    for deed in Deed.all {
      types.formUnion(try deed.draft().events.map { Swift.type(of: $0).type })
    }
    #expect(types == Set(EventCatalogue.kinds.map { $0.type }))
  }
}
