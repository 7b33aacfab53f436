/// What the bureau made public: activities planned and held, whom they reached, and what shows it (R1.1–R1.3, R1.5,
/// R4.5). Every member's to read. A few a month, read by people: kept whole.
package struct Publicity: Sendable, Codable {
  package static let events: [any Event.Type] = [
    ActivityPlanned.self, ActivityHeld.self, ActivityCorrected.self, ActivityEvidenceAdded.self, ActivityDropped.self,
    ActivityStruckOut.self, PublicityExported.self,
  ]

  /// In the order entered.
  package internal(set) var all: [Activity] = []
  /// What left the desk as a file, in order.
  package internal(set) var exports: [Export] = []

  /// Something that left the desk.
  package struct Export: Hashable, Sendable, Codable {
    package let step: EntryStep
    package let what: ExportedPublicity
    package let count: Int
    package let file: String
  }

  package init() {}

  package subscript(id: ActivityID) -> Activity? { all.first { $0.id == id } }

  /// Those that took place and count.
  package var held: [Activity] { all.filter { $0.state == .held } }

  mutating func change(_ id: ActivityID, _ body: (inout Activity) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
  }
}
